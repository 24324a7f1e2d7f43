package io.onething.sandbox.departments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The settings by which the departments that the sandbox plays are reached and called. */
public final class DepartmentProperties {

  private DepartmentProperties() {}

  /**
   * Of every department its secret, by the name of the property.
   *
   * @param secretOf the secret of a department, by its name as it is in properties: {@code
   *     POLICE_SZ}
   */
  public static Map<String, String> secrets(UnaryOperator<String> secretOf) {
    Map<String, String> properties = new LinkedHashMap<>();
    Department.all()
        .forEach(
            department ->
                properties.put(department.secretProperty(), secretOf.apply(department.property())));
    return properties;
  }

  /** Of every department its address, by the name of the property. */
  public static Map<String, String> addresses(String sandboxUrl) {
    Map<String, String> properties = new LinkedHashMap<>();
    Department.all()
        .forEach(
            department ->
                properties.put(
                    department.property() + "_URL",
                    sandboxUrl + "/departments/" + department.id()));
    return properties;
  }
}
