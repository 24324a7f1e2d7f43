package io.onething.departments.calls;

/** What a department says when it is asked whether it has done something already. */
public sealed interface CheckResult {

  /**
   * It has.
   *
   * @param outcome as if the call had been answered so; no failure
   */
  record Found(CallOutcome outcome) implements CheckResult {}

  /** It has not: the call may be made. */
  record NotFound() implements CheckResult {}

  /** It cannot be known now: nothing may be sent. */
  record Unclear(CallOutcome.Failed why) implements CheckResult {}
}
