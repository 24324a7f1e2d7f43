package io.onething.deadlines;

import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rungs of all ladders have done, and for whom. Works in the caller's transaction. */
public class RungJournal {

  private final JdbcClient jdbc;

  RungJournal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a rung may do. */
  public enum Effect {
    NOTIFIED,
    RAISED,
    ORDERED,
    PENALTY,
    TACIT
  }

  /**
   * Something that a rung has done.
   *
   * @param run 1 for the first run of the clock
   * @param occurrence 1, and more for a rung that comes again each day
   * @param at when it was to fire
   * @param firedAt when it fired
   * @param whom a group of people or a department
   * @param detail codes and numbers: the number of an order, an amount
   */
  public record Entry(
      String clock,
      int run,
      String rung,
      int occurrence,
      Instant at,
      Instant firedAt,
      Effect effect,
      String whom,
      String detail) {}

  /**
   * Records that a rung has done something; no personal data.
   *
   * @param rung {@link RungReached#id}
   */
  public void record(long rung, Effect effect, String whom, String detail) {
    jdbc.sql("INSERT INTO clock_rung_effect (rung_id, effect, whom, detail) VALUES (?, ?, ?, ?)")
        .params(rung, effect.name(), whom, detail)
        .update();
  }

  /** What the ladders of a case have done, in order. */
  public List<Entry> of(CaseId caseId) {
    return jdbc.sql(
            "SELECT c.name, c.run, r.rung, r.occurrence, r.due_at, r.fired_at, e.effect, e.whom, e.detail"
                + " FROM clock c JOIN clock_rung r ON r.clock_id = c.id JOIN clock_rung_effect e ON e.rung_id = r.id"
                + " WHERE c.case_id = ? ORDER BY r.id, e.id")
        .param(caseId.toString())
        .query(RungJournal::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getInt(4),
        UtcTime.required(row, "due_at"),
        UtcTime.required(row, "fired_at"),
        Effect.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9));
  }
}
