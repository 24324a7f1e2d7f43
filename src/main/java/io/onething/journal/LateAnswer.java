package io.onething.journal;

import io.onething.departments.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A department's real answer that came when nobody waited for it any more. It is kept and shown,
 * never applied.
 *
 * @param outcome what it would have brought
 * @param error the BPMN error of a refusal; null for an answer
 * @param reason the department's reason for a refusal, as a code
 */
public record LateAnswer(
    long id,
    String department,
    String topic,
    Way way,
    Outcome outcome,
    @Nullable String error,
    @Nullable String reason,
    Instant receivedAt) {

  /** How it came. */
  public enum Way {
    /** A worker reported it for a task that was no longer its own. */
    REPORT,
    /** The department sent it by itself. */
    CALLBACK
  }
}
