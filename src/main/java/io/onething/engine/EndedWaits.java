package io.onething.engine;

import io.onething.cases.CaseFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which answers come too late: the case has waited for them, does so no longer, and nothing that it
 * still does leads there again. In doubt an answer counts as early, and is kept until it is waited
 * for.
 */
@Component
class EndedWaits {

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final HistoryService history;

  EndedWaits(RuntimeService runtime, RepositoryService repository, HistoryService history) {
    this.runtime = runtime;
    this.repository = repository;
    this.history = history;
  }

  /**
   * Whether the wait for a message is over.
   *
   * @param asked when the department took the request that the message answers
   */
  boolean isOver(CaseFile file, String message, Instant asked) {
    List<ProcessInstance> instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(String.valueOf(file.caseNumber()))
            .list();
    boolean waited = false;
    for (ProcessInstance instance : instances) {
      BpmnModelInstance model = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
      List<FlowNode> waits = waitsFor(model, message);
      Collection<FlowNode> ahead =
          Reach.from(model, open(runtime.getActivityInstance(instance.getId())));
      if (waits.stream().anyMatch(ahead::contains)) {
        return false;
      }
      waited |= waits.stream().anyMatch(wait -> hasEnded(instance, wait, asked));
    }
    return waited;
  }

  /** What is open, and what is about to be entered or left by a job. */
  private static List<String> open(ActivityInstance scope) {
    List<String> open = new ArrayList<>();
    open.add(scope.getActivityId());
    for (ActivityInstance inner : scope.getChildActivityInstances()) {
      open.addAll(open(inner));
    }
    for (TransitionInstance between : scope.getChildTransitionInstances()) {
      open.add(between.getActivityId());
    }
    return open;
  }

  /** What is open while the case waits for this message. */
  private static List<FlowNode> waitsFor(BpmnModelInstance model, String message) {
    List<FlowNode> waits = new ArrayList<>();
    for (ReceiveTask task : model.getModelElementsByType(ReceiveTask.class)) {
      if (isNamed(task.getMessage(), message)) {
        waits.add(task);
      }
    }
    for (CatchEvent event : model.getModelElementsByType(CatchEvent.class)) {
      boolean catches =
          event.getEventDefinitions().stream()
              .anyMatch(
                  definition ->
                      definition instanceof MessageEventDefinition caught
                          && isNamed(caught.getMessage(), message));
      if (catches) {
        waits.add(event instanceof BoundaryEvent left ? left.getAttachedTo() : event);
      }
    }
    return waits;
  }

  private static boolean isNamed(@Nullable Message message, String name) {
    return message != null && name.equals(message.getName());
  }

  private boolean hasEnded(ProcessInstance instance, FlowNode wait, Instant asked) {
    return history
            .createHistoricActivityInstanceQuery()
            .processInstanceId(instance.getId())
            .activityId(wait.getId())
            .finishedAfter(Date.from(asked))
            .count()
        > 0;
  }
}
