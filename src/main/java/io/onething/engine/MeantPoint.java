package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import io.onething.deadlines.HandedMoment;
import io.onething.deadlines.Limit;
import io.onething.deadlines.TimerPoint;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which point of which clock a model means. */
final class MeantPoint {

  private MeantPoint() {}

  /**
   * The point on the clock as it is written, or as variables hold them; nothing where the process
   * is handed a moment instead of a clock, which nothing moves.
   *
   * @param variables yields the value of a process variable by its name
   */
  static Optional<TimerPoint> of(DeadlineCall call, Function<String, @Nullable Object> variables) {
    return text(call.clock(), call.variable(), variables)
        .filter(clock -> HandedMoment.in(clock).isEmpty())
        .map(
            clock ->
                call.of(
                    clock,
                    text(null, call.limitVariable(), variables).map(Limit::parse).orElse(null)));
  }

  private static Optional<String> text(
      @Nullable String written,
      @Nullable String variable,
      Function<String, @Nullable Object> variables) {
    return written != null
        ? Optional.of(written)
        : Optional.ofNullable(variable)
            .map(variables)
            .filter(String.class::isInstance)
            .map(String.class::cast);
  }
}
