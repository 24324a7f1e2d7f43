package io.onething.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From the receipt of an application to its acceptance (行政许可法 art. 32): what is missing is told
 * once, within five days; who is not told in time is accepted from the day of receipt.
 *
 * @param receivedAt when the application came
 * @param toldAt when the applicant was told everything that is missing, null if not yet
 * @param completedAt when the last missing piece came, or the receipt if nothing was missing; null
 *     if not yet
 */
public record ApplicationReceipt(
    Instant receivedAt, @Nullable Instant toldAt, @Nullable Instant completedAt) {

  /** How long an authority has to tell what is missing. */
  public static final Limit NOTICE = new Limit.WorkingDays(5);

  /** The article that silence counts as acceptance by. */
  public static final String BASIS = "《中华人民共和国行政许可法》第三十二条";

  public ApplicationReceipt {
    requireAfterReceipt("told what is missing", receivedAt, toldAt);
    requireAfterReceipt("complete", receivedAt, completedAt);
  }

  /** Whether an application has been accepted, and if so, from when its time counts. */
  public sealed interface Standing {

    /**
     * Nothing is decided.
     *
     * @param noticeDue until when the applicant may be told what is missing
     */
    record Undecided(Due noticeDue) implements Standing {}

    /** The applicant was told in time and has not completed the application. */
    record AwaitingCorrection(Instant toldAt) implements Standing {}

    /**
     * Complete, and accepted.
     *
     * @param from when the last piece came
     */
    record Accepted(Instant from) implements Standing {}

    /**
     * Nobody told the applicant in time.
     *
     * @param from the receipt, to which the acceptance is dated back
     * @param since when the time for telling was up
     */
    record DeemedAccepted(Instant from, Instant since) implements Standing {}
  }

  /** Until when the applicant may be told what is missing. */
  public Due noticeDue(WorkingTime time) {
    return time.due(receivedAt, NOTICE);
  }

  /**
   * How the application stands at this instant. A date that is provisional makes no acceptance: the
   * application stays undecided until the year is published.
   */
  public Standing standing(WorkingTime time, Instant now) {
    Due due = noticeDue(time);
    boolean toldInTime =
        toldAt != null && !toldAt.isAfter(now) && (due.provisional() || !toldAt.isAfter(due.at()));
    if (completedAt != null
        && !completedAt.isAfter(now)
        && (toldInTime || !completedAt.isAfter(due.at()))) {
      return new Standing.Accepted(completedAt);
    }
    if (toldAt != null && toldInTime) {
      return new Standing.AwaitingCorrection(toldAt);
    }
    return now.isAfter(due.at()) && !due.provisional()
        ? new Standing.DeemedAccepted(receivedAt, due.at())
        : new Standing.Undecided(due);
  }

  private static void requireAfterReceipt(String what, Instant receivedAt, @Nullable Instant at) {
    if (at != null && at.isBefore(receivedAt)) {
      throw new IllegalArgumentException(
          "The application was "
              + what
              + " "
              + at
              + ", expected not before its receipt "
              + receivedAt);
    }
  }
}
