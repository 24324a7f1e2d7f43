package io.onething.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/**
 * Gives each clerk's task the number of its case, which is the business key: Tasklist's lists show
 * variables, but no business keys.
 */
final class CaseNumberListener implements TaskListener {

  /** For all tasks of this element. */
  static void addTo(ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
      behavior
          .getTaskDefinition()
          .addTaskListener(TaskListener.EVENTNAME_CREATE, new CaseNumberListener());
    }
  }

  @Override
  public void notify(DelegateTask task) {
    @Nullable String number = numberOf(task.getExecution());
    if (number != null) {
      task.setVariableLocal(ProcessVariables.CASE_NUMBER, number);
    }
  }

  /** A called process has the business key of its caller. */
  private static @Nullable String numberOf(DelegateExecution execution) {
    DelegateExecution process = execution.getProcessInstance();
    while (process.getProcessBusinessKey() == null && process.getSuperExecution() != null) {
      process = process.getSuperExecution().getProcessInstance();
    }
    return process.getProcessBusinessKey();
  }
}
