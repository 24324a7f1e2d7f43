package io.onething.documents;

import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The store of issued documents. Works in the caller's transaction. */
final class IssuedDocuments {

  private static final String SELECT =
      "SELECT id, case_id, type, issue, number, verification_code, sealed_values, issued_at,"
          + " revoked_at FROM issued_document ";

  private final JdbcClient jdbc;

  IssuedDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many documents of this type the case has. */
  int count(CaseId caseId, String type) {
    return jdbc.sql("SELECT COUNT(*) FROM issued_document WHERE case_id = ? AND type = ?")
        .params(caseId.toString(), type)
        .query(Integer.class)
        .single();
  }

  void add(IssuedRow row) {
    jdbc.sql(
            """
            INSERT INTO issued_document (id, case_id, type, issue, number, verification_code, sealed_values, issued_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            row.id(),
            row.caseId().toString(),
            row.type(),
            row.issue(),
            row.number(),
            row.code().value(),
            row.sealedValues(),
            Timestamp.from(row.issuedAt()))
        .update();
  }

  void revoke(CaseId caseId, String type, Instant at) {
    jdbc.sql(
            "UPDATE issued_document SET revoked_at = ? WHERE case_id = ? AND type = ? AND revoked_at IS NULL")
        .params(Timestamp.from(at), caseId.toString(), type)
        .update();
  }

  List<IssuedRow> of(CaseId caseId) {
    return jdbc.sql(SELECT + "WHERE case_id = ? ORDER BY issued_at, type, issue")
        .param(caseId.toString())
        .query(IssuedDocuments::read)
        .list();
  }

  Optional<IssuedRow> find(CaseId caseId, String id) {
    return jdbc.sql(SELECT + "WHERE case_id = ? AND id = ?")
        .params(caseId.toString(), id)
        .query(IssuedDocuments::read)
        .optional();
  }

  Optional<IssuedRow> find(VerificationCode code) {
    return jdbc.sql(SELECT + "WHERE verification_code = ?")
        .param(code.value())
        .query(IssuedDocuments::read)
        .optional();
  }

  Optional<byte[]> sealedPdf(String id) {
    return jdbc.sql("SELECT sealed_pdf FROM issued_document_pdf WHERE document_id = ?")
        .param(id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  /** Keeps the PDF unless another server has been faster; the first one stays for ever. */
  void keepPdf(String id, byte[] sealedPdf, Instant at) {
    jdbc.sql(
            "INSERT IGNORE INTO issued_document_pdf (document_id, sealed_pdf, rendered_at) VALUES (?, ?, ?)")
        .params(id, sealedPdf, Timestamp.from(at))
        .update();
  }

  private static IssuedRow read(ResultSet row, int number) throws SQLException {
    @Nullable Timestamp revoked = row.getTimestamp("revoked_at");
    return new IssuedRow(
        row.getString("id"),
        CaseId.of(row.getString("case_id")),
        row.getString("type"),
        row.getInt("issue"),
        row.getString("number"),
        new VerificationCode(row.getString("verification_code")),
        row.getBytes("sealed_values"),
        row.getTimestamp("issued_at").toInstant(),
        revoked == null ? null : revoked.toInstant());
  }
}
