package io.onething.journal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How departments have answered lately, by topic, as the journal of all servers says. */
@Repository
@Transactional(readOnly = true)
public class RecentCalls {

  /** Endings that only a department's answer brings. */
  private static final List<String> ANSWERED =
      List.of("COMPLETED", "PENDING", "REFUSED", "FOUND", "NOT_FOUND");

  /** What a department's own interface is to blame for; it is what the worker's breaker counts. */
  private static final List<String> OUTAGES =
      List.of("UNREACHABLE", "TIMED_OUT", "BROKEN", "DEPARTMENT_FAILED");

  private final JdbcClient jdbc;

  RecentCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Attempts of one topic.
   *
   * @param asked how often the department was asked and somebody has said how it ended
   * @param failed how many of them failed at the department: no connection, no answer in time, 5xx
   * @param took all of them together
   * @param lastAnswer when it was last asked something that it answered; null when it was not
   */
  public record Tally(
      String department,
      String topic,
      long asked,
      long failed,
      Duration took,
      @Nullable Instant lastAnswer) {}

  /** What was handed out since then and asked. */
  public List<Tally> since(Instant then) {
    return jdbc.sql(
            """
            SELECT department, topic, COUNT(*), SUM(cause IN (:outages)), SUM(took_ms),
              MAX(CASE WHEN outcome IN (:answered) THEN began_at END)
            FROM call_attempt WHERE delivered_at >= :then AND kind IS NOT NULL GROUP BY department, topic
            """)
        .param("outages", OUTAGES)
        .param("answered", ANSWERED)
        .param("then", Timestamp.from(then))
        .query(
            (row, n) ->
                new Tally(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    Duration.ofMillis(row.getLong(5)),
                    instant(row.getTimestamp(6))))
        .list();
  }

  /** When each of the departments was last asked something that it answered. */
  public Map<String, Instant> lastAnswers(Iterable<String> departments) {
    Map<String, Instant> last = new HashMap<>();
    departments.forEach(
        department -> lastAnswer(department).ifPresent(when -> last.put(department, when)));
    return last;
  }

  private Optional<Instant> lastAnswer(String department) {
    return jdbc.sql(
            "SELECT began_at FROM call_attempt WHERE department = :department AND outcome IN (:answered)"
                + " AND began_at IS NOT NULL ORDER BY id DESC LIMIT 1")
        .param("department", department)
        .param("answered", ANSWERED)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }
}
