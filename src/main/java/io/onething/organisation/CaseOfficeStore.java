package io.onething.organisation;

import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which office each case went to, for each department; a row for every task. Works in the caller's
 * transaction. No personal data.
 */
final class CaseOfficeStore {

  private final JdbcClient jdbc;

  CaseOfficeStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where a case went.
   *
   * @param office null for a group that stands in for the office that there is none of
   */
  record CaseOffice(@Nullable String office, String group) {}

  void add(CaseId id, String department, @Nullable String office, String group, Instant at) {
    jdbc.sql(
            "INSERT INTO case_office (case_id, department, office, group_id, routed_at) VALUES (?, ?, ?, ?, ?)")
        .params(id.toString(), department, office, group, UtcTime.of(at))
        .update();
  }

  /** Where the case went last, by department. */
  Map<String, CaseOffice> latest(CaseId id) {
    Map<String, CaseOffice> latest = new HashMap<>();
    jdbc.sql("SELECT department, office, group_id FROM case_office WHERE case_id = ? ORDER BY id")
        .param(id.toString())
        .query(
            row -> {
              latest.put(row.getString(1), new CaseOffice(row.getString(2), row.getString(3)));
            });
    return latest;
  }

  /** Where the case went last within this department. */
  Optional<CaseOffice> latest(CaseId id, String department) {
    return jdbc.sql(
            "SELECT office, group_id FROM case_office WHERE case_id = ? AND department = ? ORDER BY id DESC LIMIT 1")
        .params(id.toString(), department)
        .query((row, number) -> new CaseOffice(row.getString(1), row.getString(2)))
        .optional();
  }
}
