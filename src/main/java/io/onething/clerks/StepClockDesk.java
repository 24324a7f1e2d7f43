package io.onething.clerks;

import io.onething.access.CurrentPerson;
import io.onething.access.Person;
import io.onething.deadlines.ClockForecast;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The clocks of steps that are nobody's task, for those who answer for them: the same decisions as
 * in a case sheet.
 */
@RestController
@RequestMapping("/api/clocks")
class StepClockDesk {

  private final CurrentPerson caller;
  private final StepClocks steps;
  private final ClockDeeds deeds;

  StepClockDesk(CurrentPerson caller, StepClocks steps, ClockDeeds deeds) {
    this.caller = caller;
    this.steps = steps;
    this.deeds = deeds;
  }

  @GetMapping
  List<StepClocks.StepClock> clocks() {
    return steps.of(caller.get());
  }

  @PostMapping("/{caseNumber}/{clock}/suspensions")
  @Transactional
  public ClockForecast suspend(
      @PathVariable("caseNumber") String caseNumber,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedSuspension wanted) {
    Person person = caller.get();
    return deeds.suspend(steps.place(caseNumber, clock, person), person, clock, wanted, dryRun);
  }

  @PostMapping("/{caseNumber}/{clock}/resumptions")
  @Transactional
  public ClockForecast resume(
      @PathVariable("caseNumber") String caseNumber,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedResumption wanted) {
    Person person = caller.get();
    return deeds.resume(steps.place(caseNumber, clock, person), person, clock, wanted, dryRun);
  }

  @PostMapping("/{caseNumber}/{clock}/extensions")
  @Transactional
  public ClockForecast extend(
      @PathVariable("caseNumber") String caseNumber,
      @PathVariable("clock") String clock,
      @RequestParam(name = "dryRun", defaultValue = "false") boolean dryRun,
      @RequestBody ClockDeeds.WantedExtension wanted) {
    Person person = caller.get();
    return deeds.extend(steps.place(caseNumber, clock, person), person, clock, wanted, dryRun);
  }
}
