package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.catalog.FollowUp;
import io.onething.deadlines.Limit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a manifest lets people ask for after the end exists: outcomes, form, process and time. */
@Component
class FollowUpCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      bundle
          .followUps()
          .forEach(
              (id, followUp) ->
                  new Check(files, bundle, "followUps." + id, faults).check(followUp));
    }
    return faults;
  }

  private record Check(DataFiles files, Bundle bundle, String path, List<Fault> faults) {

    void check(FollowUp followUp) {
      if (followUp.names() == null || followUp.text() == null) {
        fault("", "names or text is missing", "both, in two languages");
      }
      if (followUp.after().isEmpty() || !bundle.outcomes().keySet().containsAll(followUp.after())) {
        fault(".after", followUp.after().toString(), "some of " + bundle.outcomes().keySet());
      }
      if (!isNaturalDays(String.valueOf(followUp.within()))) {
        fault(".within", "'" + followUp.within() + "'", "natural days, as in 365d");
      }
      file(".form", "forms/" + bundle.bundle() + "/" + followUp.form() + ".form");
      String process = String.valueOf(followUp.process());
      if (!process.startsWith(bundle.bundle() + "-")) {
        fault(".process", "'" + process + "'", "a name that begins with " + bundle.bundle() + "-");
      }
      file(".process", "processes/" + bundle.bundle() + "/" + process + ".bpmn");
      if (followUp.office() != null) {
        file(
            ".office.department", "workers/" + followUp.office().department() + "/department.yaml");
        file(".office.form", "forms/" + bundle.bundle() + "/" + followUp.office().form() + ".form");
      }
    }

    private void file(String key, String file) {
      if (files.find(file).isEmpty()) {
        fault(key, "no file " + file, "a file that exists");
      }
    }

    private static boolean isNaturalDays(String within) {
      try {
        return Limit.parse(within) instanceof Limit.NaturalDays;
      } catch (IllegalArgumentException none) {
        return false;
      }
    }

    private void fault(String key, String problem, String expected) {
      faults.add(
          new Fault(
              "processes/" + bundle.bundle() + "/bundle.yaml", path + key, problem, expected));
    }
  }
}
