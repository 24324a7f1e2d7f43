package io.onething.departments.worker;

import io.onething.departments.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a department call ended. {@link OutcomeReport} is the one place that tells the server. */
sealed interface CallOutcome {

  /** The department answered; the task is done. */
  record Completed(Outcome outcome) implements CallOutcome {}

  /**
   * The department took the request and will answer later; the task is done and the model waits for
   * a message.
   *
   * @param ticket what the department calls our request
   */
  record Pending(String ticket, Outcome outcome) implements CallOutcome {}

  /**
   * The department refused; the model decides what that means.
   *
   * @param error BPMN error code
   * @param reason the department's reason as a code
   */
  record Refused(String error, String reason) implements CallOutcome {}

  /**
   * There is no answer that can be used; the call is tried again.
   *
   * @param message what happened, key fact first, without personal data
   * @param details for the operator, without personal data
   * @param retryAfter when the department itself said when to come back: that does not count as an
   *     attempt
   */
  record Failed(Cause cause, String message, String details, @Nullable Duration retryAfter)
      implements CallOutcome {

    /** A failure that costs an attempt. */
    Failed(Cause cause, String message, String details) {
      this(cause, message, details, null);
    }
  }

  /** Whose side a failure is on. */
  enum Cause {
    /** No connection, or it broke. */
    UNREACHABLE,
    /** No answer in time; the department may have taken the request. */
    TIMED_OUT,
    /** The department asks us to come back later. */
    BUSY,
    /** The department says it failed. */
    DEPARTMENT_FAILED,
    /** The answer breaks the contract, or our own mapping does. */
    DEFECT
  }
}
