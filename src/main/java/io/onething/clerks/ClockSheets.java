package io.onething.clerks;

import io.onething.access.Person;
import io.onething.access.Role;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.clerks.ClockSheet.MoreTime;
import io.onething.deadlines.Article42;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.ExtensionRule;
import io.onething.deadlines.StandstillGround;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may decide about which clock: those who handle a step about the clock of that step, and those
 * of the lead department about that of the case.
 */
@Component
class ClockSheets {

  private final CaseFiles files;
  private final Catalog catalog;
  private final Clocks clocks;
  private final Clock clock;

  ClockSheets(CaseFiles files, Catalog catalog, Clocks clocks, Clock clock) {
    this.files = files;
    this.catalog = catalog;
    this.clocks = clocks;
    this.clock = clock;
  }

  /** The open clocks of the case. */
  ClockSheet of(ClockPlace place, Person person) {
    return new ClockSheet(
        CityTime.today(clock),
        clocks.of(place.caseId()).stream()
            .filter(ClockView::open)
            .map(view -> row(place, person, view))
            .toList(),
        StandstillGround.of(bundle(place)));
  }

  /** One clock, with what this person may decide about it from there. */
  ClockSheet.Row row(ClockPlace place, Person person, ClockView view) {
    boolean hers = isFor(place, person, view.id());
    return new ClockSheet.Row(
        view,
        hers,
        rule(place, view.id())
            .map(
                rule ->
                    new MoreTime(
                        rule.mostAdded().text(),
                        rule.mostAdded().names(),
                        rule.approver().names(),
                        rule.basis(),
                        hers && is(person, rule.approver())))
            .orElse(null));
  }

  /** How far the clock may be extended now. */
  Optional<ExtensionRule> rule(ClockPlace place, String name) {
    return clocks.extension(place.caseId(), name);
  }

  /** Whether the bundle of the case names the clock. */
  boolean isKnown(ClockPlace place, String name) {
    return bundle(place).clocks().containsKey(name);
  }

  /** Whether it is this person's to let the clock stand still. */
  boolean isFor(ClockPlace place, Person person, String name) {
    if (!decides(person)) {
      return false;
    }
    return Objects.equals(place.clock(), name)
        || (name.equals(Bundle.CASE_CLOCK) && place.department() != null && leads(place, person));
  }

  /** Whether this person decides about clocks at all. */
  static boolean decides(Person person) {
    return person.is(Role.CLERK)
        || is(person, Article42.Approver.HEAD_OF_AUTHORITY)
        || is(person, Article42.Approver.HEAD_OF_GOVERNMENT);
  }

  /** Whether this person holds the office. */
  static boolean is(Person person, Article42.Approver office) {
    return Role.of(office.id()).filter(person::is).isPresent();
  }

  private boolean leads(ClockPlace place, Person person) {
    @Nullable String department = person.department();
    return department == null
        ? is(person, Article42.Approver.HEAD_OF_GOVERNMENT)
        : department.equals(bundle(place).leadDepartment());
  }

  private Bundle bundle(ClockPlace place) {
    return catalog.bundle(files.get(place.caseId()).edition());
  }
}
