package io.onething.participants;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in a case.
 *
 * @param participants the group of the manifest that she belongs to
 * @param signerIndex who signs: she herself, or who represents her
 * @param basis the code of the manifest on which somebody signs for her; null if she signs herself
 * @param statementIndex keyed digest of the statement that she was asked to sign, in hexadecimal
 * @param decidedAt when she signed or declined
 */
public record Participant(
    long id,
    CaseId caseId,
    String participants,
    byte[] personIndex,
    byte[] signerIndex,
    @Nullable String basis,
    String statementIndex,
    State state,
    @Nullable Instant decidedAt) {

  /** Follows the id in the name by which messages know who is represented. */
  static final String REPRESENTED = "r";

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

  boolean isSignedBy(byte[] person) {
    return Arrays.equals(signerIndex, person);
  }

  /** By which messages know whoever signs. */
  public String signer() {
    return Long.toString(id);
  }

  /** By which messages know who is represented. */
  public String represented() {
    return id + REPRESENTED;
  }
}
