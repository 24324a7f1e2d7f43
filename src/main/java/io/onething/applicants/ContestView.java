package io.onething.applicants;

import io.onething.contests.Contest;
import io.onething.shared.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the person contests, and what became of it.
 *
 * @param value the value as it was
 * @param said what the person says
 * @param reason what the department says; null until it has decided, or asked for proof
 * @param corrected the right value, once it is corrected
 * @param proven what the person has said when asked for proof
 * @param proofDue until when proof may be handed in; null unless it is asked for now
 * @param proofField the field that takes its files; null if words have to do
 * @param proofMost how many files it takes
 */
record ContestView(
    long id,
    String field,
    Localized names,
    Localized value,
    CaseView.Named department,
    Contest.State state,
    Localized stateNames,
    String said,
    @Nullable String reason,
    @Nullable Localized corrected,
    @Nullable String proven,
    Instant raisedAt,
    @Nullable Instant decidedAt,
    @Nullable Instant proofDue,
    @Nullable String proofField,
    int proofMost) {

  /**
   * A value that may be contested.
   *
   * @param department who has supplied it
   * @param list whether it has entries, of which one may be wrong or missing
   */
  record Contestable(
      String field, Localized names, Localized value, CaseView.Named department, boolean list) {}
}
