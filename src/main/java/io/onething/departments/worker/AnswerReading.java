package io.onething.departments.worker;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.ErrorRule;
import io.onething.departments.FeelFault;
import io.onething.departments.MessageMasking;
import io.onething.departments.Outcome;
import io.onething.departments.worker.CallOutcome.Cause;
import io.onething.departments.worker.CallOutcome.Completed;
import io.onething.departments.worker.CallOutcome.Failed;
import io.onething.departments.worker.CallOutcome.Pending;
import io.onething.departments.worker.CallOutcome.Refused;
import io.onething.shared.OneThingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands a department's response by the call's file. Only what can be mapped completes a task.
 */
final class AnswerReading {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private final Clock clock;

  AnswerReading(Clock clock) {
    this.clock = clock;
  }

  CallOutcome read(Call call, CaseTask task, DepartmentResponse response) {
    if (response.isRedirect()) {
      return failed(Cause.DEFECT, "redirect refused", response);
    }
    Optional<Duration> retryAfter = response.retryAfter(clock);
    if (retryAfter.isPresent()) {
      String message = "department is busy, back in " + retryAfter.get().toSeconds() + " s";
      return new Failed(Cause.BUSY, message, response.described(), retryAfter.get());
    }
    if (!response.isEmpty() && !response.isJson()) {
      return failed(causeOf(response), "answer is no JSON", response);
    }
    try {
      return map(call, task, response);
    } catch (IOException malformed) {
      return failed(causeOf(response), "answer is malformed or truncated JSON", response);
    } catch (FeelFault | OneThingException broken) {
      return failed(Cause.DEFECT, String.valueOf(broken.getMessage()), response);
    }
  }

  private CallOutcome map(Call call, CaseTask task, DepartmentResponse response)
      throws IOException {
    Map<String, @Nullable Object> answer = new HashMap<>();
    answer.put("status", response.status());
    answer.put("headers", response.headers());
    answer.put("body", response.isEmpty() ? null : JSON.readValue(response.body(), Object.class));
    Map<String, @Nullable Object> names = task.names();
    names.put("response", answer);

    names.put("failure", null);
    for (ErrorRule rule : call.errors()) {
      if (Boolean.TRUE.equals(rule.when().evaluate(names))) {
        return verdict(rule, names, task, response);
      }
    }
    if (response.status() < 200 || response.status() > 299) {
      return failed(causeOf(response), refusal(response, answer.get("body")), response);
    }
    Outcome outcome =
        call.resultExpression() == null
            ? Outcome.EMPTY
            : Outcome.of(call, call.resultExpression().evaluate(names));
    if (call.shape() != CallShape.ANSWER_LATER) {
      return new Completed(outcome);
    }
    return outcome.ticket() == null
        ? failed(Cause.DEFECT, "answer has no ticket", response)
        : new Pending(outcome.ticket(), outcome);
  }

  /**
   * Names the department's own code, if it is one: it helps whoever has to look, and holds no
   * personal data.
   */
  private static String refusal(DepartmentResponse response, @Nullable Object body) {
    boolean signIn = response.status() == 401 || response.status() == 403;
    String code =
        body instanceof Map<?, ?> problem
                && problem.get("code") instanceof String text
                && CODE.matcher(text).matches()
            ? " as " + text
            : "";
    return (signIn ? "sign-in refused" : "call refused") + code;
  }

  private static CallOutcome verdict(
      ErrorRule rule,
      Map<String, @Nullable Object> names,
      CaseTask task,
      DepartmentResponse response) {
    return switch (rule) {
      case ErrorRule.Retry retry ->
          failed(Cause.DEPARTMENT_FAILED, MessageMasking.mask(retry.why(), task.facts()), response);
      case ErrorRule.Ask ask ->
          failed(Cause.DEPARTMENT_FAILED, MessageMasking.mask(ask.why(), task.facts()), response);
      case ErrorRule.Defect defect ->
          failed(Cause.DEFECT, MessageMasking.mask(defect.why(), task.facts()), response);
      case ErrorRule.Refuse refuse -> {
        String reason = refuse.reason().text(names);
        yield reason != null && CODE.matcher(reason).matches()
            ? new Refused(refuse.error(), reason)
            : failed(Cause.DEFECT, "the reason of a refusal is no code", response);
      }
    };
  }

  private static Cause causeOf(DepartmentResponse response) {
    return response.status() >= 500 ? Cause.DEPARTMENT_FAILED : Cause.DEFECT;
  }

  private static Failed failed(Cause cause, String what, DepartmentResponse response) {
    return new Failed(cause, what + " (" + response.described() + ")", response.described());
  }
}
