package io.onething.organisation;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.OfficeRule;
import io.onething.catalog.Fault;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks by what the manifest of a bundle finds the offices of its cases. */
final class OfficeRuleCheck {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Bundle bundle;
  private final Set<String> departments;
  private final List<Fault> faults;

  OfficeRuleCheck(Bundle bundle, Set<String> departments, List<Fault> faults) {
    this.bundle = bundle;
    this.departments = departments;
    this.faults = faults;
  }

  void check() {
    bundle.offices().forEach((id, rule) -> check("offices." + id, id, rule));
  }

  private void check(String path, String id, @Nullable OfficeRule rule) {
    if (!ID.matcher(id).matches()) {
      fault(path, "not an id", "lower case and hyphens, as in school");
    }
    if (rule == null) {
      fault(path, "is missing", "{department, place}");
      return;
    }
    if (rule.department() == null || !departments.contains(rule.department())) {
      fault(
          path + ".department",
          "unknown department '" + rule.department() + "'",
          "one of " + departments);
    }
    if (rule.place() == null && rule.address() == null && rule.region() == null) {
      fault(path, "found by nothing", "place, address or region");
    }
    checkExpression(path + ".place", rule.place());
    checkExpression(path + ".region", rule.region());
    checkExpression(path + ".address", rule.address());
  }

  private void checkExpression(String path, @Nullable String text) {
    if (text == null) {
      return;
    }
    if (!text.startsWith("=")) {
      fault(path, "does not begin with =", "FEEL, as in =propertyAddress");
      return;
    }
    try {
      Set<String> known = new LinkedHashSet<>(bundle.fields().keySet());
      known.add("today");
      Set<String> unknown = FeelExpression.parse(text).unknownNames(known);
      if (!unknown.isEmpty()) {
        fault(path, "unknown names " + unknown, "fields, today");
      }
    } catch (FeelSyntaxFault wrong) {
      fault(path, "no FEEL: " + wrong.getMessage(), "FEEL, as in =propertyAddress");
    }
  }

  private void fault(String path, String problem, String expected) {
    faults.add(new Fault("processes/" + bundle.bundle() + "/bundle.yaml", path, problem, expected));
  }
}
