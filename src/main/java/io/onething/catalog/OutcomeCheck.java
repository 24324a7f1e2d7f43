package io.onething.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Every outcome of a manifest says what it is called and what it means for the applicant. */
final class OutcomeCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    bundles.forEach(
        bundle ->
            bundle
                .outcomes()
                .forEach((code, outcome) -> check(bundle.bundle(), code, outcome, faults)));
    return faults;
  }

  /** Whether this is the tone of an outcome, which releases from before it was asked for lack. */
  static boolean isTone(Fault fault) {
    return fault.path().startsWith("outcomes.") && fault.path().endsWith(".tone");
  }

  private static void check(
      String bundle, String code, Bundle.CaseOutcome outcome, List<Fault> faults) {
    String file = "processes/" + bundle + "/bundle.yaml";
    String path = "outcomes." + code;
    if (outcome.zh() == null || outcome.en() == null) {
      faults.add(new Fault(file, path, "zh or en is missing", "{zh, en, tone}"));
    } else if (outcome.tone() == null) {
      faults.add(
          new Fault(
              file,
              path + ".tone",
              "is missing",
              "one of "
                  + Arrays.stream(Tone.values())
                      .map(tone -> tone.name().toLowerCase(Locale.ROOT))
                      .toList()
                  + ": what it means for the applicant"));
    }
  }
}
