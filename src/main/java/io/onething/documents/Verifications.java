package io.onething.documents;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells anyone whether a document is genuine. Ten wrong codes from one address within ten minutes
 * close this to the address until the oldest of them is ten minutes old.
 */
class Verifications {

  static final int TRIES = 10;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private static final int SHOWN_START = 4;
  private static final int SHOWN_END = 2;

  private final IssuedDocuments issued;
  private final CaseFiles files;
  private final Catalog catalog;
  private final Vault vault;
  private final JdbcClient jdbc;
  private final Clock clock;

  Verifications(
      IssuedDocuments issued,
      CaseFiles files,
      Catalog catalog,
      Vault vault,
      JdbcClient jdbc,
      Clock clock) {
    this.issued = issued;
    this.files = files;
    this.catalog = catalog;
    this.vault = vault;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What is known of a genuine document.
   *
   * @param valid false when it was withdrawn after it had been issued
   * @param caseNumber masked
   */
  record Verification(
      boolean valid,
      Localized documentNames,
      String number,
      Instant issuedAt,
      Localized bundleNames,
      String caseNumber) {}

  /**
   * @param client the address that asks
   * @throws OneThingException {@code UNKNOWN_DOCUMENT}, the same whatever is wrong with the code;
   *     {@code TOO_MANY_TRIES}
   */
  Verification verify(String typed, String client) {
    byte[] index = vault.index("verification-client", client);
    Instant now = clock.instant();
    if (misses(index, now.minus(WINDOW)) >= TRIES) {
      throw new OneThingException(
          ErrorCode.TOO_MANY_TRIES,
          TRIES + " wrong codes within " + WINDOW.toMinutes() + " minutes");
    }
    Optional<IssuedRow> found = VerificationCode.read(typed).flatMap(issued::find);
    if (found.isEmpty()) {
      miss(index, now);
      throw new OneThingException(
          ErrorCode.UNKNOWN_DOCUMENT, "No document with this verification code was issued");
    }
    return told(found.get());
  }

  private Verification told(IssuedRow row) {
    CaseFile file = files.get(row.caseId());
    Bundle bundle = catalog.bundle(file.edition());
    String caseNumber = String.valueOf(file.caseNumber());
    return new Verification(
        row.revokedAt() == null,
        DocumentFields.nameOf(bundle, row.type()),
        row.number().replace(caseNumber, masked(caseNumber)),
        row.issuedAt(),
        bundle.names(),
        masked(caseNumber));
  }

  static String masked(String caseNumber) {
    int hidden = caseNumber.length() - SHOWN_START - SHOWN_END;
    return hidden <= 0
        ? "*".repeat(caseNumber.length())
        : caseNumber.substring(0, SHOWN_START)
            + "*".repeat(hidden)
            + caseNumber.substring(caseNumber.length() - SHOWN_END);
  }

  private int misses(byte[] client, Instant since) {
    return jdbc.sql(
            "SELECT COUNT(*) FROM verification_miss WHERE client_index = ? AND missed_at > ?")
        .params(client, Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  private void miss(byte[] client, Instant now) {
    jdbc.sql("DELETE FROM verification_miss WHERE missed_at < ?")
        .param(Timestamp.from(now.minus(WINDOW.multipliedBy(2))))
        .update();
    jdbc.sql("INSERT INTO verification_miss (client_index, missed_at) VALUES (?, ?)")
        .params(client, Timestamp.from(now))
        .update();
  }
}
