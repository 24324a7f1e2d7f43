package io.onething.cases;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that the person contests has come to a department, or the department has decided.
 * Published in the transaction of the act.
 *
 * @param field what the value is called
 * @param department who decides
 * @param until for {@link Kind#PROOF_ASKED}: until when the person may hand it in
 */
public record ContestChanged(
    CaseId caseId,
    Kind kind,
    Localized field,
    Localized department,
    @Nullable Instant until,
    Instant at) {

  /** What has happened. */
  public enum Kind {
    RAISED,
    PROOF_ASKED,
    CONFIRMED,
    CORRECTED
  }
}
