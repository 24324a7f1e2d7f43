package io.onething.documents;

import io.onething.catalog.Bundle;
import io.onething.shared.Localized;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names that a template may use: what every document has, and the bundle's own facts. */
final class DocumentFields {

  static final String DOCUMENT_NAME = "documentName";
  static final String DOCUMENT_NAME_EN = "documentNameEn";
  static final String DOCUMENT_NUMBER = "documentNumber";
  static final String ISSUER = "issuer";
  static final String ISSUER_EN = "issuerEn";
  static final String ISSUED_ON = "issuedOn";
  static final String BUNDLE = "bundle";
  static final String CASE_NUMBER = "caseNumber";
  static final String SUBMITTED_ON = "submittedOn";
  static final String ACCEPTED_ON = "acceptedOn";
  static final String OUTCOME = "outcome";
  static final String VERIFICATION_CODE = "verificationCode";
  static final String VERIFICATION_URL = "verificationUrl";

  /** Due date of a clock: {@code due.hrss-review}. */
  static final String DUE = "due.";

  /** The office that the case goes to: {@code office.school.address}. */
  static final String OFFICE = "office.";

  static final String OFFICE_NAME = ".name";
  static final String OFFICE_ADDRESS = ".address";
  static final String OFFICE_PHONE = ".phone";
  static final String OFFICE_HOURS = ".hours";

  /** The clock that a person has decided about. */
  static final String ACT_CLOCK = "act.clock";

  static final String ACT_REASON = "act.reason";
  static final String ACT_BASIS = "act.basis";

  /** The day on which a clock that stands still is expected to run again. */
  static final String ACT_UNTIL = "act.until";

  /** When a clock that was extended is due. */
  static final String ACT_DUE = "act.due";

  static final String ACT_ADDED = "act.added";
  static final String ACT_APPROVER = "act.approver";

  private static final Set<String> ACT =
      Set.of(ACT_CLOCK, ACT_REASON, ACT_BASIS, ACT_UNTIL, ACT_DUE, ACT_ADDED, ACT_APPROVER);

  private static final Set<String> EVERY_DOCUMENT =
      Set.of(
          DOCUMENT_NAME,
          DOCUMENT_NAME_EN,
          DOCUMENT_NUMBER,
          ISSUER,
          ISSUER_EN,
          ISSUED_ON,
          BUNDLE,
          CASE_NUMBER,
          SUBMITTED_ON,
          ACCEPTED_ON,
          OUTCOME,
          VERIFICATION_CODE,
          VERIFICATION_URL);

  private DocumentFields() {}

  /** What a layout may use. */
  static Set<String> ofEveryDocument() {
    return EVERY_DOCUMENT;
  }

  /** What this document of the bundle may use. */
  static Set<String> of(Bundle bundle, String type) {
    Set<String> names = of(bundle);
    Bundle.@Nullable DocumentType described = bundle.documents().get(type);
    if (described != null) {
      names.addAll(described.values().keySet());
    }
    return names;
  }

  /** What every document of the bundle may use. */
  static Set<String> of(Bundle bundle) {
    Set<String> names = new LinkedHashSet<>(EVERY_DOCUMENT);
    names.addAll(bundle.fields().keySet());
    bundle.clocks().keySet().forEach(clock -> names.add(DUE + clock));
    bundle
        .offices()
        .keySet()
        .forEach(
            office ->
                List.of(OFFICE_NAME, OFFICE_ADDRESS, OFFICE_PHONE, OFFICE_HOURS)
                    .forEach(what -> names.add(OFFICE + office + what)));
    names.addAll(ACT);
    return names;
  }

  /** What a type of document is called; its id should the bundle no longer have it. */
  static Localized nameOf(Bundle bundle, String type) {
    Bundle.@Nullable DocumentType described = bundle.documents().get(type);
    return described == null ? new Localized(type, type) : described.names();
  }
}
