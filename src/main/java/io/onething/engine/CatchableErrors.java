package io.onething.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * As what a call that is open can be refused: the errors that its own process catches, and then
 * those that are caught where its process was called, and so on up to the case's own process.
 */
@Component
class CatchableErrors {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final HistoryService history;

  CatchableErrors(RepositoryService repository, RuntimeService runtime, HistoryService history) {
    this.repository = repository;
    this.runtime = runtime;
    this.history = history;
  }

  /** The names of the errors by code, the nearest first. */
  Map<String, String> at(ExternalTask call) {
    Map<String, String> errors =
        new LinkedHashMap<>(at(call.getProcessDefinitionId(), call.getActivityId()));
    for (@Nullable HistoricActivityInstance caller = caller(call.getProcessInstanceId());
        caller != null;
        caller = caller(caller.getProcessInstanceId())) {
      at(caller.getProcessDefinitionId(), caller.getActivityId()).forEach(errors::putIfAbsent);
    }
    return errors;
  }

  private Map<String, String> at(String processDefinition, String element) {
    return CaughtErrors.at(repository.getBpmnModelInstance(processDefinition), element);
  }

  /** The call activity that waits for this process; null when no other process called it. */
  private @Nullable HistoricActivityInstance caller(String process) {
    @Nullable ProcessInstance calling =
        runtime.createProcessInstanceQuery().subProcessInstanceId(process).singleResult();
    return calling == null
        ? null
        : history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(calling.getId())
            .activityType("callActivity")
            .unfinished()
            .list()
            .stream()
            .filter(activity -> process.equals(activity.getCalledProcessInstanceId()))
            .findFirst()
            .orElse(null);
  }
}
