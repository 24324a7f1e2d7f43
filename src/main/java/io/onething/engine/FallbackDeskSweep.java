package io.onething.engine;

import io.onething.cases.TimedSteps;
import io.onething.cases.TimedSteps.TimedStep;
import io.onething.engine.DeskPlaces.Place;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for what no report of a worker brings to the fallback desk: calls that nobody makes while
 * their step's time runs out, and calls that lost their retries in Cockpit. It also ends the desk's
 * tasks that nobody needs any more. A lock that is alive is left to its worker: the answer may be
 * under way.
 */
@Component
class FallbackDeskSweep {

  private static final Logger LOG = LoggerFactory.getLogger(FallbackDeskSweep.class);
  private static final String SPENT = "failedExternalTask";
  private static final int BATCH = 200;

  private final FallbackDesk desk;
  private final DeskPlaces places;
  private final OverdueCalls overdue;
  private final TimedSteps steps;
  private final ExternalTaskService tasks;
  private final RuntimeService runtime;
  private final HistoryService history;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private long turn;

  FallbackDeskSweep(
      FallbackDesk desk,
      DeskPlaces places,
      OverdueCalls overdue,
      TimedSteps steps,
      ExternalTaskService tasks,
      RuntimeService runtime,
      HistoryService history,
      TransactionTemplate transaction,
      Clock clock) {
    this.desk = desk;
    this.places = places;
    this.overdue = overdue;
    this.steps = steps;
    this.tasks = tasks;
    this.runtime = runtime;
    this.history = history;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** One round; what fails is looked at again in the next. */
  @Scheduled(fixedDelayString = "${onething.desk.sweep-interval:15000}")
  void sweep() {
    places.taken().forEach(place -> each(place.externalTask(), () -> settleIfDone(place)));
    Set<String> taken =
        places.taken().stream().map(Place::externalTask).collect(Collectors.toSet());
    runtime.createIncidentQuery().incidentType(SPENT).list().stream()
        .map(Incident::getConfiguration)
        .filter(task -> !taken.contains(task))
        .forEach(task -> each(task, () -> receiveSpent(task)));
    Instant now = clock.instant();
    List<TimedStep> timed = steps.after(turn, BATCH);
    turn = timed.size() < BATCH ? 0 : timed.getLast().id();
    timed.stream()
        .filter(step -> overdue.isOver(step, now))
        .forEach(step -> each(step.activityInstance(), () -> receiveOverdue(step)));
  }

  private void each(String what, Runnable act) {
    try {
      transaction.executeWithoutResult(status -> act.run());
    } catch (RuntimeException failed) {
      LOG.warn(
          "The fallback desk looks at {} again in the next round: {}", what, failed.getMessage());
    }
  }

  /** The call is gone, an operator gave it new retries, or the desk's process was ended. */
  private void settleIfDone(Place place) {
    Optional<ExternalTask> call = call(place.externalTask());
    boolean waits = call.isPresent() && !hasRetries(call.get());
    if (!waits || (place.process() != null && !desk.isRunning(place))) {
      desk.settle(place);
    }
  }

  private void receiveSpent(String externalTask) {
    call(externalTask)
        .filter(task -> !hasRetries(task))
        .ifPresent(
            task -> {
              CaseId id = caseOf(task);
              desk.reasonFor(task, id, 0).ifPresent(reason -> desk.receive(task, id, reason));
            });
  }

  private void receiveOverdue(TimedStep step) {
    @Nullable HistoricActivityInstance visit =
        history
            .createHistoricActivityInstanceQuery()
            .activityInstanceId(step.activityInstance())
            .singleResult();
    if (visit == null) {
      return;
    }
    tasks
        .createExternalTaskQuery()
        .processInstanceId(visit.getProcessInstanceId())
        .activityId(step.element())
        .notLocked()
        .withRetriesLeft()
        .list()
        .stream()
        .filter(task -> step.activityInstance().equals(task.getActivityInstanceId()))
        .forEach(
            task ->
                desk.reasonFor(task, step.caseId(), 1)
                    .ifPresent(reason -> desk.receive(task, step.caseId(), reason)));
  }

  private Optional<ExternalTask> call(String externalTask) {
    return Optional.ofNullable(
        tasks.createExternalTaskQuery().externalTaskId(externalTask).singleResult());
  }

  private static boolean hasRetries(ExternalTask task) {
    return task.getRetries() == null || task.getRetries() > 0;
  }

  private CaseId caseOf(ExternalTask task) {
    return CaseId.of(
        String.valueOf(runtime.getVariable(task.getExecutionId(), ProcessVariables.CASE_ID)));
  }
}
