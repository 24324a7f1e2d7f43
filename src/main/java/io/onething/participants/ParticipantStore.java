package io.onething.participants;

import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of participants and of what they have signed. Works in the caller's transaction. */
@Repository
class ParticipantStore {

  private static final String COLUMNS =
      "p.id, p.case_id, p.participants, p.person_index, p.signer_index, p.basis, p.statement_index, p.state, p.decided_at";
  private static final String TAKES_PART = "p.state NOT IN ('APPLIED', 'LEFT')";
  private static final String IS_HERS = "(p.signer_index = ? OR p.person_index = ?)";
  private static final int MOST = 500;

  private final JdbcClient jdbc;

  ParticipantStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Participant> of(CaseId id, String participants) {
    return query("p.case_id = ? AND p.participants = ? ORDER BY p.id", id.toString(), participants);
  }

  /**
   * Her parts in the case of this number, as signer or as who is represented; several if she
   * belongs to several groups or signs for others.
   */
  List<Participant> of(byte[] person, String caseNumber) {
    return query(
        TAKES_PART
            + " AND "
            + IS_HERS
            + " AND p.case_id = (SELECT id FROM case_file WHERE case_number = ?) ORDER BY p.id",
        person,
        person,
        caseNumber);
  }

  /** Her parts in all cases, as signer or as who is represented, newest first. */
  List<Participant> of(byte[] person) {
    return query(
        TAKES_PART + " AND " + IS_HERS + " ORDER BY p.id DESC LIMIT " + MOST, person, person);
  }

  Optional<Participant> find(long id) {
    return query("p.id = ?", id).stream().findFirst();
  }

  /** Adds somebody, or asks for another statement, or another signer, than before. */
  void ask(
      CaseId id,
      String participants,
      Statements.Statement statement,
      Participant.State state,
      Instant at) {
    jdbc.sql(
            """
            INSERT INTO case_participant
              (case_id, participants, person_index, signer_index, basis, statement_index, state, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE signer_index = VALUES(signer_index), basis = VALUES(basis),
              statement_index = VALUES(statement_index), state = VALUES(state),
              asked_at = VALUES(asked_at), decided_at = NULL
            """)
        .params(
            id.toString(),
            participants,
            statement.personIndex(),
            statement.signerIndex(),
            statement.basis(),
            statement.digest(),
            state.name(),
            Timestamp.from(at))
        .update();
  }

  void decide(Participant who, Participant.State state, Instant at) {
    jdbc.sql("UPDATE case_participant SET state = ?, decided_at = ? WHERE id = ?")
        .params(state.name(), Timestamp.from(at), who.id())
        .update();
  }

  /** Keeps what was shown and typed. */
  void keep(
      Participant who,
      String act,
      Instant at,
      String textVersion,
      byte[] statement,
      byte[] sealed) {
    jdbc.sql(
            "INSERT INTO case_signature (participant, act, happened_at, text_version, statement_index, sealed_signed) VALUES (?, ?, ?, ?, ?, ?)")
        .params(who.id(), act, Timestamp.from(at), textVersion, statement, sealed)
        .update();
  }

  /** What was kept of the latest act of this kind, sealed. */
  Optional<byte[]> lastSaid(Participant who, String act) {
    return jdbc.sql(
            "SELECT sealed_signed FROM case_signature WHERE participant = ? AND act = ? ORDER BY id DESC LIMIT 1")
        .params(who.id(), act)
        .query(byte[].class)
        .optional();
  }

  /**
   * What was kept of the acts of this kind that stand, sealed, the latest first. What was said
   * before she last signed or declined, or was last asked, is settled.
   */
  List<byte[]> standing(Participant who, String act) {
    return jdbc.sql(
            """
            SELECT s.sealed_signed FROM case_signature s JOIN case_participant p ON p.id = s.participant
            WHERE s.participant = ? AND s.act = ? AND s.happened_at >= COALESCE(p.decided_at, p.asked_at)
            ORDER BY s.id DESC
            """)
        .params(who.id(), act)
        .query(byte[].class)
        .list();
  }

  private List<Participant> query(String where, Object... values) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM case_participant p WHERE " + where)
        .params(values)
        .query(ParticipantStore::read)
        .list();
  }

  private static Participant read(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp decided = row.getTimestamp(9);
    return new Participant(
        row.getLong(1),
        CaseId.of(row.getString(2)),
        row.getString(3),
        row.getBytes(4),
        row.getBytes(5),
        row.getString(6),
        HexFormat.of().formatHex(row.getBytes(7)),
        Participant.State.valueOf(row.getString(8)),
        decided == null ? null : decided.toInstant());
  }
}
