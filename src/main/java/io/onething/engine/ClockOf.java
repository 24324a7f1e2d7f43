package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which clock a model means. */
final class ClockOf {

  private ClockOf() {}

  /**
   * The name of the clock: as it is written, or as the variable holds it.
   *
   * @param variables yields the value of a process variable by its name
   */
  static Optional<String> call(DeadlineCall call, Function<String, @Nullable Object> variables) {
    @Nullable String written = call.clock();
    if (written != null) {
      return Optional.of(written);
    }
    return Optional.ofNullable(call.variable())
        .map(variables)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}
