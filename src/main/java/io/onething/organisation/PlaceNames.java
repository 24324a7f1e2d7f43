package io.onething.organisation;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.OfficeRule;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import io.onething.shared.Localized;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people call the codes that offices serve, as that of a school: the values of the fields by
 * which bundles find the offices of a department.
 */
final class PlaceNames {

  private final Map<String, Map<String, Localized>> byDepartment = new HashMap<>();

  PlaceNames(List<Bundle> bundles) {
    for (Bundle bundle : bundles) {
      for (OfficeRule rule : bundle.offices().values()) {
        @Nullable String place = rule.place();
        if (place != null) {
          add(
              bundle,
              byDepartment.computeIfAbsent(rule.department(), none -> new HashMap<>()),
              place);
        }
      }
    }
  }

  private static void add(Bundle bundle, Map<String, Localized> names, String place) {
    try {
      FeelExpression expression = FeelExpression.parse(place);
      bundle.fields().entrySet().stream()
          .filter(field -> expression.refersTo(field.getKey()))
          .forEach(field -> field.getValue().values().forEach(names::putIfAbsent));
    } catch (FeelSyntaxFault checkedWhenItWasRead) {
      throw new IllegalStateException(place, checkedWhenItWasRead);
    }
  }

  Optional<Localized> of(String department, String code) {
    return Optional.ofNullable(byDepartment.getOrDefault(department, Map.of()).get(code));
  }
}
