package io.onething.participants;

import io.onething.shared.CaseId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which groups are still to sign, and where their cases wait. Works in the caller's transaction.
 */
@Repository
class SigningStore {

  private static final String COLUMNS = "case_id, participants, state, waiting_at, ended_at";

  private final JdbcClient jdbc;

  SigningStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Signing> find(CaseId id, String participants) {
    return query("case_id = ? AND participants = ?", id.toString(), participants).stream()
        .findFirst();
  }

  /** Waits that may end: everybody has signed, or somebody has declined. */
  List<Signing> settled(int most) {
    return query(
        "waiting_at IS NOT NULL AND state <> 'PENDING' AND ended_at IS NULL LIMIT " + most);
  }

  void put(CaseId id, String participants, Signing.State state) {
    jdbc.sql(
            "INSERT INTO case_signing (case_id, participants, state) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE state = VALUES(state)")
        .params(id.toString(), participants, state.name())
        .update();
  }

  /** The case has come to wait for them; who has not decided may do so. */
  void waitAt(CaseId id, String participants, String element) {
    jdbc.sql(
            "UPDATE case_signing SET waiting_at = ?, ended_at = NULL WHERE case_id = ? AND participants = ?")
        .params(element, id.toString(), participants)
        .update();
  }

  /** Something was changed that has to be signed: the signing is open again. */
  void reopen(CaseId id, String participants) {
    jdbc.sql("UPDATE case_signing SET ended_at = NULL WHERE case_id = ? AND participants = ?")
        .params(id.toString(), participants)
        .update();
  }

  /** The case has gone on. */
  void end(CaseId id, String participants, Instant at) {
    jdbc.sql(
            "UPDATE case_signing SET waiting_at = NULL, ended_at = ? WHERE case_id = ? AND participants = ?")
        .params(Timestamp.from(at), id.toString(), participants)
        .update();
  }

  private List<Signing> query(String where, Object... values) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM case_signing WHERE " + where)
        .params(values)
        .query(
            (row, n) ->
                new Signing(
                    CaseId.of(row.getString(1)),
                    row.getString(2),
                    Signing.State.valueOf(row.getString(3)),
                    row.getString(4),
                    row.getTimestamp(5) != null))
        .list();
  }
}
