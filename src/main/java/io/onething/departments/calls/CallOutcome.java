package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a department call ended. The worker tells the server in one place. */
public sealed interface CallOutcome {

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
   * There is no answer that can be used.
   *
   * @param message what happened, key fact first, without personal data
   * @param details for the operator, without personal data
   * @param spends what it costs
   * @param notBefore how long to wait at least before the next attempt; null for as long as the
   *     call's file says
   */
  record Failed(
      Cause cause, String message, String details, Spends spends, @Nullable Duration notBefore)
      implements CallOutcome {

    /** A failure that costs what its cause costs. */
    public static Failed of(Cause cause, String message) {
      return new Failed(cause, message, "", cause == Cause.DEFECT ? Spends.ALL : Spends.ONE, null);
    }

    /** The department asks us to come back later, or is left alone for a while. */
    public static Failed later(Cause cause, String message, Duration wait) {
      return new Failed(cause, message, "", Spends.NONE, wait);
    }

    /** The same failure at another price. */
    public Failed spending(Spends other) {
      return new Failed(cause, message, details, other, notBefore);
    }
  }

  /** What a failure costs of a call's retries. */
  enum Spends {
    /** One: it may pass by itself. */
    ONE,
    /** None: the department itself said when to come back. */
    NONE,
    /** All: trying again does not help, a person has to look. */
    ALL
  }
}
