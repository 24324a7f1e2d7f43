package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.Idempotency;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.TaskWork;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A department must not be asked too soon about an attempt that may still be under way there. When
 * this worker reported the attempt, the server has kept the wait; when nobody knows what became of
 * it, because a worker died or another one had it, the wait is kept here.
 */
final class UnreportedAttempts {
  private static final int MOST = 10_000;

  private final Map<String, Integer> reported =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST;
        }
      };

  /** How long to wait before work on the task begins. */
  synchronized Duration wait(Call call, CaseTask task) {
    Integer known = reported.remove(task.idempotencyKey());
    boolean kept = known != null && known == task.deliveries() - 1;
    return !kept
            && TaskWork.asksFirst(call, task)
            && call.idempotency() instanceof Idempotency.Asked asked
        ? asked.check().after()
        : Duration.ZERO;
  }

  /** The server was told that this delivery failed, and will wait before the next. */
  synchronized void reported(Call call, CaseTask task) {
    if (call.idempotency() instanceof Idempotency.Asked) {
      reported.put(task.idempotencyKey(), task.deliveries());
    }
  }
}
