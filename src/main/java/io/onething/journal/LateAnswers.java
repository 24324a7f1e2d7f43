package io.onething.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.Vault;
import io.onething.departments.Outcome;
import io.onething.journal.LateAnswer.Way;
import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Answers that came too late, sealed. The same answer again is kept once. */
@Repository
@Transactional
public class LateAnswers {

  private static final String COLUMNS =
      "SELECT id, department, topic, way, sealed_answer, received_at FROM late_answer WHERE case_id = ?";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final ObjectMapper json;
  private final Clock clock;

  LateAnswers(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
    this.clock = clock;
  }

  /** What is sealed. */
  private record Said(
      Map<String, @Nullable Object> facts,
      Map<String, String> flags,
      @Nullable String ticket,
      @Nullable String error,
      @Nullable String reason) {}

  /**
   * Keeps an answer.
   *
   * @param error the BPMN error of a refusal; null for an answer
   * @param reason the reason of a refusal as a code
   */
  public void keep(
      CaseId id,
      String department,
      String topic,
      Way way,
      Outcome outcome,
      @Nullable String error,
      @Nullable String reason) {
    String said =
        written(new Said(outcome.facts(), outcome.flags(), outcome.ticket(), error, reason));
    jdbc.sql(
            """
            INSERT INTO late_answer (case_id, department, topic, way, answer_index, sealed_answer, received_at)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE topic = topic
            """)
        .params(
            id.toString(),
            department,
            topic,
            way.name(),
            vault.index("late-answer", said),
            vault.seal(said),
            Timestamp.from(clock.instant()))
        .update();
  }

  /** The late answers of a case, in the order in which they came. */
  @Transactional(readOnly = true)
  public List<LateAnswer> of(CaseId id) {
    return jdbc.sql(COLUMNS + " ORDER BY id").param(id.toString()).query(this::read).list();
  }

  /** One of the case's late answers. */
  @Transactional(readOnly = true)
  public Optional<LateAnswer> find(CaseId id, long answer) {
    return jdbc.sql(COLUMNS + " AND id = ?")
        .params(id.toString(), answer)
        .query(this::read)
        .optional();
  }

  private LateAnswer read(ResultSet row, int number) throws SQLException {
    Said said = opened(row.getBytes(5));
    return new LateAnswer(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        Way.valueOf(row.getString(4)),
        new Outcome(said.facts(), said.flags(), said.ticket()),
        said.error(),
        said.reason(),
        row.getTimestamp(6).toInstant());
  }

  private String written(Said said) {
    try {
      return json.writeValueAsString(said);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A late answer cannot be written as JSON", impossible);
    }
  }

  private Said opened(byte[] sealed) {
    try {
      return json.readValue(vault.open(sealed), Said.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A late answer is not JSON", impossible);
    }
  }
}
