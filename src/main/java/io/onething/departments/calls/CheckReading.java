package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.Check;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CheckResult.Found;
import io.onething.departments.calls.CheckResult.NotFound;
import io.onething.departments.calls.CheckResult.Unclear;
import io.onething.shared.OneThingException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Understands what a department says about an earlier attempt. Only a clear no lets a call be made
 * again: what is refused, broken or silent is not one, whatever the expression makes of it.
 */
record CheckReading(Call call, Check check, CaseTask task) {

  CheckResult read(Answer answer) {
    if (answer.retryAfter() != null) {
      return new Unclear(Failed.later(Cause.BUSY, answer.problem(), answer.retryAfter()));
    }
    if (answer.failure() != null || !speaksOfTheCase(answer)) {
      Cause trouble = Objects.requireNonNull(answer.trouble());
      return new Unclear(
          Failed.of(trouble, "cannot be asked whether it is done: " + answer.problem()));
    }
    Map<String, @Nullable Object> names = task.names();
    names.put("response", answer.response());
    try {
      return understood(check.found().evaluate(names), names, answer);
    } catch (FeelFault | OneThingException broken) {
      return defect(String.valueOf(broken.getMessage()));
    }
  }

  private CheckResult understood(
      @Nullable Object found, Map<String, @Nullable Object> names, Answer answer) {
    if (Boolean.TRUE.equals(found)) {
      FeelExpression result =
          check.resultExpression() == null ? call.resultExpression() : check.resultExpression();
      CallOutcome outcome = new AnswerReading(call, task, names).mapped(answer, result);
      return outcome instanceof Failed failed ? new Unclear(failed) : new Found(outcome);
    }
    if (Boolean.FALSE.equals(found)) {
      return new NotFound();
    }
    return found == null
        ? new Unclear(Failed.of(Cause.UNKNOWN, "cannot say yet whether it is done"))
        : defect("check.found yields neither true, false nor null");
  }

  private static CheckResult defect(String message) {
    return new Unclear(Failed.of(Cause.DEFECT, message));
  }

  /** 404 and 410 are how some say that there is no such thing. */
  private static boolean speaksOfTheCase(Answer answer) {
    Integer status = answer.status();
    return answer.trouble() == null || (status != null && (status == 404 || status == 410));
  }
}
