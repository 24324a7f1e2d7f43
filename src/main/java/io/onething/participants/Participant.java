package io.onething.participants;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
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

  /** Stands between the id and what tells one signer from another, in the address of a signer. */
  private static final String SIGNER = "s";

  private static final int TOLD_APART_BY = 8;

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

  /** Whether she has to do with the case beside its applicant. */
  boolean takesPart() {
    return state != State.APPLIED && state != State.LEFT;
  }

  /** By which pages know her part, and messages herself, whoever signs for her. */
  public String part() {
    return Long.toString(id);
  }

  /**
   * By which messages know whoever signs. Another who signs for her has an address of the own, so
   * that nobody reads what was told before to herself or to who signed for her then.
   */
  public String signer() {
    return basis == null
        ? part()
        : part() + SIGNER + HexFormat.of().formatHex(signerIndex, 0, TOLD_APART_BY);
  }

  /** The id in the address of a signer, or of herself. */
  static long idIn(String address) {
    int end = address.indexOf(SIGNER);
    return Long.parseLong(end < 0 ? address : address.substring(0, end));
  }
}
