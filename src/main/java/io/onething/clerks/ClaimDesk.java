package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFiles;
import io.onething.engine.ClerkTasks;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whose a claimed task is: who stands in for another takes it over, who claimed it gives it back.
 */
@RestController
class ClaimDesk {

  private final CurrentPerson caller;
  private final VisibleTasks visible;
  private final ClerkTasks tasks;
  private final CaseFiles files;
  private final AuditTrail audit;

  ClaimDesk(
      CurrentPerson caller,
      VisibleTasks visible,
      ClerkTasks tasks,
      CaseFiles files,
      AuditTrail audit) {
    this.caller = caller;
    this.visible = visible;
    this.tasks = tasks;
    this.files = files;
    this.audit = audit;
  }

  /**
   * Makes the task the caller's.
   *
   * @throws OneThingException {@code FORBIDDEN} unless somebody has claimed it for whom she stands
   *     in today
   */
  @PostMapping("/api/tasks/{taskId}/take-over")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void takeOver(@PathVariable("taskId") String taskId) {
    Person person = caller.get();
    ClerkTask task = visible.get(person, taskId);
    if (!visible.isOfAbsent(task, person)) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN,
          "The task is claimed by nobody for whom you stand in today; expected a task of hers");
    }
    tasks.assign(task.id(), person.subject());
    record("TAKE_OVER", task, " of " + task.assignee());
  }

  /**
   * Makes the caller's task nobody's, for her colleagues to claim. The engine would let do that
   * only who may assign any task to anybody.
   *
   * @throws OneThingException {@code FORBIDDEN} unless she has claimed it
   */
  @PostMapping("/api/tasks/{taskId}/give-back")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void giveBack(@PathVariable("taskId") String taskId) {
    Person person = caller.get();
    ClerkTask task = visible.get(person, taskId);
    if (!person.subject().equals(task.assignee())) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN,
          "The task is not claimed by you; only who has claimed a task gives it back");
    }
    tasks.assign(task.id(), null);
    record("GIVE_BACK", task, "");
  }

  private void record(String act, ClerkTask task, String of) {
    audit.record(
        act,
        files.get(task.caseId()).caseNumber() + " " + task.element() + of,
        AuditTrail.Result.DONE,
        null);
  }
}
