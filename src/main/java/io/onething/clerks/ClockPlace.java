package io.onething.clerks;

import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.shared.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * From where somebody decides about clocks: a task, or a step that has none.
 *
 * @param element the BPMN id of the task or step
 * @param clock the clock that runs for it
 * @param department whose step it is
 */
record ClockPlace(
    CaseId caseId, String element, @Nullable String clock, @Nullable String department) {

  static ClockPlace of(ClerkTask task) {
    return new ClockPlace(task.caseId(), task.element(), task.clock(), task.department());
  }
}
