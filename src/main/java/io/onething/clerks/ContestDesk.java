package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FieldType;
import io.onething.contests.Contest;
import io.onething.contests.Contests;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.shared.TypedText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/**
 * A value that the person contests, for whoever the engine lets see its task: reading what is said,
 * and typing the answer. Nothing is applied before the task is completed.
 */
@RestController
@RequestMapping("/api/tasks/{taskId}/contest")
class ContestDesk {

  private static final TypedText REASON = new TypedText(2, 500);

  private final CurrentPerson caller;
  private final VisibleTasks tasks;
  private final Contests contests;
  private final ContestSheets sheets;
  private final CaseFiles files;
  private final Catalog catalog;
  private final DepartmentFiles departments;
  private final AuditTrail audit;
  private final Clock clock;

  ContestDesk(
      CurrentPerson caller,
      VisibleTasks tasks,
      Contests contests,
      ContestSheets sheets,
      CaseFiles files,
      Catalog catalog,
      DepartmentFiles departments,
      AuditTrail audit,
      Clock clock) {
    this.caller = caller;
    this.tasks = tasks;
    this.contests = contests;
    this.sheets = sheets;
    this.files = files;
    this.catalog = catalog;
    this.departments = departments;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What the department says.
   *
   * @param reason for the person to read
   * @param value the right value, of a list what {@link ListCorrection#of} takes; left out unless
   *     it is to be corrected
   */
  record Typed(@Nullable String reason, @Nullable Object value) {}

  @GetMapping
  ContestSheet sheet(@PathVariable("taskId") String taskId) {
    return sheets.of(contest(taskId));
  }

  @PostMapping("/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void answer(@PathVariable("taskId") String taskId, @RequestBody Typed typed) {
    Contest contest = contest(taskId);
    var file = files.get(contest.caseId());
    Bundle bundle = catalog.bundle(file.edition());
    String reason = REASON.of(typed.reason()).orElseThrow(ContestDesk::noReason);
    @Nullable Object value = corrected(bundle, contest, typed.value()).orElse(null);
    contests.keepAnswer(contest.id(), new Contest.Answer(reason, value, caller.get().subject()));
    audit.record(
        "CONTEST_ANSWER", file.caseNumber() + " " + contest.field(), AuditTrail.Result.DONE, null);
  }

  private Optional<Object> corrected(Bundle bundle, Contest contest, @Nullable Object typed) {
    Bundle.Field field = Objects.requireNonNull(bundle.fields().get(contest.field()));
    LocalDate today = CityTime.today(clock);
    return field.type() == FieldType.LIST
        ? new ListCorrection(bundle, contest.field(), field, contest.words().value(), today)
            .of(typed)
        : new HandTyped(bundle, departments.call(contest.topic()), today)
            .value(contest.field(), typed);
  }

  private Contest contest(String taskId) {
    Person clerk = caller.get();
    return tasks
        .find(clerk, taskId)
        .map(ClerkTask::contest)
        .filter(Objects::nonNull)
        .flatMap(contests::find)
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.UNKNOWN_TASK, "No such task about a contest among yours"));
  }

  private static OneThingException noReason() {
    return OneThingException.faultyFields(
        List.of(
            new FieldFault(
                "reason",
                new Localized(
                    "请填写给申请人的说明，2至500字", "Explain to the applicant in 2 to 500 characters"),
                null,
                REASON.expected())));
  }
}
