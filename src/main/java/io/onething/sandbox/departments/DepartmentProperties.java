package io.onething.sandbox.departments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The settings by which the departments that the sandbox plays are reached and called. */
public final class DepartmentProperties {

  private final List<Department> departments;

  private DepartmentProperties(List<Department> departments) {
    this.departments = departments;
  }

  /**
   * Of the departments that a sandbox plays which is told this data location.
   *
   * @param dataLocation the folder with the bundles that are tried; null where those that ship are
   * @throws io.onething.catalog.FaultyFiles if a file that describes a department cannot be used
   */
  public static DepartmentProperties of(@Nullable String dataLocation) {
    return new DepartmentProperties(PlayedFiles.read(dataLocation).departments());
  }

  /**
   * Of every department its secret, by the name of the property.
   *
   * @param secretOf the secret of a department, by its name as it is in properties: {@code
   *     POLICE_SZ}
   */
  public Map<String, String> secrets(UnaryOperator<String> secretOf) {
    Map<String, String> properties = new LinkedHashMap<>();
    departments.forEach(
        department ->
            properties.put(department.secretProperty(), secretOf.apply(department.property())));
    return properties;
  }

  /** Of every department its address, by the name of the property. */
  public Map<String, String> addresses(String sandboxUrl) {
    Map<String, String> properties = new LinkedHashMap<>();
    departments.forEach(
        department ->
            properties.put(
                department.property() + "_URL", sandboxUrl + "/departments/" + department.id()));
    return properties;
  }
}
