package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.deadlines.DeskClock;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Which clock runs for a call at the fallback desk. The desk's task takes its dates from it. */
@Component
class DeskClocks {

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final DeskPlaces places;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DeskClocks(
      RepositoryService repository,
      RuntimeService runtime,
      DeskPlaces places,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.runtime = runtime;
    this.places = places;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The clock of the call's step, or of what the step stands in; of a shared process, the one that
   * it is handed; without any, {@link DeskClock}, which begins when the desk's task asks for its
   * date.
   */
  String of(ExternalTask task) {
    @Nullable ModelElementInstance element =
        repository
            .getBpmnModelInstance(task.getProcessDefinitionId())
            .getModelElementById(task.getActivityId());
    while (element instanceof FlowElement flow) {
      @Nullable String declared = Declared.of(flow).get(Declared.CLOCK);
      if (declared != null) {
        return declared;
      }
      element = flow.getParentElement();
    }
    return runtime.getVariable(task.getExecutionId(), ProcessVariables.CLOCK) instanceof String name
        ? name
        : DeskClock.NAME;
  }

  /** A call has left the desk: the desk's own clock ends with the last of the case. */
  void left(CaseFile file) {
    if (places.elementsOf(file.id()).isEmpty()) {
      events.publishEvent(
          new MilestoneReached(
              file.id(),
              String.valueOf(file.caseNumber()),
              file.edition(),
              FallbackDesk.PROCESS,
              Moment.LEFT,
              false,
              Map.of(Declared.CLOCK, DeskClock.NAME),
              clock.instant()));
    }
  }
}
