package io.onething.engine;

import io.onething.departments.DepartmentFiles;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a task of the fallback desk is about. */
@Component
class DeskMatters {

  private final DeskPlaces places;
  private final DepartmentFiles departments;
  private final ExternalTaskService tasks;
  private final CatchableErrors errors;

  DeskMatters(
      DeskPlaces places,
      DepartmentFiles departments,
      ExternalTaskService tasks,
      CatchableErrors errors) {
    this.places = places;
    this.departments = departments;
    this.tasks = tasks;
    this.errors = errors;
  }

  /**
   * The matter of a task with these variables; nothing if it is no task of the desk, or its call is
   * gone.
   */
  Optional<DeskMatter> of(Map<String, Object> variables) {
    return variables.get(ProcessVariables.EXTERNAL_TASK) instanceof String externalTask
        ? places.of(externalTask).flatMap(place -> of(place, variables))
        : Optional.empty();
  }

  private Optional<DeskMatter> of(DeskPlaces.Place place, Map<String, Object> variables) {
    @Nullable ExternalTask call =
        tasks.createExternalTaskQuery().externalTaskId(place.externalTask()).singleResult();
    if (call == null) {
      return Optional.empty();
    }
    return Optional.of(
        new DeskMatter(
            place.externalTask(),
            place.caseId(),
            departments.call(place.topic()),
            String.valueOf(variables.get(ProcessVariables.STEP)),
            place.element(),
            variables.get(ProcessVariables.CLOCK) instanceof String clock ? clock : null,
            place.reason(),
            place.since(),
            place.times(),
            call.getErrorMessage(),
            errors.at(call)));
  }
}
