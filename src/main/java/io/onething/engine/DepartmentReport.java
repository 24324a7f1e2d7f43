package io.onething.engine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What a worker can do.
 *
 * @param workerId who says so
 * @param departments by id, the names of the settings that it lacks; none for one that it works for
 * @param failed by id, what kind of failure has kept it from opening a department
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DepartmentReport(
    String workerId, Map<String, List<String>> departments, Map<String, String> failed) {

  private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
  private static final Pattern FAILURE = Pattern.compile("[A-Za-z0-9_.$-]{1,100}");
  private static final int LONGEST_ID = 190;
  private static final int MOST_SETTINGS = 20;

  DepartmentReport {
    departments = departments == null ? Map.of() : departments;
    failed = failed == null ? Map.of() : failed;
  }

  /**
   * Whether it can be read.
   *
   * @throws BadUserRequestException saying where it is wrong, and what was expected
   */
  void check() {
    if (workerId.length() > LONGEST_ID) {
      throw new BadUserRequestException(
          "workerId has "
              + workerId.length()
              + " characters, expected at most "
              + LONGEST_ID
              + ": see onething.worker.id");
    }
    departments.forEach(DepartmentReport::check);
    failed.forEach(DepartmentReport::checkFailure);
  }

  private static void check(String department, @Nullable List<String> missing) {
    String place = "departments." + department;
    if (missing == null) {
      throw new BadUserRequestException(
          place + " is null, expected a list of the settings that are missing, [] for none");
    }
    for (int n = 0; n < missing.size(); n++) {
      @Nullable String name = missing.get(n);
      if (name == null || !SETTING.matcher(name).matches()) {
        throw new BadUserRequestException(
            place
                + "["
                + n
                + "] is '"
                + name
                + "', expected the name of a setting: up to 100 letters, digits, and any of _.-");
      }
    }
  }

  private static void checkFailure(String department, @Nullable String failure) {
    if (failure == null || !FAILURE.matcher(failure).matches()) {
      throw new BadUserRequestException(
          "failed."
              + department
              + " is '"
              + failure
              + "', expected the kind of failure: up to 100 letters, digits, and any of _.$-");
    }
  }

  /** Whether it says anything of this department. */
  boolean names(String department) {
    return departments.containsKey(department) || failed.containsKey(department);
  }

  /** What kind of failure has kept the worker from opening this department; null for none. */
  @Nullable String failure(String department) {
    return failed.get(department);
  }

  /** The settings that the worker lacks for this department, as far as they are shown. */
  List<String> missing(String department) {
    return departments.getOrDefault(department, List.of()).stream().limit(MOST_SETTINGS).toList();
  }
}
