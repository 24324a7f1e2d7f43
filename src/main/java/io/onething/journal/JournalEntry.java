package io.onething.journal;

import io.onething.departments.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal: a delivery, or something else that was tried in it.
 *
 * @param id in the order of delivery
 * @param delivery the id of the delivery, its own for the delivery itself
 * @param kind null when nothing was asked, or nobody has said what
 * @param beganAt when the department was asked; null when nobody has said
 * @param status the HTTP status; null without answer
 * @param ending how it ended; {@link Ending#NO_REPORT} while, or when, nobody has reported
 * @param message what happened, masked
 */
public record JournalEntry(
    long id,
    long delivery,
    String externalTask,
    @Nullable String activityInstance,
    String department,
    String topic,
    Instant deliveredAt,
    Attempt.@Nullable Kind kind,
    @Nullable String key,
    @Nullable Instant beganAt,
    @Nullable Long tookMillis,
    @Nullable Integer status,
    Ending ending,
    Attempt.@Nullable Cause cause,
    @Nullable String message) {

  /** How a line ended: an attempt's endings, and two that only a delivery has. */
  public enum Ending {
    COMPLETED,
    PENDING,
    REFUSED,
    FAILED,
    FOUND,
    NOT_FOUND,
    UNKNOWN,
    /** The worker gave the task back without beginning. */
    GIVEN_BACK,
    /** Nobody has reported yet, or ever will. */
    NO_REPORT;

    static Ending of(Attempt.Ending ending) {
      return valueOf(ending.name());
    }
  }
}
