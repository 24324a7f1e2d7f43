package io.onething.deadlines;

import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Bundle;
import io.onething.shared.CaseId;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Which departments a clock waits for. */
final class DepartmentsOnClock {

  private final CaseSteps steps;

  DepartmentsOnClock(CaseSteps steps) {
    this.steps = steps;
  }

  /**
   * The departments of the open steps that declare the clock; else, for the clock of a group of
   * steps, those of the open steps that have none of their own; else, and for the clock of the
   * case, the leading one.
   */
  List<String> of(CaseId caseId, String clock, String leadDepartment) {
    if (clock.equals(Bundle.CASE_CLOCK)) {
      return List.of(leadDepartment);
    }
    List<CaseStep> open =
        steps.of(caseId).stream().filter(step -> step.state() == CaseStep.State.OPEN).toList();
    List<String> own = departments(open, step -> clock.equals(step.clock()));
    List<String> found = own.isEmpty() ? departments(open, step -> step.clock() == null) : own;
    return found.isEmpty() ? List.of(leadDepartment) : found;
  }

  private static List<String> departments(List<CaseStep> open, Predicate<CaseStep> which) {
    return open.stream()
        .filter(which)
        .map(CaseStep::department)
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }
}
