package io.onething.engine;

import java.util.Arrays;
import java.util.List;
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
   * @param missing the names of the settings that it lacks; empty when it works for the department
   */
  public record Report(String worker, List<String> missing) {}

  void keep(String worker, String department, List<String> missing) {
    jdbc.sql(
            "INSERT INTO department_report (worker, department, missing, reported_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6))"
                + " ON DUPLICATE KEY UPDATE missing = VALUES(missing), reported_at = VALUES(reported_at)")
        .params(worker, department, String.join(",", missing))
        .update();
  }

  /** What workers said of this department; by their ids. */
  @Transactional(readOnly = true)
  public List<Report> of(String department) {
    return jdbc.sql(
            "SELECT worker, missing FROM department_report WHERE department = ? AND reported_at > UTC_TIMESTAMP(6) - INTERVAL 5 MINUTE ORDER BY worker")
        .param(department)
        .query(
            (row, index) ->
                new Report(
                    row.getString(1),
                    row.getString(2).isEmpty()
                        ? List.of()
                        : Arrays.asList(row.getString(2).split(",", -1))))
        .list();
  }
}
