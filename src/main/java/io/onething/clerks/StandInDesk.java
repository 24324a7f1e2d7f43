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

/** Lets who stands in for another take over what that one has claimed. */
@RestController
class StandInDesk {

  private final CurrentPerson caller;
  private final VisibleTasks visible;
  private final ClerkTasks tasks;
  private final CaseFiles files;
  private final AuditTrail audit;

  StandInDesk(
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
    audit.record(
        "TAKE_OVER",
        files.get(task.caseId()).caseNumber() + " " + task.element() + " of " + task.assignee(),
        AuditTrail.Result.DONE,
        null);
  }
}
