package io.onething.departments.trial;

import io.onething.departments.Call;
import io.onething.departments.Callback;
import io.onething.departments.Sample;
import io.onething.departments.Sample.LaterAnswer;
import io.onething.departments.Sample.OfCase;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.Exchange;
import io.onething.departments.calls.TaskResult;
import io.onething.departments.calls.TaskWork;
import io.onething.shared.OneThingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a sample's call, as a worker would.
 *
 * @param caller the department, or one that is played
 * @param key instead of the sample's own; null for that
 */
record Trial(DepartmentCaller caller, @Nullable String key) {
  /** Where a sample's department would send a later answer. */
  static final String CALLBACKS = "http://server.test/api/callbacks/";

  Tried of(Call call, Sample sample) throws InterruptedException {
    if (sample.callback() != null) {
      return later(call, sample.callback());
    }
    if (call.batch() != null) {
      return together(call, sample);
    }
    OfCase only = sample.cases().getFirst();
    TaskResult worked =
        new TaskWork(caller).work(call, task(call, sample, only, key == null ? only.key() : key));
    return new Tried.Called(worked.exchanges(), Map.of(only.key(), worked.outcome()));
  }

  /** One request for all; each case finds its own answer. */
  private Tried together(Call call, Sample sample) throws InterruptedException {
    List<CaseTask> tasks = new ArrayList<>();
    for (OfCase one : sample.cases()) {
      String own = key == null ? one.key() : key + "-" + one.key();
      tasks.add(task(call, sample, one, own));
    }
    List<Exchange<CallOutcome>> exchanges = caller.callTogether(call, tasks, null);
    Map<String, CallOutcome> outcomes = new LinkedHashMap<>();
    for (int i = 0; i < exchanges.size(); i++) {
      outcomes.put(sample.cases().get(i).key(), exchanges.get(i).result());
    }
    return new Tried.Called(List.of(exchanges.getFirst()), outcomes);
  }

  private static CaseTask task(Call call, Sample sample, OfCase one, String key) {
    return new CaseTask(
        one.facts(),
        key,
        one.caseNumber(),
        CALLBACKS + call.department(),
        sample.deliveries(),
        null);
  }

  private static Tried later(Call call, LaterAnswer answer) {
    Callback callback = call.callback();
    if (callback == null) {
      throw new IllegalArgumentException(call.topic() + " has no callback");
    }
    try {
      return new Tried.Taken(callback.answer(answer.body()));
    } catch (OneThingException refused) {
      return new Tried.NotTaken(String.valueOf(refused.getMessage()));
    }
  }
}
