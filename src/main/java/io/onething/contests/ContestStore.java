package io.onething.contests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.Vault;
import io.onething.contests.Contest.State;
import io.onething.contests.Contest.Words;
import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of contests; what was said is sealed. Works in the caller's transaction. */
@Repository
class ContestStore {

  private static final String SELECT =
      "SELECT id, case_id, field, topic, department, state, sealed_words, visit, raised_at, proof_due, decided_at FROM contest WHERE ";

  private final JdbcClient jdbc;
  private final Vault vault;
  private final ObjectMapper json;

  ContestStore(JdbcClient jdbc, Vault vault, ObjectMapper json) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.json = json;
  }

  /** Adds one that nobody has heard of yet; returns its id. */
  long add(CaseId id, String field, String topic, String department, Words words, Instant at) {
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    jdbc.sql(
            "INSERT INTO contest (case_id, field, topic, department, state, sealed_words, raised_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            id.toString(),
            field,
            topic,
            department,
            State.NOTED.name(),
            vault.seal(written(words)),
            UtcTime.of(at))
        .update(key);
    return java.util.Objects.requireNonNull(key.getKey()).longValue();
  }

  List<Contest> of(CaseId id) {
    return query("case_id = ? ORDER BY id", id.toString());
  }

  Optional<Contest> find(long id) {
    return query("id = ?", id).stream().findFirst();
  }

  /** Whose time to prove is over. */
  List<Contest> lapsed(Instant now, int most) {
    return query(
        "state = 'PROOF_ASKED' AND proof_due <= ? ORDER BY proof_due LIMIT " + most,
        UtcTime.of(now));
  }

  void setWords(long id, Words words) {
    jdbc.sql("UPDATE contest SET sealed_words = ? WHERE id = ?")
        .params(vault.seal(written(words)), id)
        .update();
  }

  /** The department has a step for it. */
  void open(long id, String visit) {
    jdbc.sql("UPDATE contest SET state = 'OPEN', visit = ? WHERE id = ?")
        .params(visit, id)
        .update();
  }

  /** The person has to act. */
  void askProof(long id, Instant until) {
    jdbc.sql("UPDATE contest SET state = 'PROOF_ASKED', visit = NULL, proof_due = ? WHERE id = ?")
        .params(UtcTime.of(until), id)
        .update();
  }

  void decide(long id, State state, Instant at) {
    jdbc.sql("UPDATE contest SET state = ?, visit = NULL, decided_at = ? WHERE id = ?")
        .params(state.name(), UtcTime.of(at), id)
        .update();
  }

  private List<Contest> query(String where, Object... values) {
    return jdbc.sql(SELECT + where).params(values).query(this::read).list();
  }

  private Contest read(ResultSet row, int number) throws SQLException {
    return new Contest(
        row.getLong("id"),
        CaseId.of(row.getString("case_id")),
        row.getString("field"),
        row.getString("topic"),
        row.getString("department"),
        State.valueOf(row.getString("state")),
        words(vault.open(row.getBytes("sealed_words"))),
        row.getString("visit"),
        UtcTime.required(row, "raised_at"),
        UtcTime.instant(row, "proof_due"),
        UtcTime.instant(row, "decided_at"));
  }

  private String written(Words words) {
    try {
      return json.writeValueAsString(words);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("A contest cannot be written as JSON", impossible);
    }
  }

  private Words words(String text) {
    try {
      return json.readValue(text, Words.class);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A contest is not JSON", impossible);
    }
  }
}
