package io.onething.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Joins to tasks what their topics may see of the cases, and notes the deliveries: what is joined
 * is never stored in the engine.
 */
@Component
class JoinedFacts {

  private final TaskJournal journal;
  private final CaseFacts facts;
  private final DepartmentFiles departments;
  private final ObjectMapper json;
  private final String callbacksUrl;

  JoinedFacts(
      TaskJournal journal,
      CaseFacts facts,
      DepartmentFiles departments,
      ObjectMapper json,
      @Value(
              "${onething.callbacks.url:${onething.public-url:http://localhost:${server.port:8080}}}")
          String callbacksUrl) {
    this.journal = journal;
    this.facts = facts;
    this.departments = departments;
    this.json = json;
    this.callbacksUrl = callbacksUrl;
  }

  /** The tasks with what is joined to each, in the caller's transaction. */
  List<FetchedTask> join(List<HeldTask> held) {
    List<CaseId> ids = held.stream().map(HeldTask::ofCase).distinct().toList();
    Set<String> names = new HashSet<>();
    held.forEach(task -> names.addAll(departments.call(task.topicName()).facts()));
    Map<CaseId, Map<String, Object>> known = facts.some(ids, names);
    journal.delivered(held, task -> departments.call(task.topicName()));
    return held.stream()
        .map(
            task ->
                new FetchedTask(task, joined(task, known.getOrDefault(task.ofCase(), Map.of()))))
        .toList();
  }

  private Map<String, FetchedTask.Variable> joined(HeldTask task, Map<String, Object> known) {
    String caseNumber = task.caseNumber();
    if (caseNumber == null) {
      throw new IllegalStateException("There is no case " + task.ofCase());
    }
    Call call = departments.call(task.topicName());
    Map<String, FetchedTask.Variable> joined = new HashMap<>();
    joined.put("facts", FetchedTask.Variable.text(written(call.seen(known))));
    joined.put("idempotencyKey", FetchedTask.Variable.text(task.id()));
    joined.put("caseNumber", FetchedTask.Variable.text(caseNumber));
    joined.put(
        "callbackUrl",
        FetchedTask.Variable.text(callbacksUrl + "/api/callbacks/" + call.department()));
    joined.put("traceparent", FetchedTask.Variable.text(TraceParent.of(task.ofCase())));
    joined.put("deliveries", new FetchedTask.Variable(task.delivered() + 1, "Integer"));
    return joined;
  }

  private String written(Map<String, @Nullable Object> seen) {
    try {
      return json.writeValueAsString(seen);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Facts cannot be written as JSON", impossible);
    }
  }
}
