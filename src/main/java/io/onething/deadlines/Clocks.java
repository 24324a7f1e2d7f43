package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The clocks of a case as people see them now. */
public class Clocks {

  private final ClockStore store;
  private final Catalog catalog;
  private final CalendarInForce calendar;
  private final Clock clock;

  Clocks(ClockStore store, Catalog catalog, CalendarInForce calendar, Clock clock) {
    this.store = store;
    this.catalog = catalog;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * The clocks of the case, without {@link DeskClock}: the case clock first, then the others in the
   * order of their begin.
   */
  public List<ClockView> of(CaseId caseId) {
    return views(caseId).stream().filter(view -> !view.id().equals(DeskClock.NAME)).toList();
  }

  /** The cases whose own clock is open, the newest first, and no more than so many. */
  public List<CaseId> openCases(int most) {
    return store.openCases(most);
  }

  private List<ClockView> views(CaseId caseId) {
    Instant now = clock.instant();
    WorkingTime time = calendar.time();
    return store.all(caseId).stream()
        .map(ClockRow::clock)
        .sorted((one, other) -> Boolean.compare(isCaseClock(other), isCaseClock(one)))
        .map(running -> view(running, time, now))
        .toList();
  }

  /** The latest run of one clock. */
  public Optional<ClockView> of(CaseId caseId, String name) {
    return views(caseId).stream()
        .filter(view -> view.id().equals(name))
        .reduce((earlier, later) -> later);
  }

  private ClockView view(RunningClock running, WorkingTime time, Instant now) {
    Bundle bundle = catalog.bundle(running.bundle());
    Optional<Due> due = running.due(time);
    Light light = running.light(time, now);
    Optional<Due> promised = running.promisedDue(time);
    Optional<Localized> reason = reason(running, bundle);
    return new ClockView(
        running.name(),
        ClockDecisions.nameOf(bundle, running.name()),
        running.run(),
        running.budget().names(),
        running.state(),
        light,
        light.names(running.state()),
        running.ledger().startedAt(),
        running.ledger().stoppedAt(),
        due.map(Due::at).orElse(null),
        running.with(running.ledger().resumedAt(now)).due(time).map(Due::at).orElse(null),
        new DueExplanation(running, time, code -> StandstillReasons.name(bundle, code)).text(now),
        running.workingDaysLeft(time, now),
        promised.map(Due::at).orElse(null),
        promised.map(Due::provisional).orElse(false),
        reason.orElse(null),
        due.map(Due::provisional).orElse(false),
        running.ledger().gross(now),
        running.ledger().net(now),
        suspendedUntil(running).orElse(null),
        running.ledger().suspensions().stream()
            .map(
                each ->
                    new ClockView.Standstill(
                        each.reason(),
                        StandstillReasons.name(bundle, each.reason()),
                        each.basis(),
                        each.from(),
                        each.expectedEnd(),
                        each.to(),
                        each.isDecided()))
            .toList(),
        running.ledger().extensions().stream().map(Clocks::moreTime).toList());
  }

  private static ClockView.MoreTime moreTime(Extension extension) {
    return new ClockView.MoreTime(
        extension.added().names(),
        extension.reason(),
        Article42.Approver.valueOf(extension.approver()).names(),
        extension.basis(),
        extension.at());
  }

  /**
   * How far a clock may be extended; nothing for one that nobody may extend, that was extended
   * before, or that is not open.
   */
  public Optional<ExtensionRule> extension(CaseId caseId, String name) {
    return store
        .open(caseId, name)
        .filter(row -> row.extensions() == 0)
        .map(ClockRow::clock)
        .flatMap(running -> ExtensionRule.of(catalog.bundle(running.bundle()), running));
  }

  private static Optional<Localized> reason(RunningClock running, Bundle bundle) {
    Set<Localized> reasons =
        running.ledger().suspensions().stream()
            .filter(Suspension::isOpen)
            .map(suspension -> StandstillReasons.name(bundle, suspension.reason()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Localized(
                reasons.stream().map(Localized::zh).collect(Collectors.joining("、")),
                reasons.stream().map(Localized::en).collect(Collectors.joining(", "))));
  }

  /** It runs again when the last open suspension ends; nothing if one has no end in sight. */
  static Optional<Instant> suspendedUntil(RunningClock running) {
    List<Suspension> open =
        running.ledger().suspensions().stream().filter(Suspension::isOpen).toList();
    return open.stream().anyMatch(suspension -> suspension.expectedEnd() == null)
        ? Optional.empty()
        : open.stream()
            .map(Suspension::expectedEnd)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
  }

  private static boolean isCaseClock(RunningClock running) {
    return running.name().equals(Bundle.CASE_CLOCK);
  }
}
