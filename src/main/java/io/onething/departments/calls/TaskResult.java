package io.onething.departments.calls;

import io.onething.departments.Attempt;
import java.util.List;

/**
 * How the work on a task ended.
 *
 * @param exchanges what was asked on the way, in order; at most one of them is the call itself
 */
public record TaskResult(CallOutcome outcome, List<Exchange<?>> exchanges) {

  /** Copies the exchanges. */
  public TaskResult {
    exchanges = List.copyOf(exchanges);
  }

  /** For the journal. */
  public List<Attempt> attempts() {
    return exchanges.stream().<Attempt>map(Exchange::attempt).toList();
  }
}
