package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.Idempotency;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.TaskWork;
import java.time.Duration;

/**
 * A department must not be asked too soon about an attempt that may still be under way there. When
 * this worker reported the attempt, the server has kept the wait; when nobody knows what became of
 * it, because a worker died or another one had it, the wait is kept here.
 */
final class UnreportedAttempts {
  private final RecentKeys reported = new RecentKeys();

  /** How long to wait before work on the task begins. */
  Duration wait(Call call, CaseTask task) {
    Integer known = reported.take(task.idempotencyKey());
    boolean kept = known != null && known == task.deliveries() - 1;
    return !kept
            && TaskWork.asksFirst(call, task)
            && call.idempotency() instanceof Idempotency.Asked asked
        ? asked.check().after()
        : Duration.ZERO;
  }

  /** The server was told that this delivery failed, and will wait before the next. */
  void reported(Call call, CaseTask task) {
    if (call.idempotency() instanceof Idempotency.Asked) {
      reported.put(task.idempotencyKey(), task.deliveries());
    }
  }
}
