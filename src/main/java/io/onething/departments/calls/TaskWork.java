package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.Check;
import io.onething.departments.Idempotency;
import io.onething.departments.calls.CallOutcome.Failed;
import java.util.List;

/**
 * Works on a task so that its effect happens once: a department that cannot recognise a repeated
 * call is asked whether it has done it, before anything is sent again.
 */
public record TaskWork(DepartmentCaller caller) {

  /** Whether the department must be asked first: an earlier attempt may have reached it. */
  public static boolean asksFirst(Call call, CaseTask task) {
    return call.idempotency() instanceof Idempotency.Asked && task.deliveries() > 1;
  }

  /**
   * Asks if need be, and calls if that may be done.
   *
   * @throws LeftAlone when the department is not to be called for a while, and was not asked either
   * @throws InterruptedException when it was broken off; the department may have done it
   */
  public TaskResult work(Call call, CaseTask task) throws InterruptedException {
    if (!asksFirst(call, task) || !(call.idempotency() instanceof Idempotency.Asked asked)) {
      Exchange<CallOutcome> made = caller.call(call, task);
      return new TaskResult(made.result(), List.of(made));
    }
    return askFirst(call, asked.check(), task);
  }

  private TaskResult askFirst(Call call, Check check, CaseTask task) throws InterruptedException {
    Exchange<CheckResult> asked = caller.check(call, check, task);
    return switch (asked.result()) {
      case CheckResult.Found found -> new TaskResult(found.outcome(), List.of(asked));
      case CheckResult.Unclear unclear -> new TaskResult(unclear.why(), List.of(asked));
      case CheckResult.NotFound notFound -> {
        try {
          Exchange<CallOutcome> made = caller.call(call, task);
          yield new TaskResult(made.result(), List.of(asked, made));
        } catch (LeftAlone later) {
          String message = call.department() + ": " + later.getMessage();
          yield new TaskResult(
              Failed.later(Cause.UNREACHABLE, message, later.pause()), List.of(asked));
        }
      }
    };
  }
}
