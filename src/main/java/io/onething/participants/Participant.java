package io.onething.participants;

import io.onething.shared.CaseId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a case.
 *
 * @param participants the group of the manifest that she belongs to
 * @param statementIndex keyed digest of the statement that she was asked to sign, in hexadecimal
 * @param decidedAt when she signed or declined
 */
public record Participant(
    long id,
    CaseId caseId,
    String participants,
    byte[] personIndex,
    String statementIndex,
    State state,
    @Nullable Instant decidedAt) {

  /** How far she is. */
  public enum State {
    ASKED,
    SIGNED,
    DECLINED,
    /** The applicant, whose signature stands under the application. */
    APPLIED,
    /** A correction has taken her off the list. */
    LEFT
  }

  boolean hasSigned() {
    return state == State.SIGNED || state == State.APPLIED;
  }
}
