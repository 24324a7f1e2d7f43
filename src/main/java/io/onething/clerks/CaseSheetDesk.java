package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.organisation.StandIns;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.shared.TypedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The case sheet in Tasklist, for whoever the engine lets see the task. */
@RestController
@RequestMapping("/api/tasks/{taskId}")
class CaseSheetDesk {

  private static final TypedText REMARK = new TypedText(1, 2000);

  private final CurrentPerson caller;
  private final VisibleTasks tasks;
  private final CaseSheets sheets;
  private final CaseRemarks remarks;
  private final StaffNames names;
  private final AuditTrail audit;

  CaseSheetDesk(
      CurrentPerson caller,
      VisibleTasks tasks,
      CaseSheets sheets,
      CaseRemarks remarks,
      StaffNames names,
      AuditTrail audit) {
    this.caller = caller;
    this.tasks = tasks;
    this.sheets = sheets;
    this.remarks = remarks;
    this.names = names;
    this.audit = audit;
  }

  /**
   * A masked value that a clerk wants to see.
   *
   * @param lateAnswer the late answer that it is a field of; null for a fact of the case
   */
  record RevealWish(@Nullable String field, @Nullable String reason, @Nullable Long lateAnswer) {}

  record Revealed(String value) {}

  record NewRemark(@Nullable String text) {}

  @GetMapping("/case-sheet")
  CaseSheet sheet(@PathVariable("taskId") String taskId) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    return sheets.of(task, tasks.at(task, caller.get()), standIn(task, caller.get()));
  }

  private CaseSheet.@Nullable StandIn standIn(ClerkTask task, Person person) {
    boolean claimed = tasks.isOfAbsent(task, person);
    return tasks
        .absentFor(task, person)
        .map(StandIns.Absent::subject)
        .or(() -> Optional.ofNullable(claimed ? task.assignee() : null))
        .map(subject -> new CaseSheet.StandIn(names.of(subject), claimed))
        .orElse(null);
  }

  /** Shows a masked value, once it is on record who wanted it and why. */
  @PostMapping("/case-sheet/reveals")
  @Transactional
  public Revealed reveal(@PathVariable("taskId") String taskId, @RequestBody RevealWish wish) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person clerk = tasks.at(task, caller.get());
    String reason = text("reason", wish.reason(), TypedText.REASON);
    String field = String.valueOf(wish.field());
    String value =
        (wish.lateAnswer() == null
                ? sheets.value(task, clerk, field)
                : sheets.lateValue(task, clerk, wish.lateAnswer(), field))
            .orElseThrow(
                () ->
                    refused(
                        "field",
                        new Localized("没有这项内容", "There is no such value"),
                        "a field of this case sheet"));
    audit.record(
        "REVEAL",
        sheets.caseNumber(task)
            + " "
            + field
            + (wish.lateAnswer() == null ? "" : " of late answer " + wish.lateAnswer()),
        AuditTrail.Result.DONE,
        reason);
    return new Revealed(value);
  }

  @PostMapping("/remarks")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void remark(@PathVariable("taskId") String taskId, @RequestBody NewRemark remark) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person clerk = tasks.at(task, caller.get());
    String text = text("text", remark.text(), REMARK);
    remarks.add(
        task.caseId(), task.id(), clerk.subject(), CaseSheets.departmentOf(task, clerk), text);
    audit.record("REMARK", sheets.caseNumber(task), AuditTrail.Result.DONE, null);
  }

  private static String text(String field, @Nullable String given, TypedText wanted) {
    return wanted
        .of(given)
        .orElseThrow(
            () ->
                refused(
                    field,
                    new Localized("请填写，长度有误", "Missing, too short or too long"),
                    wanted.expected()));
  }

  private static OneThingException refused(String field, Localized problem, String expected) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        "The field " + field + " is wrong; expected " + expected,
        List.of(new FieldFault(field, problem, null, expected)));
  }
}
