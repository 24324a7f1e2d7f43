package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the clocks of every manifest. */
class ClockCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      String file = "processes/" + bundle.bundle() + "/bundle.yaml";
      bundle
          .clocks()
          .forEach(
              (name, clock) -> {
                String path = "clocks." + name;
                Limit limit = read(file, path + ".limit", clock.limit(), faults);
                Limit promised = read(file, path + ".promised", clock.promised(), faults);
                if (limit != null
                    && promised != null
                    && limit.getClass() == promised.getClass()
                    && promised.count() > limit.count()) {
                  faults.add(
                      new Fault(
                          file,
                          path + ".promised",
                          "'" + promised.text() + "' is longer than the limit",
                          "at most " + limit.text()));
                }
                if (limit != null && clock.extension() != null) {
                  new ExtensionCheck(file, path + ".extension", faults)
                      .check(clock.extension(), limit);
                }
              });
    }
    return faults;
  }

  static @Nullable Limit read(String file, String path, @Nullable String text, List<Fault> faults) {
    try {
      return text == null ? null : Limit.parse(text);
    } catch (IllegalArgumentException unreadable) {
      faults.add(new Fault(file, path, "'" + text + "'", "as in 20wd, 10d, 24h or 10min"));
      return null;
    }
  }
}
