package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A bundle can use a call: what the call sees and brings are fields of this bundle, and people
 * consent to a query that says who they are (个人信息保护法, art. 13 and 17).
 */
final class BundleCallCheck {

  private final DepartmentFiles departments;
  private final List<Fault> faults;

  BundleCallCheck(DepartmentFiles departments, List<Fault> faults) {
    this.departments = departments;
    this.faults = faults;
  }

  /**
   * @param uses the places of all bundles that name a topic
   */
  void check(Bundle bundle, List<TopicUse> uses) {
    String folder = "processes/" + bundle.bundle() + "/";
    Set<String> asked =
        bundle.consents().stream().map(Bundle.Consent::topic).collect(Collectors.toSet());
    Set<String> told = new TreeSet<>();
    for (TopicUse use : uses) {
      if (use.file().startsWith(folder)) {
        departments
            .find(use.topic())
            .ifPresent(
                call -> {
                  checkFields(bundle, use, call);
                  if (asksAboutSomebody(bundle, call) && asked.add(call.topic())) {
                    told.add(call.topic());
                  }
                });
      }
    }
    told.forEach(
        topic ->
            faults.add(
                new Fault(
                    folder + "bundle.yaml",
                    "consents",
                    "nobody consents to '" + topic + "', which asks about a person",
                    "{topic, data, purpose} of it")));
  }

  private void checkFields(Bundle bundle, TopicUse use, Call call) {
    missing(bundle, call.facts()).forEach(fact -> fault(use, "sees", fact));
    missing(bundle, call.answers()).forEach(fact -> fault(use, "brings", fact));
  }

  private static Set<String> missing(Bundle bundle, Iterable<String> facts) {
    Set<String> missing = new TreeSet<>();
    facts.forEach(missing::add);
    missing.removeAll(bundle.fields().keySet());
    return missing;
  }

  private void fault(TopicUse use, String does, String fact) {
    faults.add(
        use.fault(
            "'" + use.topic() + "' " + does + " '" + fact + "', which is no field of this bundle",
            "a field of that name in bundle.yaml"));
  }

  private static boolean asksAboutSomebody(Bundle bundle, Call call) {
    return !call.hasEffect()
        && call.facts().stream().anyMatch(fact -> isPersonal(bundle.fields().get(fact)));
  }

  private static boolean isPersonal(Bundle.@Nullable Field field) {
    return field != null && field.personal();
  }
}
