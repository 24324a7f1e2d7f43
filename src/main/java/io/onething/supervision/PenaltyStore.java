package io.onething.supervision;

import io.onething.deadlines.RungReached;
import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the penalties of departments. Works in the caller's transaction. */
final class PenaltyStore {

  private final JdbcClient jdbc;

  PenaltyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What it has cost a department to be late once.
   *
   * @param times 1 for the warning
   * @param amount in yuan, 0 for the warning
   */
  record Penalty(
      CaseId caseId, String clock, String department, int times, BigDecimal amount, Instant at) {}

  /** Counts once more; others who count the same wait until the transaction ends. */
  int next(String bundle, String clock, String department) {
    jdbc.sql(
            "INSERT INTO penalty_count (bundle, clock, department, times) VALUES (?, ?, ?, 1)"
                + " ON DUPLICATE KEY UPDATE times = times + 1")
        .params(bundle, clock, department)
        .update();
    return jdbc.sql(
            "SELECT times FROM penalty_count WHERE bundle = ? AND clock = ? AND department = ?")
        .params(bundle, clock, department)
        .query(Integer.class)
        .single();
  }

  void add(RungReached rung, String department, int times, BigDecimal amount) {
    jdbc.sql(
            "INSERT INTO penalty (rung_id, case_id, bundle, clock, department, times, amount, counted_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            rung.id(),
            rung.caseId().toString(),
            rung.bundle(),
            rung.clock(),
            department,
            times,
            amount,
            UtcTime.of(rung.firedAt()))
        .update();
  }

  /** The latest penalties of all departments, the latest first. */
  List<Penalty> latest(int most) {
    return jdbc.sql(
            "SELECT case_id, clock, department, times, amount, counted_at FROM penalty"
                + " ORDER BY id DESC LIMIT ?")
        .param(most)
        .query(
            (row, number) ->
                new Penalty(
                    CaseId.of(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getBigDecimal(5),
                    UtcTime.required(row, "counted_at")))
        .list();
  }
}
