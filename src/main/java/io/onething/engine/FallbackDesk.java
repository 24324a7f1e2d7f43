package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.cases.DeskEntries;
import io.onething.engine.DeskPlaces.Ending;
import io.onething.engine.DeskPlaces.Place;
import io.onething.shared.CaseId;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk for what could not be done (办不成事窗口). A call that no worker can bring to an end is taken
 * away from the workers and becomes a task for a person, in one transaction; when the call is gone,
 * so is the task. Applicants' drafts have no place here: their queries are not waited for.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FallbackDesk {

  /** The process of {@code processes/shared/fallback-desk.bpmn}. */
  static final String PROCESS = "fallback-desk";

  private static final String PREFILL = "prefill";
  private static final String NO_LONGER_NEEDED = "Message_NoLongerNeeded";

  private final DeskPlaces places;
  private final OverdueCalls overdue;
  private final DeskClocks clocks;
  private final DeskEntries entries;
  private final CaseFiles files;
  private final CaseSteps steps;
  private final StepVisits visits;
  private final ExternalTaskService tasks;
  private final HouseProcesses house;
  private final RuntimeService runtime;
  private final RepositoryService repository;

  FallbackDesk(
      DeskPlaces places,
      OverdueCalls overdue,
      DeskClocks clocks,
      DeskEntries entries,
      CaseFiles files,
      CaseSteps steps,
      StepVisits visits,
      ExternalTaskService tasks,
      HouseProcesses house,
      RuntimeService runtime,
      RepositoryService repository) {
    this.places = places;
    this.overdue = overdue;
    this.clocks = clocks;
    this.entries = entries;
    this.files = files;
    this.steps = steps;
    this.visits = visits;
    this.tasks = tasks;
    this.house = house;
    this.runtime = runtime;
    this.repository = repository;
  }

  /**
   * Why a call that has just failed belongs to the desk, or nothing when it is to be tried again.
   * Locks the case.
   *
   * @param retries how many attempts are left
   */
  Optional<DeskReason> reasonFor(ExternalTask task, CaseId id, int retries) {
    if (retries > 0 && !overdue.isOverdue(id, task)) {
      return Optional.empty();
    }
    CaseFile file = files.lock(id);
    return file.caseNumber() == null || PREFILL.equals(task.getProcessDefinitionKey())
        ? Optional.empty()
        : Optional.of(retries > 0 ? DeskReason.OVERDUE : DeskReason.RETRIES_SPENT);
  }

  /** Takes a call from the workers and gives it to the desk, unless the desk has it. */
  void receive(ExternalTask task, CaseId id, DeskReason reason) {
    CaseFile file = files.lock(id);
    if (!places.claim(task, id, reason)) {
      return;
    }
    tasks.setRetries(task.getId(), 0);
    tasks.unlock(task.getId());
    Map<String, Object> variables =
        Map.of(
            ProcessVariables.CASE_ID, id.toString(),
            ProcessVariables.EXTERNAL_TASK, task.getId(),
            ProcessVariables.STEP, nameOf(task),
            ProcessVariables.CLOCK, clocks.of(task));
    String process = house.start(PROCESS, String.valueOf(file.caseNumber()), variables).getId();
    places.begun(task.getId(), process);
    steps.toDesk(id, visits.of(task));
  }

  /** A step was left because something interrupted it: nobody need ask any more. */
  @EventListener
  void on(CallCancelled cancelled) {
    places.ofStep(cancelled.activityInstance()).ifPresent(this::settle);
  }

  /** Ends the desk's task without a decision. */
  void settle(Place place) {
    CaseFile file = files.lock(place.caseId());
    if (!places.free(place.externalTask(), Ending.SETTLED)) {
      return;
    }
    clocks.left(file);
    entries.forgetUnused(place.externalTask());
    steps.fromDesk(place.caseId(), place.activityInstance(), Ending.SETTLED.name());
    if (place.process() != null && isRunning(place)) {
      runtime
          .createMessageCorrelation(NO_LONGER_NEEDED)
          .processInstanceId(place.process())
          .correlate();
    }
  }

  /** Whether somebody can still work on the desk's task. */
  boolean isRunning(Place place) {
    return runtime.createProcessInstanceQuery().processInstanceId(place.process()).count() > 0;
  }

  private String nameOf(ExternalTask task) {
    FlowElement element =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getActivityId());
    return element.getName() == null ? task.getActivityId() : element.getName();
  }
}
