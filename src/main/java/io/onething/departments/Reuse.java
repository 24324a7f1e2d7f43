package io.onething.departments;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When an answer need not be asked for again: to the same request facts, fresh enough and clean.
 *
 * @param freshFor how long after the answer
 * @param when the answer's flags and facts must satisfy this
 */
public record Reuse(Duration freshFor, FeelExpression when) {

  /** Whether an outcome of this kind may stand for a new answer, its age apart. */
  public boolean allows(Outcome outcome) {
    Map<String, @Nullable Object> names =
        Map.of("flags", outcome.flags(), "facts", outcome.facts());
    return Boolean.TRUE.equals(when.evaluate(names));
  }
}
