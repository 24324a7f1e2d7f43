package io.onething.engine;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.stereotype.Component;

/**
 * Which visit people see as the step of the case that a call belongs to: its own; or, in a shared
 * process whose turns are no steps of their own, that of the activity that called the process.
 */
@Component
class StepVisits {

  /** Holds the caller's visit in a called process. */
  private static final String CALLER = "callerVisit";

  private final RuntimeService runtime;

  StepVisits(RuntimeService runtime) {
    this.runtime = runtime;
  }

  /** The activity instance that the step is kept under. */
  String of(ExternalTask task) {
    Object caller = runtime.getVariable(task.getExecutionId(), CALLER);
    return caller == null ? task.getActivityInstanceId() : caller.toString();
  }

  /** Remembers that what follows in this process belongs to the step of its caller. */
  static void belongToCaller(DelegateExecution execution) {
    DelegateExecution process = execution.getProcessInstance();
    DelegateExecution caller = process.getSuperExecution();
    if (caller != null && process.getVariableLocal(CALLER) == null) {
      process.setVariableLocal(CALLER, caller.getActivityInstanceId());
    }
  }
}
