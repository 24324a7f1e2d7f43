package io.onething.notifications;

import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store of messages. Works in the caller's transaction. */
final class Outbox {

  private static final String COLUMNS =
      "id, case_id, message, params, created_at, attempts, audience, recipient";

  private static final String PARTICIPANT = "PARTICIPANT";

  private final JdbcClient jdbc;

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes a message to the applicant. */
  void add(CaseId caseId, String message, Channel channel, String params, Instant at) {
    add(caseId, message, channel, "APPLICANT", null, params, at);
  }

  /** Writes a message to somebody who takes part: in the portal, and to her telephone. */
  void addForParticipant(
      CaseId caseId, String message, String participant, String params, Instant at) {
    for (Channel channel : Channel.values()) {
      add(caseId, message, channel, PARTICIPANT, participant, params, at);
    }
  }

  /** Writes a message that the people of a group read on their page. */
  void addForStaff(CaseId caseId, String message, String group, String params, Instant at) {
    add(caseId, message, Channel.IN_APP, "STAFF", group, params, at);
  }

  /** One that need not be sent counts as sent. */
  private void add(
      CaseId caseId,
      String message,
      Channel channel,
      String audience,
      @Nullable String recipient,
      String params,
      Instant at) {
    boolean toSend = channel != Channel.IN_APP;
    jdbc.sql(
            """
            INSERT INTO outbox (case_id, message, channel, audience, recipient, params, created_at,
              next_attempt_at, sent_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            caseId.toString(),
            message,
            channel.name(),
            audience,
            recipient,
            params,
            Timestamp.from(at),
            toSend ? Timestamp.from(at) : null,
            toSend ? null : Timestamp.from(at))
        .update();
  }

  /** What this participant has been told in the portal, in order. */
  List<OutboxRow> shownToParticipant(CaseId caseId, String participant) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE case_id = ? AND channel = 'IN_APP' AND audience = 'PARTICIPANT' AND recipient = ? ORDER BY id")
        .params(caseId.toString(), participant)
        .query(Outbox::read)
        .list();
  }

  /** What these groups have been told, the latest first. */
  List<OutboxRow> toldTo(Collection<String> groups, int most) {
    return groups.isEmpty()
        ? List.of()
        : jdbc.sql(
                "SELECT "
                    + COLUMNS
                    + " FROM outbox WHERE audience = 'STAFF' AND recipient IN (:groups) ORDER BY id DESC LIMIT "
                    + most)
            .param("groups", groups)
            .query(Outbox::read)
            .list();
  }

  /** What the applicant has been told in the portal, in order. */
  List<OutboxRow> shownTo(CaseId caseId) {
    return jdbc.sql(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE case_id = ? AND channel = 'IN_APP' AND audience = 'APPLICANT' ORDER BY id")
        .param(caseId.toString())
        .query(Outbox::read)
        .list();
  }

  /**
   * Takes messages that are due to be sent. Rows that another server is just taking are passed
   * over; those taken come back at the given time unless they are marked as sent before.
   */
  List<OutboxRow> claim(Instant now, Instant back, int most) {
    List<OutboxRow> due =
        jdbc.sql(
                "SELECT "
                    + COLUMNS
                    + " FROM outbox WHERE next_attempt_at <= ? ORDER BY next_attempt_at, id LIMIT "
                    + most
                    + " FOR UPDATE SKIP LOCKED")
            .param(Timestamp.from(now))
            .query(Outbox::read)
            .list();
    for (OutboxRow row : due) {
      jdbc.sql("UPDATE outbox SET next_attempt_at = ?, attempts = attempts + 1 WHERE id = ?")
          .params(Timestamp.from(back), row.id())
          .update();
    }
    return due.stream()
        .map(
            row ->
                new OutboxRow(
                    row.id(),
                    row.caseId(),
                    row.message(),
                    row.params(),
                    row.createdAt(),
                    row.attempts() + 1,
                    row.participant()))
        .toList();
  }

  void sent(long id, Instant at) {
    jdbc.sql("UPDATE outbox SET sent_at = ?, next_attempt_at = NULL WHERE id = ?")
        .params(Timestamp.from(at), id)
        .update();
  }

  void tryAgain(long id, Instant at) {
    jdbc.sql("UPDATE outbox SET next_attempt_at = ? WHERE id = ? AND sent_at IS NULL")
        .params(Timestamp.from(at), id)
        .update();
  }

  void giveUp(long id) {
    jdbc.sql("UPDATE outbox SET next_attempt_at = NULL WHERE id = ? AND sent_at IS NULL")
        .param(id)
        .update();
  }

  private static OutboxRow read(ResultSet row, int number) throws SQLException {
    return new OutboxRow(
        row.getLong("id"),
        CaseId.of(row.getString("case_id")),
        row.getString("message"),
        row.getString("params"),
        row.getTimestamp("created_at").toInstant(),
        row.getInt("attempts"),
        PARTICIPANT.equals(row.getString("audience")) ? row.getString("recipient") : null);
  }
}
