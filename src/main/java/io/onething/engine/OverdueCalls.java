package io.onething.engine;

import io.onething.cases.TimedSteps;
import io.onething.cases.TimedSteps.TimedStep;
import io.onething.deadlines.ClockState;
import io.onething.deadlines.Clocks;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which calls have taken longer than their step's clock allows. A step that declares no clock is
 * never overdue, one whose clock stands still is not now, and a provisional date fires nothing.
 */
@Component
class OverdueCalls {

  private final TimedSteps steps;
  private final Clocks clocks;
  private final DeskPlaces places;
  private final Clock clock;
  private final Duration patience;

  OverdueCalls(
      TimedSteps steps,
      Clocks clocks,
      DeskPlaces places,
      Clock clock,
      @Value("${onething.desk.patience:PT1H}") Duration patience) {
    this.steps = steps;
    this.clocks = clocks;
    this.places = places;
    this.clock = clock;
    this.patience = patience;
  }

  /** Whether the step's time is up, and the desk has not just let the call be tried again. */
  boolean isOverdue(CaseId id, ExternalTask task) {
    return steps
            .find(id, task.getActivityInstanceId())
            .filter(step -> isOver(step, clock.instant()))
            .isPresent()
        && !places.seenSince(task.getId(), clock.instant().minus(patience));
  }

  /** Whether the step's clock is past its due date. */
  boolean isOver(TimedStep step, Instant now) {
    return clocks
        .of(step.caseId(), step.clock())
        .filter(view -> view.state() == ClockState.RUNNING && !view.provisional())
        .map(view -> view.due() != null && view.due().isBefore(now))
        .orElse(false);
  }
}
