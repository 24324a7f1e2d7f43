package io.onething.departments.worker;

import io.onething.departments.Call;
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
  static Retries after(CallOutcome.Failed failed, Call call, @Nullable Integer known) {
    int before = known == null ? call.retries() : known;
    if (failed.retryAfter() != null) {
      return new Retries(Math.max(before, 1), failed.retryAfter());
    }
    int doublings = Math.clamp((long) call.retries() - before, 0, 16);
    Duration wait = call.retryBackoff().multipliedBy(1L << doublings);
    return new Retries(Math.max(before - 1, 0), wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }
}
