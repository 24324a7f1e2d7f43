package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.jspecify.annotations.Nullable;

/**
 * What the elements of one version of a model ask of the clocks, by BPMN id.
 *
 * @param timers boundary events, start events of event sub-processes, intermediate events
 * @param due due dates of user tasks
 * @param followUp follow-up dates of user tasks
 */
record ModelDates(
    Map<String, DeadlineCall> timers,
    Map<String, DeadlineCall> due,
    Map<String, DeadlineCall> followUp) {

  /** Those of the model as it was released; the engine keeps the model in memory. */
  static ModelDates of(CommandContext context, String definition) {
    return read(
        context
            .getProcessEngineConfiguration()
            .getDeploymentCache()
            .findBpmnModelInstanceForProcessDefinition(definition));
  }

  private static ModelDates read(BpmnModelInstance model) {
    Map<String, DeadlineCall> timers = new HashMap<>();
    for (CatchEvent event : model.getModelElementsByType(CatchEvent.class)) {
      event.getEventDefinitions().stream()
          .filter(TimerEventDefinition.class::isInstance)
          .map(TimerEventDefinition.class::cast)
          .findFirst()
          .ifPresent(timer -> put(timers, event.getId(), text(timer)));
    }
    Map<String, DeadlineCall> due = new HashMap<>();
    Map<String, DeadlineCall> followUp = new HashMap<>();
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      put(due, task.getId(), task.getCamundaDueDate());
      put(followUp, task.getId(), task.getCamundaFollowUpDate());
    }
    return new ModelDates(Map.copyOf(timers), Map.copyOf(due), Map.copyOf(followUp));
  }

  private static @Nullable String text(TimerEventDefinition timer) {
    @Nullable Expression date = timer.getTimeDate();
    return date == null ? null : date.getTextContent();
  }

  private static void put(Map<String, DeadlineCall> calls, String id, @Nullable String text) {
    Optional.ofNullable(text).flatMap(DeadlineCall::only).ifPresent(call -> calls.put(id, call));
  }
}
