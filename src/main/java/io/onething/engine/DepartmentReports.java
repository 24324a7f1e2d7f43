package io.onething.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which workers can call the departments that came with releases, as they said last. In the
 * database's own time: workers do not travel with the case's.
 */
@Component
@Transactional
public class DepartmentReports {

  private final JdbcClient jdbc;

  DepartmentReports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What a worker said within the last five minutes.
   *
   * @param missing the names of the settings that it lacks
   * @param failure the kind of failure that has kept it from opening the department; null for none
   */
  public record Report(String worker, List<String> missing, @Nullable String failure) {

    /** Whether the worker works for the department. */
    public boolean isAtWork() {
      return missing.isEmpty() && failure == null;
    }
  }

  void keep(String worker, String department, List<String> missing, @Nullable String failure) {
    forgetOld();
    jdbc.sql(
            "INSERT INTO department_report (worker, department, missing, failure, reported_at) VALUES (?, ?, ?, ?, UTC_TIMESTAMP(6))"
                + " ON DUPLICATE KEY UPDATE missing = VALUES(missing), failure = VALUES(failure), reported_at = VALUES(reported_at)")
        .params(worker, department, String.join(",", missing))
        .param(failure)
        .update();
  }

  /** Workers that are no more, as those of hosts with names of the day; found without locks. */
  private void forgetOld() {
    jdbc.sql(
            "SELECT department, worker FROM department_report WHERE reported_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY ORDER BY department, worker")
        .query((row, index) -> List.of(row.getString(1), row.getString(2)))
        .list()
        .forEach(
            key ->
                jdbc.sql(
                        "DELETE FROM department_report WHERE department = ? AND worker = ? AND reported_at < UTC_TIMESTAMP(6) - INTERVAL 1 DAY")
                    .params(key.get(0), key.get(1))
                    .update());
  }

  /** What workers said of this department; by their ids. */
  @Transactional(readOnly = true)
  public List<Report> of(String department) {
    return jdbc.sql(
            "SELECT worker, missing, failure FROM department_report WHERE department = ? AND reported_at > UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE ORDER BY worker")
        .param(department)
        .query(
            (row, index) ->
                new Report(
                    row.getString(1),
                    row.getString(2).isEmpty()
                        ? List.of()
                        : Arrays.asList(row.getString(2).split(",", -1)),
                    row.getString(3)))
        .list();
  }
}
