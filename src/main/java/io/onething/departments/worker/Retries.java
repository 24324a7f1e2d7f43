package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.Idempotency;
import io.onething.departments.calls.CallOutcome.Failed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is left after a failed attempt.
 *
 * @param left attempts left; 0 means a person has to look at it
 * @param in when the next one is due
 */
record Retries(int left, Duration in) {
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /**
   * @param known attempts left before this one, null when the task has never failed
   */
  static Retries after(Failed failed, Call call, @Nullable Integer known) {
    int before = known == null ? call.retries() : known;
    Duration least = longer(failed.notBefore(), after(call));
    return switch (failed.spends()) {
      case NONE -> new Retries(Math.max(before, 1), least);
      case ONE -> new Retries(Math.max(before - 1, 0), longer(least, backoff(call, before)));
      case ALL -> new Retries(0, Duration.ZERO);
    };
  }

  private static Duration backoff(Call call, int before) {
    int doublings = Math.clamp((long) call.retries() - before, 0, 16);
    Duration wait = call.retryBackoff().multipliedBy(1L << doublings);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** A department that is asked first is not asked sooner than it can know. */
  private static Duration after(Call call) {
    return call.idempotency() instanceof Idempotency.Asked asked
        ? asked.check().after()
        : Duration.ZERO;
  }

  private static Duration longer(@Nullable Duration one, Duration other) {
    return one != null && one.compareTo(other) > 0 ? one : other;
  }
}
