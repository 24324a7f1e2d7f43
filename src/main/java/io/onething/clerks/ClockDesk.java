package io.onething.clerks;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.deadlines.ClockForecast;
import io.onething.engine.ClerkTasks.ClerkTask;
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
  private final ClockDeeds deeds;

  ClockDesk(CurrentPerson caller, VisibleTasks tasks, ClockSheets sheets, ClockDeeds deeds) {
    this.caller = caller;
    this.tasks = tasks;
    this.sheets = sheets;
    this.deeds = deeds;
  }

  @GetMapping
  ClockSheet sheet(@PathVariable("taskId") String taskId) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person person = tasks.at(task, caller.get());
    return sheets.of(ClockPlace.of(task), person);
  }

  @PostMapping("/{clock}/suspensions")
  @Transactional
  public ClockForecast suspend(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedSuspension wanted) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person person = tasks.at(task, caller.get());
    return deeds.suspend(ClockPlace.of(task), person, clock, wanted, dryRun);
  }

  @PostMapping("/{clock}/resumptions")
  @Transactional
  public ClockForecast resume(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedResumption wanted) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person person = tasks.at(task, caller.get());
    return deeds.resume(ClockPlace.of(task), person, clock, wanted, dryRun);
  }

  @PostMapping("/{clock}/extensions")
  @Transactional
  public ClockForecast extend(
      @PathVariable("taskId") String taskId,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedExtension wanted) {
    ClerkTask task = tasks.get(caller.get(), taskId);
    Person person = tasks.at(task, caller.get());
    return deeds.extend(ClockPlace.of(task), person, clock, wanted, dryRun);
  }
}
