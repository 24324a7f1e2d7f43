package io.onething.departments.worker;

import io.onething.departments.Department;
import io.onething.departments.Limits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * This worker's part of what a department takes of us.
 *
 * @param parallel most calls at the same time
 * @param rate how fast they may begin; null for any
 */
record LimitShare(int parallel, @Nullable Rate rate) {

  /** So many calls begin in a period. */
  record Rate(int calls, Duration period) {}

  /**
   * One part of {@code workers}.
   *
   * @param workers at most as many as the department takes calls at a time
   */
  static LimitShare of(Limits limits, int workers) {
    return new LimitShare(Math.max(1, limits.parallel() / workers), rate(limits, workers));
  }

  /** Less than one a second is one in several seconds. */
  private static @Nullable Rate rate(Limits limits, int workers) {
    Integer perSecond = limits.perSecond();
    if (perSecond == null) {
      return null;
    }
    return perSecond >= workers
        ? new Rate(perSecond / workers, Duration.ofSeconds(1))
        : new Rate(1, Duration.ofMillis(Math.ceilDiv(1000L * workers, perSecond)));
  }

  /** Why so many workers cannot keep to the department's limits; empty if they can. */
  static Optional<String> fault(Department department, int workers) {
    int parallel = department.limits().parallel();
    return parallel >= workers
        ? Optional.empty()
        : Optional.of(
            "onething.worker.workers is %d, expected at most %d: workers/%s/department.yaml lets no more calls through at a time"
                .formatted(workers, parallel, department.id()));
  }

  /** Most tasks that one fetch may bring: each fetch leaves room for the next. */
  int fetchSize() {
    int quarter = Math.max(1, parallel / 4);
    return rate == null ? quarter : Math.min(quarter, rate.calls());
  }
}
