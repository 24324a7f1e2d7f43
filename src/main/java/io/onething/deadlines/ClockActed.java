package io.onething.deadlines;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person has decided about a clock. Published in the transaction of the act: what the law wants
 * the applicant told (行政许可法 art. 42 and 45) is written in the same one.
 *
 * @param bundle the bundle's id
 * @param clock names of the clock
 * @param reason why, as people read it
 * @param basis the article that it rests on
 * @param until when a clock that stands still is expected to run again; else null
 * @param due when its time is up now; null while it stands still
 * @param added what was added to the limit; null unless it was extended
 * @param approver the office that granted it; null unless it was extended
 */
public record ClockActed(
    Kind kind,
    CaseId caseId,
    String bundle,
    Localized clock,
    Localized reason,
    @Nullable String basis,
    @Nullable Instant until,
    @Nullable Due due,
    @Nullable Localized added,
    @Nullable Localized approver,
    Instant at) {

  /** What was decided. */
  public enum Kind {
    SUSPENDED,
    RESUMED,
    EXTENDED
  }
}
