package io.onething.engine;

import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes completions that a worker hands in together, those of one case in one transaction. What
 * does not go together is left to be taken, or refused, one by one.
 */
@Component
class TogetherReported {

  private static final Logger LOG = LoggerFactory.getLogger(TogetherReported.class);

  private final TaskLocks locks;
  private final GatewayTasks tasks;
  private final DepartmentFiles departments;

  TogetherReported(TaskLocks locks, GatewayTasks tasks, DepartmentFiles departments) {
    this.locks = locks;
    this.tasks = tasks;
    this.departments = departments;
  }

  /**
   * Takes what it can.
   *
   * @return ids of the tasks that are completed
   */
  Set<String> take(List<GatewayRequests.Completed> reports, WorkerGrant grant) {
    Map<String, GatewayRequests.Completed> byTask =
        reports.stream()
            .collect(
                Collectors.toMap(
                    GatewayRequests.Completed::id,
                    Function.identity(),
                    (first, again) -> first,
                    LinkedHashMap::new));
    Map<String, HeldTask> held =
        locks.held(byTask.keySet()).stream()
            .collect(Collectors.toMap(HeldTask::id, Function.identity()));
    Map<String, List<Reported>> byCase = new LinkedHashMap<>();
    byTask.forEach(
        (id, report) -> {
          @Nullable HeldTask task = held.get(id);
          @Nullable String caseId = task == null ? null : task.caseId();
          if (task != null && caseId != null && task.workerId().equals(report.workerId())) {
            byCase
                .computeIfAbsent(caseId, any -> new ArrayList<>())
                .add(new Reported(task, report));
          }
        });
    Set<String> taken = new HashSet<>();
    byCase.forEach(
        (caseId, reported) -> {
          try {
            tasks.complete(
                CaseId.of(caseId), reported.stream().map(each -> completion(each, grant)).toList());
            reported.forEach(each -> taken.add(each.task().id()));
          } catch (RuntimeException oneByOne) {
            LOG.debug("Completions of case {} are taken one by one", caseId, oneByOne);
          }
        });
    return taken;
  }

  /** A completion, and the task as its worker holds it. */
  private record Reported(HeldTask task, GatewayRequests.Completed report) {}

  private GatewayTasks.Completion completion(Reported reported, WorkerGrant grant) {
    HeldTask task = reported.task();
    GatewayRequests.Completed report = reported.report();
    grant.checkTopic(task.topicName());
    return new GatewayTasks.Completion(
        task.id(),
        task.topicName(),
        report.workerId(),
        ReportedVariables.outcome(departments.call(task.topicName()), report.variables()),
        ReportedVariables.attempts(task.topicName(), report.variables()));
  }
}
