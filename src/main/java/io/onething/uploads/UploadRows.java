package io.onething.uploads;

import io.onething.cases.Vault;
import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known of each file. A file is there when its row is. */
@Repository
@Transactional
class UploadRows {

  private static final String COLUMNS =
      "id, case_id, field, sealed_name, kind, bytes, uploaded_at, submitted_at";

  private final JdbcClient jdbc;
  private final Vault vault;

  UploadRows(JdbcClient jdbc, Vault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void add(Upload upload) {
    jdbc.sql(
            "INSERT INTO upload (id, case_id, field, sealed_name, kind, bytes, uploaded_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .params(
            upload.id(),
            upload.caseId().toString(),
            upload.field(),
            vault.seal(upload.name()),
            upload.kind().name(),
            upload.bytes(),
            Timestamp.from(upload.uploadedAt()))
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<Upload> find(String id) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM upload WHERE id = ?")
        .param(id)
        .query(this::read)
        .optional();
  }

  @Transactional(readOnly = true)
  public List<Upload> of(CaseId caseId) {
    return jdbc.sql("SELECT " + COLUMNS + " FROM upload WHERE case_id = ? ORDER BY uploaded_at, id")
        .param(caseId.toString())
        .query(this::read)
        .list();
  }

  /** How many files of this field nothing submitted names. */
  @Transactional(readOnly = true)
  public int unsubmitted(CaseId caseId, String field) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM upload WHERE case_id = ? AND field = ? AND submitted_at IS NULL")
        .params(caseId.toString(), field)
        .query(Integer.class)
        .single();
  }

  /** Marks files as named by what was submitted; false if one of them is gone meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean submit(CaseId caseId, Collection<String> ids, Instant at) {
    return ids.stream()
        .allMatch(
            id ->
                jdbc.sql(
                            "UPDATE upload SET submitted_at = COALESCE(submitted_at, ?) WHERE id = ? AND case_id = ?")
                        .params(Timestamp.from(at), id, caseId.toString())
                        .update()
                    == 1);
  }

  /** Removes a row that nothing submitted names; false if there is none. */
  public boolean removeUnsubmitted(String id) {
    return jdbc.sql("DELETE FROM upload WHERE id = ? AND submitted_at IS NULL").param(id).update()
        == 1;
  }

  @Transactional(readOnly = true)
  public List<String> unsubmittedBefore(Instant moment) {
    return jdbc.sql(
            "SELECT id FROM upload WHERE submitted_at IS NULL AND uploaded_at < ? ORDER BY uploaded_at LIMIT 500")
        .param(Timestamp.from(moment))
        .query(String.class)
        .list();
  }

  /** Those of these ids that have a row. */
  @Transactional(readOnly = true)
  public Set<String> known(List<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : new HashSet<>(
            jdbc.sql("SELECT id FROM upload WHERE id IN (:ids)")
                .param("ids", ids)
                .query(String.class)
                .list());
  }

  private Upload read(ResultSet row, int number) throws SQLException {
    return new Upload(
        row.getString(1),
        CaseId.of(row.getString(2)),
        row.getString(3),
        vault.open(row.getBytes(4)),
        FileKind.valueOf(row.getString(5)),
        row.getLong(6),
        row.getTimestamp(7).toInstant(),
        row.getTimestamp(8) != null);
  }
}
