package io.onething.departments.worker;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How fast calls of a department may begin: so many in each period. */
final class CallRate {
  private final @Nullable RateLimiter limiter;
  private final long periodNanos;
  private final long start = System.nanoTime();

  /**
   * @param rate null for any
   * @param patience how long a call waits at most
   */
  CallRate(String department, LimitShare.@Nullable Rate rate, Duration patience) {
    this.periodNanos = rate == null ? 1 : rate.period().toNanos();
    this.limiter =
        rate == null
            ? null
            : RateLimiter.of(
                department,
                RateLimiterConfig.custom()
                    .limitForPeriod(rate.calls())
                    .limitRefreshPeriod(rate.period())
                    .timeoutDuration(patience)
                    .build());
  }

  /** Waits until one more may begin. */
  void await() throws InterruptedException {
    if (limiter != null && !limiter.acquirePermission()) {
      Thread.interrupted();
      throw new InterruptedException();
    }
  }

  /** How long until one more may begin; zero for now. */
  Duration pause() {
    if (limiter == null || limiter.getMetrics().getAvailablePermissions() > 0) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(periodNanos - (System.nanoTime() - start) % periodNanos);
  }
}
