package io.onething.departments.worker;

/** A department gave no answer that could be read; the message holds no personal data. */
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  private final CallOutcome.Cause cause;

  NoAnswer(CallOutcome.Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  CallOutcome.Cause side() {
    return cause;
  }
}
