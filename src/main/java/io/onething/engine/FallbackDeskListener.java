package io.onething.engine;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** Lets the fallback desk know when a call is gone, and when one of its own tasks is completed. */
class FallbackDeskListener extends AbstractBpmnParseListener {

  private static final String DECISION = "deskDecision";

  private final ApplicationEventPublisher events;

  FallbackDeskListener(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if ("external".equals(element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "type"))) {
      activity.addListener(
          ExecutionListener.EVENTNAME_END,
          (ExecutionListener)
              execution -> {
                if (execution.isCanceled()) {
                  publish(new CallCancelled(execution.getActivityInstanceId()));
                }
              });
    }
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (isDesk(activity)) {
      activity.addListener(
          ExecutionListener.EVENTNAME_END,
          (ExecutionListener)
              execution -> {
                if (!execution.isCanceled()) {
                  publish(
                      new DeskDecided(
                          String.valueOf(execution.getVariable(ProcessVariables.EXTERNAL_TASK)),
                          execution.getVariable(DECISION) instanceof String code ? code : null));
                }
              });
    }
  }

  /**
   * What follows is the desk's own doing: a clerk who completes a task has no right to the call.
   */
  private void publish(Object event) {
    Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              events.publishEvent(event);
              return true;
            });
  }

  /** Whether an element is one of the desk's own process, which is no step of the case. */
  static boolean isDesk(ActivityImpl activity) {
    return activity.getProcessDefinition() instanceof ProcessDefinitionEntity definition
        && FallbackDesk.PROCESS.equals(definition.getKey());
  }
}
