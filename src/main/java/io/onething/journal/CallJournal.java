package io.onething.journal;

import io.onething.departments.Attempt;
import io.onething.journal.JournalEntry.Ending;
import io.onething.shared.CaseId;
import io.onething.shared.TimeSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the journal. A delivery's row is written when the task is handed out and filled by the
 * worker's report, so that one which nobody reported stays to be seen: a worker may have died over
 * it, and the department may have done what it was asked.
 */
@Repository
@Transactional
public class CallJournal {

  private static final String OPEN_DELIVERY =
      " WHERE external_task = ? AND worker = ? AND delivery IS NULL AND outcome IS NULL ORDER BY id DESC LIMIT 1";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;
  private final TimeSource time;

  CallJournal(JdbcClient jdbc, JdbcTemplate batches, TimeSource time) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.time = time;
  }

  /**
   * The statement that counts how often a task has been handed out; what was given back does not
   * count.
   *
   * @param task SQL that says which
   */
  public static String deliveriesOf(String task) {
    return "SELECT COUNT(*) FROM call_attempt a WHERE a.external_task = "
        + task
        + " AND a.delivery IS NULL AND NOT (a.outcome <=> 'GIVEN_BACK')";
  }

  /** Notes that tasks are handed out. */
  public void delivered(Collection<Delivery> deliveries) {
    Timestamp now = Timestamp.from(time.instant());
    batches.batchUpdate(
        """
        INSERT INTO call_attempt (external_task, case_id, activity_instance, department, topic, worker, delivered_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        deliveries.stream()
            .map(
                delivery ->
                    new Object[] {
                      delivery.externalTask(),
                      delivery.caseId().toString(),
                      delivery.activityInstance(),
                      delivery.department(),
                      delivery.topic(),
                      delivery.worker(),
                      now
                    })
            .toList());
  }

  /**
   * What a worker says of one delivery.
   *
   * @param attempts in order, masked; may be empty when nothing was asked
   * @param otherwise how the delivery ended, if nothing was asked
   * @param message what happened, if nothing was asked; masked
   */
  public record Report(
      String externalTask,
      String worker,
      List<Attempt> attempts,
      Attempt.Ending otherwise,
      @Nullable String message) {

    /** Copies the attempts. */
    public Report {
      attempts = List.copyOf(attempts);
    }

    /** The call if there was one, else the last check. */
    private Optional<Attempt> main() {
      return attempts.stream()
          .filter(attempt -> attempt.kind() == Attempt.Kind.CALL)
          .findFirst()
          .or(() -> attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast()));
    }
  }

  /**
   * Fills the workers' open deliveries with what they have tried: the call if there was one, else
   * the last check. The others get rows of their own.
   *
   * @param reports each of another task
   * @return the tasks that had such a delivery
   */
  public Set<String> reported(Collection<Report> reports) {
    Set<String> open = new HashSet<>();
    List<Report> asked = new ArrayList<>();
    for (Report report : reports) {
      Optional<Attempt> main = report.main();
      if (main.isPresent()) {
        asked.add(report);
        List<Attempt> others = new ArrayList<>(report.attempts());
        others.remove(main.get());
        others.forEach(attempt -> add(report.externalTask(), report.worker(), attempt));
      } else if (settle(
          report.externalTask(),
          report.worker(),
          Ending.of(report.otherwise()),
          report.message())) {
        open.add(report.externalTask());
      }
    }
    open.addAll(fill(asked));
    return open;
  }

  /**
   * Notes that the worker gave the task back without beginning.
   *
   * @return when it had been handed out; nothing if it was not, or has been reported
   */
  public Optional<Instant> givenBack(String externalTask, String worker) {
    Optional<Instant> handedOut =
        jdbc.sql("SELECT delivered_at FROM call_attempt" + OPEN_DELIVERY)
            .params(externalTask, worker)
            .query((row, n) -> row.getTimestamp(1).toInstant())
            .optional();
    return settle(externalTask, worker, Ending.GIVEN_BACK, null) ? handedOut : Optional.empty();
  }

  /** The last time that this task was handed to this worker; nothing if it never was. */
  @Transactional(readOnly = true)
  public Optional<Delivery> lastDelivery(String externalTask, String worker) {
    return jdbc.sql(
            """
            SELECT external_task, case_id, activity_instance, department, topic, worker FROM call_attempt
            WHERE external_task = ? AND worker = ? AND delivery IS NULL ORDER BY id DESC LIMIT 1
            """)
        .params(externalTask, worker)
        .query(
            (row, n) ->
                new Delivery(
                    row.getString(1),
                    CaseId.of(row.getString(2)),
                    String.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)))
        .optional();
  }

  /** Everything that was tried for a case, in order. */
  @Transactional(readOnly = true)
  public List<JournalEntry> of(CaseId id) {
    return jdbc.sql(
            """
            SELECT id, delivery, external_task, activity_instance, department, topic, delivered_at, kind, call_key,
              began_at, took_ms, status, outcome, cause, message
            FROM call_attempt WHERE case_id = ? ORDER BY COALESCE(delivery, id), COALESCE(began_at, delivered_at), kind <=> 'CALL', id
            """)
        .param(id.toString())
        .query(CallJournal::read)
        .list();
  }

  private Set<String> fill(List<Report> asked) {
    int[] filled =
        batches.batchUpdate(
            "UPDATE call_attempt SET kind = ?, call_key = ?, began_at = ?, took_ms = ?, status = ?,"
                + " outcome = ?, cause = ?, message = ?"
                + OPEN_DELIVERY,
            asked.stream()
                .map(
                    report -> {
                      List<@Nullable Object> values = values(report.main().orElseThrow());
                      values.add(report.externalTask());
                      values.add(report.worker());
                      return values.toArray();
                    })
                .toList());
    Set<String> open = new HashSet<>();
    for (int n = 0; n < filled.length; n++) {
      if (filled[n] > 0) {
        open.add(asked.get(n).externalTask());
      }
    }
    return open;
  }

  private void add(String externalTask, String worker, Attempt attempt) {
    jdbc.sql(
            """
            INSERT INTO call_attempt (kind, call_key, began_at, took_ms, status, outcome, cause, message,
              external_task, case_id, activity_instance, department, topic, worker, delivered_at, delivery)
            SELECT ?, ?, ?, ?, ?, ?, ?, ?,
              external_task, case_id, activity_instance, department, topic, worker, delivered_at, id FROM call_attempt
            """
                + OPEN_DELIVERY)
        .params(values(attempt))
        .param(externalTask)
        .param(worker)
        .update();
  }

  /** Workers go by the machine's clock; the case's time may be ahead of it. */
  private List<@Nullable Object> values(Attempt attempt) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(attempt.kind().name());
    values.add(attempt.key());
    values.add(Timestamp.from(attempt.beganAt().plus(time.offset())));
    values.add(attempt.tookMillis());
    values.add(attempt.status());
    values.add(attempt.outcome().name());
    values.add(attempt.cause() == null ? null : attempt.cause().name());
    values.add(attempt.message());
    return values;
  }

  private boolean settle(
      String externalTask, String worker, Ending ending, @Nullable String message) {
    return jdbc.sql("UPDATE call_attempt SET outcome = ?, message = ?" + OPEN_DELIVERY)
            .param(ending.name())
            .param(message)
            .param(externalTask)
            .param(worker)
            .update()
        > 0;
  }

  private static JournalEntry read(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    long delivery = row.getLong("delivery");
    @Nullable String kind = row.getString("kind");
    @Nullable String outcome = row.getString("outcome");
    @Nullable String cause = row.getString("cause");
    @Nullable Timestamp beganAt = row.getTimestamp("began_at");
    return new JournalEntry(
        id,
        delivery == 0 ? id : delivery,
        row.getString("external_task"),
        row.getString("activity_instance"),
        row.getString("department"),
        row.getString("topic"),
        row.getTimestamp("delivered_at").toInstant(),
        kind == null ? null : Attempt.Kind.valueOf(kind),
        row.getString("call_key"),
        beganAt == null ? null : beganAt.toInstant(),
        row.getObject("took_ms", Long.class),
        row.getObject("status", Integer.class),
        outcome == null ? Ending.NO_REPORT : Ending.valueOf(outcome),
        cause == null ? null : Attempt.Cause.valueOf(cause),
        row.getString("message"));
  }
}
