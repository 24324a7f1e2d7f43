package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseSteps;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.springframework.stereotype.Component;

/**
 * Which waits end as refused. An answer that completes the waiting step is the one hoped for; an
 * answer that leaves it, or the scope around it, by a boundary event is a refusal, where the engine
 * alone would only know of an interruption.
 */
@Component
class RefusedWaits {

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final CaseSteps steps;

  RefusedWaits(RuntimeService runtime, RepositoryService repository, CaseSteps steps) {
    this.runtime = runtime;
    this.repository = repository;
    this.steps = steps;
  }

  /** To be called before the message is handed to the model. */
  void mark(CaseFile file, String message) {
    List<ProcessInstance> instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
            .list();
    for (ProcessInstance instance : instances) {
      runtime
          .createEventSubscriptionQuery()
          .processInstanceId(instance.getId())
          .eventType("message")
          .eventName(message)
          .list()
          .forEach(subscription -> mark(file, instance, subscription));
    }
  }

  private void mark(CaseFile file, ProcessInstance instance, EventSubscription subscription) {
    BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
    if (model.getModelElementById(subscription.getActivityId()) instanceof BoundaryEvent left) {
      ActivityInstance all = runtime.getActivityInstance(instance.getId());
      for (ActivityInstance scope : all.getActivityInstances(left.getAttachedTo().getId())) {
        waitsIn(scope, model).forEach(wait -> steps.refuse(file.id(), wait.getId()));
      }
    }
  }

  private static Stream<ActivityInstance> waitsIn(ActivityInstance scope, BpmnModelInstance model) {
    Stream<ActivityInstance> itself =
        model.getModelElementById(scope.getActivityId()) instanceof ReceiveTask
            ? Stream.of(scope)
            : Stream.empty();
    return Stream.concat(
        itself,
        Stream.of(scope.getChildActivityInstances()).flatMap(child -> waitsIn(child, model)));
  }
}
