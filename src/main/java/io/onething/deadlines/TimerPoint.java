package io.onething.deadlines;

import java.util.Optional;

/**
 * A point of a clock, as a timer in a model names it: {@code ${deadlines.due(caseId,'settle')}}.
 */
public sealed interface TimerPoint {

  /** The name of the clock in the manifest. */
  String clock();

  /** When the limit is up: {@code deadlines.due}. */
  record Due(String clock) implements TimerPoint {}

  /**
   * When so much time has passed: {@code deadlines.at}.
   *
   * @param passed since the clock began
   */
  record At(String clock, Limit passed) implements TimerPoint {}

  /**
   * When so much time is left: {@code deadlines.before}.
   *
   * @param ahead before the limit is up
   */
  record Before(String clock, Limit ahead) implements TimerPoint {}

  /** From when its light is yellow, which people are shown; no timer waits for it. */
  record Yellow(String clock) implements TimerPoint {}

  /**
   * The point that an expression names, or nothing if it is none of {@code deadlines}, or if
   * variables say which.
   *
   * @throws IllegalArgumentException if its limit cannot be read
   */
  static Optional<TimerPoint> in(String expression) {
    return DeadlineCall.in(expression)
        .filter(call -> !call.isShown() && call.limitVariable() == null)
        .flatMap(call -> Optional.ofNullable(call.clock()).map(name -> call.of(name, null)));
  }
}
