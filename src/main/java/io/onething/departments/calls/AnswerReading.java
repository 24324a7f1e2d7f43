package io.onething.departments.calls;

import io.onething.departments.AnswerSchema;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.ErrorRule;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.MessageMasking;
import io.onething.departments.Outcome;
import io.onething.departments.calls.CallOutcome.Completed;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Pending;
import io.onething.departments.calls.CallOutcome.Refused;
import io.onething.departments.calls.CallOutcome.Spends;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Understands a department's answer, or its silence, by the call's file. Only what can be mapped
 * completes a task.
 *
 * @param names what expressions may refer to besides the answer
 */
record AnswerReading(Call call, CaseTask task, Map<String, @Nullable Object> names) {

  /** Reads the answer to one case's call. */
  static CallOutcome read(Call call, CaseTask task, Answer answer) {
    return new AnswerReading(call, task, task.names()).read(answer);
  }

  CallOutcome read(Answer answer) {
    if (answer.retryAfter() != null) {
      return Failed.later(Cause.BUSY, answer.problem(), answer.retryAfter());
    }
    if (answer.settled()) {
      return trouble(answer);
    }
    try {
      names.put("response", answer.response());
      names.put("failure", answer.failure() == null ? null : answer.failure().name());
      for (ErrorRule rule : call.errors()) {
        if (speaksOf(rule, answer) && Boolean.TRUE.equals(rule.when().evaluate(names))) {
          return verdict(rule, answer);
        }
      }
      return answer.trouble() == null ? agreed(answer) : trouble(answer);
    } catch (FeelFault | OneThingException broken) {
      return failed(Cause.DEFECT, String.valueOf(broken.getMessage()), answer);
    }
  }

  /**
   * Silence is explained only by rows that ask about it: {@code response.body.x != y} is true of
   * every answer that never came.
   */
  private static boolean speaksOf(ErrorRule rule, Answer answer) {
    return answer.failure() == null || rule.when().refersTo("failure");
  }

  private static Failed trouble(Answer answer) {
    return Failed.of(Objects.requireNonNull(answer.trouble()), answer.problem());
  }

  /** A row of the table may have explained an answer that is otherwise none. */
  private CallOutcome agreed(Answer answer) {
    AnswerSchema schema = call.shape() == CallShape.BATCH ? null : call.responseSchema();
    List<String> broken = schema == null ? List.of() : schema.broken(answer.body());
    return broken.isEmpty()
        ? mapped(answer, call.resultExpression())
        : failed(
            Cause.DEFECT, "answer breaks responseSchema: " + String.join(", ", broken), answer);
  }

  /** The outcome of an answer that keeps to what was agreed. */
  CallOutcome mapped(Answer answer, @Nullable FeelExpression result) {
    Outcome outcome = result == null ? Outcome.EMPTY : Outcome.of(call, result.evaluate(names));
    if (call.shape() != CallShape.ANSWER_LATER) {
      return new Completed(outcome);
    }
    return outcome.ticket() == null
        ? failed(Cause.DEFECT, "answer has no ticket", answer)
        : new Pending(outcome.ticket(), outcome);
  }

  private CallOutcome verdict(ErrorRule rule, Answer answer) {
    Cause passing = answer.failure() == null ? Cause.DEPARTMENT_FAILED : answer.failure();
    return switch (rule) {
      case ErrorRule.Retry retry -> failed(passing, masked(retry.why()), answer);
      case ErrorRule.Ask ask -> failed(Cause.UNKNOWN, masked(ask.why()), answer);
      case ErrorRule.Defect defect -> failed(Cause.DEFECT, masked(defect.why()), answer);
      case ErrorRule.Refuse refuse -> {
        String reason = refuse.reason().text(names);
        yield reason != null && Answer.CODE.matcher(reason).matches()
            ? new Refused(refuse.error(), reason)
            : failed(
                Cause.DEFECT,
                "the reason of a refusal is no code, expected " + Answer.CODE.pattern(),
                answer);
      }
    };
  }

  private String masked(String text) {
    return MessageMasking.mask(text, task.facts());
  }

  private static Failed failed(Cause cause, String what, Answer answer) {
    String described = answer.described();
    return Failed.of(cause, described.isEmpty() ? what : what + " (" + described + ")");
  }

  /** What is thrown while an answer is read is a defect of ours, not the end of the task. */
  static <T> T understood(Supplier<T> reading, Function<Failed, T> failing) {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError unexpected) {
      String what = "defect of ours, " + unexpected.getClass().getSimpleName();
      return failing.apply(Failed.of(Cause.DEFECT, what).spending(Spends.ONE));
    }
  }
}
