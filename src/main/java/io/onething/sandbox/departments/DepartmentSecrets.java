package io.onething.sandbox.departments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What the departments have agreed on with their callers, from properties such as {@code HRSS_KEY}.
 */
@Component
class DepartmentSecrets {

  static final String CALLBACKS = "POLICE_ORIGIN_CALLBACK_SECRET";
  static final String CIVIL_AFFAIRS_USER = "CIVIL_AFFAIRS_USER";
  static final String HOUSING_CLIENT_ID = "HOUSING_CLIENT_ID";

  private final Map<String, String> properties = new HashMap<>();

  /**
   * @throws IllegalStateException naming all properties that are missing
   */
  DepartmentSecrets(Environment environment, PlayedFiles played) {
    List<String> names = new ArrayList<>(List.of(CALLBACKS, CIVIL_AFFAIRS_USER, HOUSING_CLIENT_ID));
    for (Department department : played.departments()) {
      names.add(department.secretProperty());
    }
    List<String> missing = new ArrayList<>();
    for (String name : names) {
      String value = environment.getProperty(name);
      if (value == null || value.isBlank()) {
        missing.add(name);
      } else {
        properties.put(name, value);
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The sandbox needs these properties: " + String.join(", ", missing));
    }
  }

  String text(String property) {
    String value = properties.get(property);
    if (value == null) {
      throw new IllegalArgumentException(property + " is not among the departments' properties");
    }
    return value;
  }

  Secret secret(String property) {
    return new Secret(text(property));
  }

  Secret of(Department department) {
    return secret(department.secretProperty());
  }
}
