package io.onething.sandbox.departments;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The keys that callers show in {@code X-Api-Key}, one per department, from properties such as
 * {@code HRSS_KEY}.
 */
@Component
class DepartmentKeys {

  private static final String PREFIX = "/departments/";

  private final Map<Department, byte[]> keys = new EnumMap<>(Department.class);

  DepartmentKeys(Environment environment) {
    List<String> missing = new ArrayList<>();
    for (Department department : Department.values()) {
      String key = environment.getProperty(department.keyProperty());
      if (key == null || key.isBlank()) {
        missing.add(department.keyProperty());
      } else {
        keys.put(department, key.getBytes(StandardCharsets.UTF_8));
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The sandbox needs these properties: " + String.join(", ", missing));
    }
  }

  boolean opens(HttpServletRequest request) {
    String shown = request.getHeader("X-Api-Key");
    byte[] expected = departmentOf(request).map(keys::get).orElse(null);
    return shown != null
        && expected != null
        && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
  }

  static Optional<Department> departmentOf(HttpServletRequest request) {
    String path = request.getServletPath();
    if (!path.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int end = path.indexOf('/', PREFIX.length());
    return Department.byId(path.substring(PREFIX.length(), end < 0 ? path.length() : end));
  }
}
