package io.onething.applicants;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a manifest says under {@code intake} can be followed. */
@Component
class IntakeCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      Bundle.@Nullable Intake intake = bundle.intake();
      if (intake != null) {
        check(bundle, intake, faults);
      }
    }
    return faults;
  }

  private static void check(Bundle bundle, Bundle.Intake intake, List<Fault> faults) {
    if (intake.season() != null) {
      field(bundle, "season.bornBy", intake.season().bornBy(), faults);
      field(bundle, "season", "season", faults);
      field(bundle, "season", "batch", faults);
    }
    if (intake.once() != null) {
      field(bundle, "once.field", intake.once().field(), faults);
      intake.once().until().stream()
          .filter(outcome -> !bundle.outcomes().containsKey(outcome))
          .forEach(
              outcome ->
                  fault(
                      bundle,
                      "once.until",
                      "unknown outcome '" + outcome + "'",
                      "one of " + bundle.outcomes().keySet().stream().sorted().toList(),
                      faults));
    }
  }

  private static void field(
      Bundle bundle, String path, @Nullable String field, List<Fault> faults) {
    if (field == null || !bundle.fields().containsKey(field)) {
      fault(bundle, path, "unknown field '" + field + "'", "a key of fields", faults);
    }
  }

  private static void fault(
      Bundle bundle, String path, String problem, String expected, List<Fault> faults) {
    faults.add(
        new Fault(
            "processes/" + bundle.bundle() + "/bundle.yaml", "intake." + path, problem, expected));
  }
}
