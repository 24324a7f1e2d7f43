package io.onething.supervision;

import io.onething.cases.Vault;
import io.onething.deadlines.RungReached;
import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import io.onething.supervision.SupervisionOrder.Answer;
import io.onething.supervision.SupervisionOrder.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;

/** Keeps the orders of supervision; answers are sealed. Works in the caller's transaction. */
final class OrderStore {

  private static final String ORDERS =
      "SELECT id, case_id, clock, department, office, group_id, cause, issued_at, answer_due, reminders, answered_at,"
          + " sealed_name, sealed_answer FROM supervision_order";

  private final JdbcClient jdbc;
  private final Vault vault;

  OrderStore(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  /**
   * Who has to answer an order.
   *
   * @param office of the department; null if none of its offices has the case
   */
  record Addressee(String department, @Nullable String office, String group) {}

  /** Issues an order; a second one of the same rung fails and undoes the transaction. */
  long issue(RungReached rung, Addressee to, Cause cause, Instant answerDue) {
    KeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO supervision_order (rung_id, case_id, clock, department, office, group_id, cause,"
                + " issued_at, answer_due, next_reminder_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            rung.id(),
            rung.caseId().toString(),
            rung.clock(),
            to.department(),
            to.office(),
            to.group(),
            cause.name(),
            UtcTime.of(rung.firedAt()),
            UtcTime.of(answerDue),
            UtcTime.of(answerDue))
        .update(key, "id");
    return Optional.ofNullable(key.getKey()).orElseThrow().longValue();
  }

  /** The order of this id. */
  Optional<SupervisionOrder> find(long id) {
    return jdbc.sql(ORDERS + " WHERE id = ?").param(id).query(this::read).optional();
  }

  /** As {@link #find}, kept from others until the transaction ends. */
  Optional<SupervisionOrder> forChange(long id) {
    return jdbc.sql(ORDERS + " WHERE id = ? FOR UPDATE").param(id).query(this::read).optional();
  }

  /**
   * The orders that wait for an answer, the most urgent first, and after them the answered ones,
   * the latest first.
   *
   * @param reader whose orders; what {@link OrderReader#answers} says of one, and all for who reads
   *     all
   */
  List<SupervisionOrder> list(OrderReader reader, int most) {
    return jdbc.sql(
            ORDERS
                + " WHERE (:all OR group_id IN (:groups) OR (department = :department AND (:leads"
                + " OR group_id IS NULL OR group_id = CONCAT(department, '-clerks') OR office IN (:headed))))"
                + " ORDER BY answered_at IS NOT NULL, CASE WHEN answered_at IS NULL THEN answer_due END,"
                + " answered_at DESC, id LIMIT :most")
        .param("all", reader.all())
        .param("groups", orNone(reader.groups()))
        .param("department", reader.department(), java.sql.Types.VARCHAR)
        .param("leads", reader.leads())
        .param("headed", orNone(reader.headed()))
        .param("most", most)
        .query(this::read)
        .list();
  }

  /** A list for SQL, which knows no empty ones. */
  private static List<String> orNone(List<String> values) {
    return values.isEmpty() ? List.of("") : values;
  }

  /** Keeps the answer. */
  void answer(long id, String subject, Answer answer) {
    jdbc.sql(
            "UPDATE supervision_order SET answered_at = ?, answered_by = ?, sealed_name = ?, sealed_answer = ?,"
                + " next_reminder_at = NULL WHERE id = ? AND answered_at IS NULL")
        .params(
            UtcTime.of(answer.at()),
            subject,
            vault.seal(answer.name()),
            vault.seal(answer.text()),
            id)
        .update();
  }

  /** Takes one order whose reminder is due; nothing if there is none that nobody else has. */
  Optional<SupervisionOrder> takeDue(Instant now) {
    return jdbc.sql(
            ORDERS
                + " WHERE next_reminder_at <= ? ORDER BY next_reminder_at, id LIMIT 1 FOR UPDATE SKIP LOCKED")
        .param(UtcTime.of(now))
        .query(this::read)
        .optional();
  }

  /** Keeps that the department was reminded. */
  void reminded(long id, Instant next) {
    jdbc.sql(
            "UPDATE supervision_order SET reminders = reminders + 1, next_reminder_at = ? WHERE id = ?")
        .params(UtcTime.of(next), id)
        .update();
  }

  private SupervisionOrder read(ResultSet row, int number) throws SQLException {
    @Nullable Instant answeredAt = UtcTime.instant(row, "answered_at");
    return new SupervisionOrder(
        row.getLong("id"),
        CaseId.of(row.getString("case_id")),
        row.getString("clock"),
        row.getString("department"),
        row.getString("office"),
        row.getString("group_id"),
        Cause.valueOf(row.getString("cause")),
        UtcTime.required(row, "issued_at"),
        UtcTime.required(row, "answer_due"),
        row.getInt("reminders"),
        answeredAt == null
            ? null
            : new Answer(
                vault.open(row.getBytes("sealed_name")),
                vault.open(row.getBytes("sealed_answer")),
                answeredAt));
  }
}
