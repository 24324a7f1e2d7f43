package io.onething.deadlines;

import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/**
 * Keeps which rungs have fired, and when each clock comes to its next one. Works in the caller's
 * transaction.
 */
final class LadderStore {

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  LadderStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A clock that is to be looked at, from this instant on. */
  record Waiting(long clock, CaseId caseId, Instant at) {}

  /** Which rungs of these clocks have fired, by clock; nothing for a clock without any. */
  Map<Long, FiredRungs> fired(Collection<Long> clocks) {
    Map<Long, FiredRungs> fired = new HashMap<>();
    if (!clocks.isEmpty()) {
      jdbc.sql(
              "SELECT clock_id, rung, subject, MAX(occurrence) FROM clock_rung WHERE clock_id IN (:ids)"
                  + " GROUP BY clock_id, rung, subject")
          .param("ids", clocks)
          .query(
              row -> {
                fired
                    .computeIfAbsent(row.getLong(1), id -> new FiredRungs())
                    .add(row.getString(2), row.getString(3), row.getInt(4));
              });
    }
    return fired;
  }

  /**
   * Claims a rung for ever; a second claim of the same one fails and undoes the transaction.
   *
   * @return its id
   */
  long claim(long clock, NextRung rung, Instant firedAt) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO clock_rung (clock_id, rung, subject, occurrence, due_at, fired_at)"
                + " VALUES (:clock, :rung, :subject, :occurrence, :due, :fired)")
        .param("clock", clock)
        .param("rung", rung.step().name())
        .param("subject", rung.subject())
        .param("occurrence", rung.occurrence())
        .param("due", UtcTime.of(rung.at()))
        .param("fired", UtcTime.of(firedAt))
        .update(key, "id");
    return Optional.ofNullable(key.getKey()).orElseThrow().longValue();
  }

  /** Keeps when a clock comes to its next rung. The clock must be locked. */
  void setNext(ClockRow row, Instant at) {
    jdbc.sql(
            "INSERT INTO clock_next_rung (clock_id, case_id, next_at) VALUES (:clock, :case, :at)"
                + " ON DUPLICATE KEY UPDATE next_at = VALUES(next_at)")
        .param("clock", row.id())
        .param("case", row.caseId().toString())
        .param("at", UtcTime.of(at))
        .update();
  }

  /** The clock comes to no rung any more. The clock must be locked. */
  void clearNext(long clock) {
    jdbc.sql("DELETE FROM clock_next_rung WHERE clock_id = ?").param(clock).update();
  }

  /**
   * Sees to it that these clocks are looked at not later than at these instants. Needs no lock: who
   * is looked at too early is sent away again.
   */
  void notLaterThan(List<Waiting> clocks) {
    if (!clocks.isEmpty()) {
      batches.batchUpdate(
          "INSERT INTO clock_next_rung (clock_id, case_id, next_at) VALUES (?, ?, ?)"
              + " ON DUPLICATE KEY UPDATE next_at = LEAST(next_at, VALUES(next_at))",
          clocks.stream()
              .map(
                  each ->
                      new Object[] {each.clock(), each.caseId().toString(), UtcTime.of(each.at())})
              .toList());
    }
  }

  /** Puts the next look at a clock off, because the last one failed. */
  void lookAgain(long clock, Instant at) {
    jdbc.sql("UPDATE clock_next_rung SET next_at = ? WHERE clock_id = ?")
        .params(UtcTime.of(at), clock)
        .update();
  }

  /**
   * A page of the clocks whose next rung is to fire by now, the longest waiting first; read as they
   * are, nobody waits.
   *
   * @param after the last one of the page before
   */
  List<Waiting> due(Instant now, Waiting after, int size) {
    return jdbc.sql(
            "SELECT clock_id, case_id, next_at FROM clock_next_rung WHERE next_at <= :now"
                + " AND (next_at > :at OR (next_at = :at AND clock_id > :clock))"
                + " ORDER BY next_at, clock_id LIMIT :size")
        .param("now", UtcTime.of(now))
        .param("at", UtcTime.of(after.at()))
        .param("clock", after.clock())
        .param("size", size)
        .query(LadderStore::waiting)
        .list();
  }

  /** The ladders that all open clocks were looked at with last, nothing at the first start. */
  Optional<String> takenUp() {
    return jdbc.sql("SELECT digest FROM ladder_taken_up ORDER BY id DESC LIMIT 1")
        .query(String.class)
        .optional();
  }

  /** All open clocks were looked at with these ladders. */
  void setTakenUp(String digest, Instant at) {
    jdbc.sql("INSERT INTO ladder_taken_up (digest, taken_up_at) VALUES (?, ?)")
        .params(digest, UtcTime.of(at))
        .update();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(
        row.getLong(1), CaseId.of(row.getString(2)), UtcTime.required(row, "next_at"));
  }
}
