package io.onething.departments.calls;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Batch;
import io.onething.departments.Call;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelFault;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds each case's own answer in the answer to many. An answer that cannot be used as a whole may
 * be one case's doing: it costs each of several an attempt only.
 */
record BatchReading(Call call, Batch batch, List<CaseTask> tasks) {
  private static final Logger LOG = LoggerFactory.getLogger(BatchReading.class);

  /** One outcome for each task, in their order. */
  List<CallOutcome> read(Answer answer) {
    if (answer.trouble() != null) {
      return together(answer);
    }
    try {
      List<String> broken =
          call.responseSchema() == null ? List.of() : call.responseSchema().broken(answer.body());
      if (!broken.isEmpty()) {
        String message = "answer breaks responseSchema: " + String.join(", ", broken);
        return together(answer.troubled(Cause.DEFECT, message));
      }
      return evaluate(batch.answers(), "response", answer.response()) instanceof List<?> answers
          ? oneByOne(answer, answers)
          : together(answer.troubled(Cause.DEFECT, "batch.answers yields no list"));
    } catch (FeelFault fault) {
      return together(answer.troubled(Cause.DEFECT, String.valueOf(fault.getMessage())));
    }
  }

  private List<CallOutcome> together(Answer answer) {
    List<CallOutcome> outcomes = new ArrayList<>();
    for (CaseTask task : tasks) {
      CallOutcome outcome = read(task, answer, null);
      boolean perhapsAnothers =
          tasks.size() > 1 && outcome instanceof Failed failed && failed.spends() == Spends.ALL;
      outcomes.add(perhapsAnothers ? ((Failed) outcome).spending(Spends.ONE) : outcome);
    }
    return outcomes;
  }

  private List<CallOutcome> oneByOne(Answer answer, List<?> answers) {
    Map<String, List<@Nullable Object>> byKey = new HashMap<>();
    for (Object each : answers) {
      Object key = evaluate(batch.item(), "answer", each);
      byKey.computeIfAbsent(String.valueOf(key), any -> new ArrayList<>()).add(each);
    }
    List<CallOutcome> outcomes = new ArrayList<>();
    for (CaseTask task : tasks) {
      List<@Nullable Object> own = byKey.remove(task.idempotencyKey());
      if (own == null) {
        Answer none =
            answer.troubled(Cause.DEPARTMENT_FAILED, "the answer says nothing about this case");
        outcomes.add(read(task, none, null));
      } else if (own.size() > 1) {
        String message = "the answer speaks of this case " + own.size() + " times";
        outcomes.add(Failed.of(Cause.DEFECT, message));
      } else {
        outcomes.add(read(task, answer, own.getFirst()));
      }
    }
    if (!byKey.isEmpty()) {
      LOG.warn(
          "{}: {} answers of a batch are about cases that were not in it",
          call.topic(),
          byKey.size());
    }
    return outcomes;
  }

  private CallOutcome read(CaseTask task, Answer answer, @Nullable Object own) {
    Map<String, @Nullable Object> names = task.names();
    names.put("answer", own);
    return AnswerReading.understood(
        () -> new AnswerReading(call, task, names).read(answer), failed -> failed);
  }

  private static @Nullable Object evaluate(
      FeelExpression expression, String name, @Nullable Object value) {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put(name, value);
    return expression.evaluate(names);
  }
}
