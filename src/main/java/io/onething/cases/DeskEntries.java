package io.onething.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people at the fallback desk have typed, sealed. An entry stands until the desk's task is
 * completed with it; then it stays as evidence, and a call that comes to the desk again starts with
 * none.
 */
@Repository
@Transactional
public class DeskEntries {

  private static final String ANSWER = "ANSWER";
  private static final String GIVE_UP = "GIVE_UP";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final ObjectMapper json;
  private final Clock clock;

  DeskEntries(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  /** An entry, with who typed it and when. */
  public record Kept<T>(T entry, String who, Instant at) {}

  /** Keeps an answer for this external task in the place of an earlier one. */
  public void keep(CaseId id, String externalTask, HandAnswer answer, String who) {
    write(id, externalTask, ANSWER, answer, who);
  }

  /** Keeps as what the external task is given up, in the place of an earlier choice. */
  public void keep(CaseId id, String externalTask, GivingUp givingUp, String who) {
    write(id, externalTask, GIVE_UP, givingUp, who);
  }

  /** The answer that is ready for this external task. */
  @Transactional(readOnly = true)
  public Optional<Kept<HandAnswer>> answer(String externalTask) {
    return find(externalTask, ANSWER, HandAnswer.class);
  }

  /** The choice that is ready for this external task. */
  @Transactional(readOnly = true)
  public Optional<Kept<GivingUp>> givingUp(String externalTask) {
    return find(externalTask, GIVE_UP, GivingUp.class);
  }

  /** The answer was used. */
  public void answerApplied(String externalTask) {
    applied(externalTask, ANSWER);
  }

  /** The choice was used. */
  public void givingUpApplied(String externalTask) {
    applied(externalTask, GIVE_UP);
  }

  /** What was typed and not used is out of date. */
  public void forgetUnused(String externalTask) {
    jdbc.sql("DELETE FROM desk_entry WHERE external_task = ? AND applied_at IS NULL")
        .param(externalTask)
        .update();
  }

  private void write(CaseId id, String externalTask, String kind, Object entry, String who) {
    jdbc.sql(
            """
            INSERT INTO desk_entry (external_task, kind, case_id, sealed_entry, who, written_at) VALUES (?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE sealed_entry = VALUES(sealed_entry), who = VALUES(who),
              written_at = VALUES(written_at), applied_at = NULL
            """)
        .params(externalTask, kind, id.toString(), vault.seal(written(entry)), who, now())
        .update();
  }

  private <T> Optional<Kept<T>> find(String externalTask, String kind, Class<T> type) {
    return jdbc.sql(
            "SELECT sealed_entry, who, written_at FROM desk_entry WHERE external_task = ? AND kind = ? AND applied_at IS NULL")
        .params(externalTask, kind)
        .query(
            (row, n) ->
                new Kept<>(
                    read(vault.open(row.getBytes(1)), type),
                    row.getString(2),
                    row.getTimestamp(3).toInstant()))
        .optional();
  }

  private void applied(String externalTask, String kind) {
    jdbc.sql("UPDATE desk_entry SET applied_at = ? WHERE external_task = ? AND kind = ?")
        .params(now(), externalTask, kind)
        .update();
  }

  private String written(Object entry) {
    try {
      return json.writeValueAsString(entry);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("A desk entry cannot be written as JSON", impossible);
    }
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A desk entry is not " + type.getSimpleName(), impossible);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
