package io.onething.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
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
  private final CaseFiles files;
  private final CaseFacts facts;
  private final DepartmentFiles departments;
  private final ObjectMapper json;
  private final String callbacksUrl;

  JoinedFacts(
      TaskJournal journal,
      CaseFiles files,
      CaseFacts facts,
      DepartmentFiles departments,
      ObjectMapper json,
      @Value(
              "${onething.callbacks.url:${onething.public-url:http://localhost:${server.port:8080}}}")
          String callbacksUrl) {
    this.journal = journal;
    this.files = files;
    this.facts = facts;
    this.departments = departments;
    this.json = json;
    this.callbacksUrl = callbacksUrl;
  }

  /** The tasks with what is joined to each, in the caller's transaction. */
  List<FetchedTask> join(List<HeldTask> held) {
    List<CaseId> ids = held.stream().map(HeldTask::ofCase).distinct().toList();
    Map<CaseId, CaseFile> cases = files.all(ids);
    Set<String> names = new HashSet<>();
    held.forEach(task -> names.addAll(departments.call(task.topicName()).facts()));
    Map<CaseId, Map<String, Object>> known = facts.some(ids, names);
    Map<String, Integer> deliveries =
        journal.delivered(held, task -> departments.call(task.topicName()));
    return held.stream()
        .map(
            task -> {
              CaseFile file = cases.get(task.ofCase());
              if (file == null) {
                throw new IllegalStateException("There is no case " + task.ofCase());
              }
              Map<String, Object> seen = known.getOrDefault(file.id(), Map.of());
              return new FetchedTask(task, joined(task, file, seen, deliveries.get(task.id())));
            })
        .toList();
  }

  private Map<String, FetchedTask.Variable> joined(
      HeldTask task, CaseFile file, Map<String, Object> known, @Nullable Integer deliveries) {
    Call call = departments.call(task.topicName());
    Map<String, FetchedTask.Variable> joined = new HashMap<>();
    joined.put("facts", FetchedTask.Variable.text(written(call.seen(known))));
    joined.put("idempotencyKey", FetchedTask.Variable.text(task.id()));
    joined.put(
        "caseNumber",
        FetchedTask.Variable.text(file.caseNumber() == null ? "" : file.caseNumber()));
    joined.put(
        "callbackUrl",
        FetchedTask.Variable.text(callbacksUrl + "/api/callbacks/" + call.department()));
    joined.put("traceparent", FetchedTask.Variable.text(TraceParent.of(file.id())));
    joined.put("deliveries", new FetchedTask.Variable(deliveries, "Integer"));
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
