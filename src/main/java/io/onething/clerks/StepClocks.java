package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.StandstillGround;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open clocks of steps that are nobody's task, such as a call that another authority has yet to
 * answer. Those who answer for them decide about them: the department whose step it is, which
 * handles it, and the lead department, which answers for the case and can always be reached. The
 * applicant's own time, and the clock of the case, are not among them. The head of the government,
 * who has no tasks, finds every clock here that only she may give more time.
 */
@Component
class StepClocks {

  /** As many cases as a page holds. */
  private static final int MOST = 50;

  private final CaseFiles files;
  private final CaseSteps steps;
  private final Catalog catalog;
  private final Clocks clocks;
  private final ClockSheets sheets;
  private final DepartmentFiles departments;
  private final Clock clock;

  StepClocks(
      CaseFiles files,
      CaseSteps steps,
      Catalog catalog,
      Clocks clocks,
      ClockSheets sheets,
      DepartmentFiles departments,
      Clock clock) {
    this.files = files;
    this.steps = steps;
    this.catalog = catalog;
    this.clocks = clocks;
    this.sheets = sheets;
    this.departments = departments;
    this.clock = clock;
  }

  /**
   * One clock that a person may decide about.
   *
   * @param department whose step runs on it; null when several do
   * @param today in the city's time
   * @param grounds for what it may stand still
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record StepClock(
      String caseNumber,
      Localized bundle,
      @Nullable Localized department,
      ClockSheet.Row row,
      LocalDate today,
      List<StandstillGround> grounds) {}

  /** Those of this person, of the latest cases. */
  List<StepClock> of(Person person) {
    if (!ClockSheets.decides(person)) {
      return List.of();
    }
    List<String> led =
        catalog.bundles().stream()
            .filter(bundle -> answersFor(person, bundle.leadDepartment()))
            .map(Bundle::bundle)
            .toList();
    Map<CaseId, CaseFile> cases =
        files.all(
            isGovernment(person)
                ? clocks.openCases(MOST)
                : steps.withoutTask(person.department(), led, MOST));
    return cases.values().stream()
        .sorted(Comparator.comparing(CaseFile::createdAt).reversed())
        .flatMap(file -> shown(file, person))
        .filter(shown -> !isGovernment(person) || isHersToExtend(shown))
        .toList();
  }

  /**
   * From where this person decides about a clock.
   *
   * @throws OneThingException {@code UNKNOWN_CLOCK} also for one that is another's
   */
  ClockPlace place(String caseNumber, String name, Person person) {
    return files
        .numbered(caseNumber)
        .filter(file -> ClockSheets.decides(person))
        .flatMap(file -> find(file, open(file), name, person))
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.UNKNOWN_CLOCK,
                    "No clock '"
                        + name
                        + "' of a step without a task among yours in case "
                        + caseNumber));
  }

  private List<CaseStep> open(CaseFile file) {
    return steps.of(file.id()).stream()
        .filter(step -> step.state() == CaseStep.State.OPEN)
        .toList();
  }

  private Optional<ClockPlace> find(
      CaseFile file, List<CaseStep> open, String name, Person person) {
    if (isGovernment(person)) {
      return open.stream()
          .findFirst()
          .map(step -> new ClockPlace(file.id(), step.element(), name, departmentOf(open)));
    }
    if (name.equals(Bundle.CASE_CLOCK)) {
      return Optional.empty();
    }
    List<CaseStep> own = open.stream().filter(step -> name.equals(step.clock())).toList();
    // The clock of a group of steps is none of theirs.
    List<CaseStep> on =
        own.isEmpty() ? open.stream().filter(step -> step.clock() == null).toList() : own;
    if (on.isEmpty() || on.stream().anyMatch(StepClocks::isSomebodys)) {
      return Optional.empty();
    }
    String lead = catalog.bundle(file.edition()).leadDepartment();
    return answersFor(person, lead)
            || own.stream().anyMatch(step -> answersFor(person, step.department()))
        ? Optional.of(new ClockPlace(file.id(), on.getFirst().element(), name, departmentOf(on)))
        : Optional.empty();
  }

  private Stream<StepClock> shown(CaseFile file, Person person) {
    List<CaseStep> open = open(file);
    return clocks.of(file.id()).stream()
        .filter(ClockView::open)
        .flatMap(
            view ->
                find(file, open, view.id(), person)
                    .map(place -> shown(file, view, place, person))
                    .stream());
  }

  private StepClock shown(CaseFile file, ClockView view, ClockPlace place, Person person) {
    Bundle bundle = catalog.bundle(file.edition());
    return new StepClock(
        String.valueOf(file.caseNumber()),
        bundle.names(),
        place.department() == null ? null : departments.names(place.department()),
        sheets.row(place, person, view),
        CityTime.today(clock),
        StandstillGround.of(bundle));
  }

  private static @Nullable String departmentOf(List<CaseStep> steps) {
    List<String> found =
        steps.stream().map(CaseStep::department).filter(Objects::nonNull).distinct().toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  /** A clerk's task, whose sheet has the clock, or the applicant's own. */
  private static boolean isSomebodys(CaseStep step) {
    return step.kind() == CaseStep.Kind.CLERK
        || step.kind() == CaseStep.Kind.APPLICANT
        || step.kind() == CaseStep.Kind.PARTICIPANTS;
  }

  private static boolean isHersToExtend(StepClock shown) {
    return shown.row().extension() != null && shown.row().extension().yours();
  }

  private static boolean isGovernment(Person person) {
    return person.department() == null && person.is(Role.HEAD_OF_GOVERNMENT);
  }

  private static boolean answersFor(Person person, @Nullable String department) {
    return person.department() != null && person.department().equals(department);
  }
}
