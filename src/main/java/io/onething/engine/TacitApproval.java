package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Bundle.Tacit;
import io.onething.deadlines.RungJournal;
import io.onething.deadlines.RungJournal.Effect;
import io.onething.deadlines.RungReached;
import io.onething.departments.DepartmentFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets silence count as an answer (超时默认) where a manifest says so: the call of the step is
 * completed with the declared flags, as the fallback desk completes one by hand, and taken from
 * whoever has it. What the department says later is kept as a late answer.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TacitApproval {

  private static final String HOLDER = "tacit-approval";
  private static final long LONG_ENOUGH = 60_000;

  private final CaseFiles files;
  private final CaseSteps steps;
  private final StepVisits visits;
  private final CaseProcesses processes;
  private final DepartmentFiles departments;
  private final DeskPlaces places;
  private final FallbackDesk desk;
  private final ExternalTaskService tasks;
  private final RuntimeService runtime;
  private final RungJournal journal;
  private final ApplicationEventPublisher events;

  TacitApproval(
      CaseFiles files,
      CaseSteps steps,
      StepVisits visits,
      CaseProcesses processes,
      DepartmentFiles departments,
      DeskPlaces places,
      FallbackDesk desk,
      ExternalTaskService tasks,
      RuntimeService runtime,
      RungJournal journal,
      ApplicationEventPublisher events) {
    this.files = files;
    this.steps = steps;
    this.visits = visits;
    this.processes = processes;
    this.departments = departments;
    this.places = places;
    this.desk = desk;
    this.tasks = tasks;
    this.runtime = runtime;
    this.journal = journal;
    this.events = events;
  }

  @EventListener
  void on(RungReached rung) {
    @Nullable Tacit tacit = rung.tacit();
    if (tacit == null) {
      return;
    }
    CaseFile file = files.lock(rung.caseId());
    for (ExternalTask task : open(file, tacit.step())) {
      approve(rung, tacit, file, task);
    }
    if (file.withdrawalAsked()) {
      processes.withdrawAsAsked(file);
    }
  }

  private List<ExternalTask> open(CaseFile file, String step) {
    Set<String> instances =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(Objects.requireNonNull(file.caseNumber()))
            .list()
            .stream()
            .map(ProcessInstance::getId)
            .collect(Collectors.toSet());
    return instances.isEmpty()
        ? List.of()
        : tasks
            .createExternalTaskQuery()
            .processInstanceIdIn(instances.toArray(String[]::new))
            .activityId(step)
            .list();
  }

  private void approve(RungReached rung, Tacit tacit, CaseFile file, ExternalTask task) {
    String department = departments.call(task.getTopicName()).department();
    places.of(task.getId()).ifPresent(desk::settle);
    steps.markTacit(file.id(), visits.of(task), tacit.basis());
    journal.record(rung.id(), Effect.TACIT, department, tacit.basis());
    tasks.unlock(task.getId());
    tasks.lock(task.getId(), HOLDER, LONG_ENOUGH);
    tasks.complete(task.getId(), HOLDER, Map.copyOf(tacit.answer()));
    events.publishEvent(new TacitlyApproved(rung, department));
  }
}
