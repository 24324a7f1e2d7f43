package io.onething.engine;

import io.onething.shared.CaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** Asks the rest of the product, before a clerk's task is completed, whether it may be. */
class CompletionListener extends AbstractBpmnParseListener {

  private final ApplicationEventPublisher events;

  CompletionListener(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    boolean choosesSeat = Declared.choosesSeat(Declared.of(element));
    activity.addListener(
        ExecutionListener.EVENTNAME_END,
        (ExecutionListener)
            execution -> {
              if (!execution.isCanceled()
                  && execution.getVariable(ProcessVariables.CASE_ID) instanceof String id) {
                ask(execution, CaseId.of(id), activity.getId(), choosesSeat);
              }
            });
  }

  private void ask(DelegateExecution execution, CaseId id, String element, boolean choosesSeat) {
    TaskCompleting completing =
        new TaskCompleting(
            id,
            element,
            execution.getVariable(ContestTasks.CONTEST) instanceof String contest
                ? Long.valueOf(contest)
                : null,
            choosesSeat,
            execution::getVariable);
    // What follows is the product's own doing: a clerk who completes a task may do no more than
    // that.
    Context.getCommandContext()
        .runWithoutAuthorization(
            () -> {
              events.publishEvent(completing);
              return true;
            });
    if (completing.objection() != null) {
      throw new FormFieldValidationException(element, completing.objection());
    }
  }
}
