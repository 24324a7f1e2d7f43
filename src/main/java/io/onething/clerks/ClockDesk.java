package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFiles;
import io.onething.deadlines.Article42;
import io.onething.deadlines.ClockActs;
import io.onething.deadlines.ClockForecast;
import io.onething.deadlines.ExtensionRule;
import io.onething.deadlines.Limit;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The clocks of a case within its sheet: seeing them, letting one stand still and run again, giving
 * it more time. With {@code dryRun} nothing is done; the answer says what would be.
 */
@RestController
@RequestMapping("/api/tasks/{taskId}/clocks")
class ClockDesk {

  private final CurrentPerson caller;
  private final VisibleTasks tasks;
  private final ClockSheets sheets;
  private final ClockActs acts;
  private final CaseFiles files;
  private final AuditTrail audit;

  ClockDesk(
      CurrentPerson caller,
      VisibleTasks tasks,
      ClockSheets sheets,
      ClockActs acts,
      CaseFiles files,
      AuditTrail audit) {
    this.caller = caller;
    this.tasks = tasks;
    this.sheets = sheets;
    this.acts = acts;
    this.files = files;
    this.audit = audit;
  }

  /**
   * A standstill that a person wants.
   *
   * @param reason the code of a ground
   * @param basis the article; that of the ground when left out
   * @param expectedEnd the first day on which the clock is to run again: {@code 2026-10-09}
   */
  record WantedSuspension(
      @Nullable String reason, @Nullable String basis, @Nullable String expectedEnd) {}

  record WantedResumption(@Nullable String reason) {}

  /**
   * More time that a person wants to give.
   *
   * @param added in the limit's own unit: {@code 10wd}
   */
  record WantedExtension(@Nullable String added, @Nullable String reason) {}

  @GetMapping
  ClockSheet sheet(@PathVariable("taskId") String taskId) {
    Person person = caller.get();
    return sheets.of(tasks.get(person, taskId), person);
  }

  @PostMapping("/{clock}/suspensions")
  @Transactional
  public ClockForecast suspend(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody WantedSuspension wanted) {
    ClerkTask task = handled(taskId, clock);
    ClockActs.NewSuspension suspension =
        new ClockActs.NewSuspension(
            text(wanted.reason()),
            task.element(),
            wanted.basis(),
            expectedEnd(wanted.expectedEnd()));
    if (dryRun) {
      return acts.forecast(task.caseId(), clock, suspension);
    }
    ClockForecast done = acts.suspend(task.caseId(), clock, suspension);
    record("SUSPEND_CLOCK", task, clock + " " + suspension.reason());
    return done;
  }

  @PostMapping("/{clock}/resumptions")
  @Transactional
  public ClockForecast resume(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody WantedResumption wanted) {
    ClerkTask task = handled(taskId, clock);
    String reason = text(wanted.reason());
    if (dryRun) {
      return acts.forecast(task.caseId(), clock, reason);
    }
    ClockForecast done = acts.resume(task.caseId(), clock, reason);
    record("RESUME_CLOCK", task, clock + " " + reason);
    return done;
  }

  @PostMapping("/{clock}/extensions")
  @Transactional
  public ClockForecast extend(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody WantedExtension wanted) {
    ClerkTask task = handled(taskId, clock);
    ClockActs.NewExtension extension =
        new ClockActs.NewExtension(
            added(wanted.added()), text(wanted.reason()), office(task, clock));
    if (dryRun) {
      return acts.forecast(task.caseId(), clock, extension);
    }
    ClockForecast done = acts.extend(task.caseId(), clock, extension);
    record("EXTEND_CLOCK", task, clock + " " + extension.added().text());
    return done;
  }

  /** The office in which the caller grants more time. */
  private Article42.Approver office(ClerkTask task, String clock) {
    Person person = caller.get();
    Optional<Article42.Approver> asked = sheets.rule(task, clock).map(ExtensionRule::approver);
    return asked
        .filter(office -> ClockSheets.is(person, office))
        .or(
            () ->
                List.of(Article42.Approver.values()).stream()
                    .filter(office -> ClockSheets.is(person, office))
                    .findFirst())
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.FORBIDDEN,
                    "More time for clock '"
                        + clock
                        + "' is granted by "
                        + asked.map(Article42.Approver::id).orElse("a head")
                        + ", not by those who handle it"));
  }

  private ClerkTask handled(String taskId, String clock) {
    Person person = caller.get();
    ClerkTask task = tasks.get(person, taskId);
    if (!sheets.isKnown(task, clock)) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_CLOCK, "No clock '" + clock + "' in the manifest of this case");
    }
    if (!sheets.isFor(task, person, clock)) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN,
          "Clock '"
              + clock
              + "' is not yours at "
              + task.element()
              + "; expected the clock of this step, or that of the case for the lead department");
    }
    return task;
  }

  private void record(String act, ClerkTask task, String what) {
    audit.record(
        act, files.get(task.caseId()).caseNumber() + " " + what, AuditTrail.Result.DONE, null);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /** The begin of that day in the city. */
  private static Instant expectedEnd(@Nullable String given) {
    try {
      return LocalDate.parse(text(given)).atStartOfDay(CityTime.ZONE).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw refused(
          "expectedEnd",
          new Localized("请填写预计恢复日期", "The expected end is missing or no date"),
          given,
          "a date as in 2026-10-09");
    }
  }

  private static Limit added(@Nullable String given) {
    try {
      return Limit.parse(text(given));
    } catch (IllegalArgumentException unreadable) {
      throw refused(
          "added",
          new Localized("请填写延长多久", "How much to add is missing or cannot be read"),
          given,
          "as in 10wd");
    }
  }

  private static OneThingException refused(
      String field, Localized problem, @Nullable String found, String expected) {
    return OneThingException.faultyFields(List.of(new FieldFault(field, problem, found, expected)));
  }
}
