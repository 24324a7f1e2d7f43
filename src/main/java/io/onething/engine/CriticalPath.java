package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseStep;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Limit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which of the open steps decides when the case ends: the one whose due date, with {@link
 * PathAhead} what follows it in the model, is the latest. A step whose clock stands still counts
 * with the date on which it is expected to be due, one without a clock with now. Where several are
 * equally late, each of them is.
 */
@Component
public class CriticalPath {

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final Catalog catalog;
  private final Clock clock;

  CriticalPath(RuntimeService runtime, RepositoryService repository, Catalog catalog, Clock clock) {
    this.runtime = runtime;
    this.repository = repository;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * The BPMN ids of the open steps on which the end of the case depends; empty when none is open.
   *
   * @param steps all steps of the case
   * @param clocks all clocks of the case
   */
  public Set<String> of(CaseFile file, List<CaseStep> steps, List<ClockView> clocks) {
    List<CaseStep> open =
        steps.stream().filter(step -> step.state() == CaseStep.State.OPEN).toList();
    if (open.size() < 2) {
      return open.stream().map(CaseStep::element).collect(Collectors.toSet());
    }
    Optional<PathAhead> ahead = ahead(file);
    Map<String, Instant> ends = new LinkedHashMap<>();
    for (CaseStep step : open) {
      Duration after = ahead.map(path -> path.after(step.element())).orElse(Duration.ZERO);
      ends.merge(
          step.element(),
          due(step, clocks).plus(after),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    Instant last = ends.values().stream().max(Instant::compareTo).orElseThrow();
    return ends.entrySet().stream()
        .filter(end -> end.getValue().equals(last))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The same instant for all steps without a clock: they are equally late. */
  private Instant due(CaseStep step, List<ClockView> clocks) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return clocks.stream()
        .filter(view -> view.id().equals(step.clock()) && view.open())
        .findFirst()
        .map(ClockView::expectedDue)
        .filter(due -> due.isAfter(now))
        .orElse(now);
  }

  private Optional<PathAhead> ahead(CaseFile file) {
    @Nullable ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(String.valueOf(file.caseNumber()), file.bundle())
            .singleResult();
    Bundle bundle = catalog.bundle(file.edition());
    return Optional.ofNullable(instance)
        .map(ProcessInstance::getProcessDefinitionId)
        .map(repository::getBpmnModelInstance)
        .map(
            model ->
                new PathAhead(
                    model,
                    name ->
                        Optional.ofNullable(bundle.clocks().get(name))
                            .map(declared -> Limit.parse(declared.limit()))));
  }
}
