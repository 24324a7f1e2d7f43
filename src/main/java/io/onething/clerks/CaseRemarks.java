package io.onething.clerks;

import io.onething.cases.Vault;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What clerks write about a case: free text, which stays with the case and is kept sealed. */
@Repository
@Transactional
class CaseRemarks {

  private final JdbcClient jdbc;
  private final Vault vault;
  private final Clock clock;

  CaseRemarks(JdbcClient jdbc, Vault vault, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.clock = clock;
  }

  void add(CaseId id, String task, String who, @Nullable String department, String text) {
    jdbc.sql(
            "INSERT INTO case_remark (case_id, task_id, who, department, sealed_text, written_at) VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            id.toString(), task, who, department, vault.seal(text), Timestamp.from(clock.instant()))
        .update();
  }

  /** The remarks of one department, the oldest first. */
  @Transactional(readOnly = true)
  List<CaseSheet.RemarkLine> of(CaseId id, @Nullable String department) {
    return jdbc.sql(
            "SELECT written_at, who, sealed_text FROM case_remark WHERE case_id = ? AND department <=> ? ORDER BY id")
        .params(id.toString(), department)
        .query(
            (row, n) ->
                new CaseSheet.RemarkLine(
                    row.getTimestamp(1).toInstant(), row.getString(2), vault.open(row.getBytes(3))))
        .list();
  }
}
