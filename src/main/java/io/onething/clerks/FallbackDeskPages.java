package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.cases.CaseFiles;
import io.onething.cases.DeskEntries;
import io.onething.cases.GivingUp;
import io.onething.cases.HandAnswer;
import io.onething.engine.ClerkTasks;
import io.onething.engine.DeskMatter;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.util.Map;
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
 * What the fallback desk adds to the case sheet, for whoever the engine lets see its task: reading
 * what happened, and typing what the department has said. Nothing is applied before the task is
 * completed.
 */
@RestController
@RequestMapping("/api/tasks/{taskId}/desk")
class FallbackDeskPages {

  private final CurrentPerson caller;
  private final VisibleTasks tasks;
  private final DeskSheets sheets;
  private final DeskEntries entries;
  private final CaseFiles files;
  private final AuditTrail audit;
  private final Clock clock;

  FallbackDeskPages(
      CurrentPerson caller,
      VisibleTasks tasks,
      DeskSheets sheets,
      DeskEntries entries,
      CaseFiles files,
      AuditTrail audit,
      Clock clock) {
    this.caller = caller;
    this.tasks = tasks;
    this.sheets = sheets;
    this.entries = entries;
    this.files = files;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The department's answer as it was told.
   *
   * @param who the person at the department
   * @param way an {@link io.onething.cases.AnswerWay}
   */
  record TypedAnswer(
      @Nullable Map<String, @Nullable Object> facts,
      @Nullable Map<String, @Nullable Object> flags,
      @Nullable String ticket,
      @Nullable String who,
      @Nullable String way) {}

  record TypedGivingUp(@Nullable String error, @Nullable String reason, @Nullable String note) {}

  @GetMapping
  DeskSheet sheet(@PathVariable("taskId") String taskId) {
    return sheets.of(matter(taskId));
  }

  @PostMapping("/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void answer(@PathVariable("taskId") String taskId, @RequestBody TypedAnswer typed) {
    DeskMatter matter = matter(taskId);
    HandAnswer answer = checks(matter).answer(typed);
    entries.keep(matter.caseId(), matter.externalTask(), answer, caller.get().subject());
    record(matter, "ANSWER");
  }

  @PostMapping("/giving-up")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Transactional
  public void giveUp(@PathVariable("taskId") String taskId, @RequestBody TypedGivingUp typed) {
    DeskMatter matter = matter(taskId);
    GivingUp givingUp = checks(matter).givingUp(typed, sheets.givingUps(matter));
    entries.keep(matter.caseId(), matter.externalTask(), givingUp, caller.get().subject());
    record(matter, "GIVE_UP");
  }

  private HandTyped checks(DeskMatter matter) {
    return new HandTyped(sheets.bundleOf(matter), matter.call(), CityTime.today(clock));
  }

  private void record(DeskMatter matter, String kind) {
    audit.record(
        "DESK_ENTRY",
        files.get(matter.caseId()).caseNumber() + " " + matter.call().topic() + " " + kind,
        AuditTrail.Result.DONE,
        null);
  }

  private DeskMatter matter(String taskId) {
    Person clerk = caller.get();
    DeskMatter matter = tasks.find(clerk, taskId).map(ClerkTasks.ClerkTask::desk).orElse(null);
    if (matter == null) {
      throw new OneThingException(ErrorCode.UNKNOWN_TASK, "No such desk task among yours");
    }
    return matter;
  }
}
