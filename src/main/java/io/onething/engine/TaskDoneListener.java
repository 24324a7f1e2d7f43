package io.onething.engine;

import io.onething.shared.CaseId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.ApplicationEventPublisher;

/** Says that a task of a case is completed. */
final class TaskDoneListener implements TaskListener {

  private final ApplicationEventPublisher events;

  private TaskDoneListener(ApplicationEventPublisher events) {
    this.events = events;
  }

  /** For all tasks of this element. */
  static void addTo(ActivityImpl activity, ApplicationEventPublisher events) {
    if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
      behavior
          .getTaskDefinition()
          .addTaskListener(TaskListener.EVENTNAME_COMPLETE, new TaskDoneListener(events));
    }
  }

  @Override
  public void notify(DelegateTask task) {
    if (!(task.getVariable(ProcessVariables.CASE_ID) instanceof String id)) {
      return;
    }
    Set<String> groups = new HashSet<>();
    task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .forEach(groups::add);
    events.publishEvent(
        new ClerkTaskDone(CaseId.of(id), task.getId(), task.getTaskDefinitionKey(), groups));
  }
}
