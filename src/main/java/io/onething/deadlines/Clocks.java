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
import org.jspecify.annotations.Nullable;

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
    Bundle.@Nullable ClockLimit declared =
        running.name().equals(DeskClock.NAME)
            ? bundle.clocks().getOrDefault(DeskClock.NAME, DeskClock.USUAL)
            : bundle.clocks().get(running.name());
    Optional<Due> due = running.due(time);
    Optional<Localized> reason = reason(running, bundle);
    return new ClockView(
        running.name(),
        declared == null ? new Localized(running.name(), running.name()) : declared.names(),
        running.run(),
        running.budget().names(),
        running.state(),
        running.light(time, now),
        running.ledger().startedAt(),
        running.ledger().stoppedAt(),
        due.map(Due::at).orElse(null),
        new DueExplanation(running, time, code -> name(bundle, code)).text(now),
        running.workingDaysLeft(time, now),
        running.promisedDue(time).map(Due::at).orElse(null),
        reason.orElse(null),
        due.map(Due::provisional).orElse(false),
        running.ledger().gross(now),
        running.ledger().net(now),
        suspendedUntil(running).orElse(null));
  }

  private static Optional<Localized> reason(RunningClock running, Bundle bundle) {
    Set<Localized> reasons =
        running.ledger().suspensions().stream()
            .filter(Suspension::isOpen)
            .map(suspension -> name(bundle, suspension.reason()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Localized(
                reasons.stream().map(Localized::zh).collect(Collectors.joining("、")),
                reasons.stream().map(Localized::en).collect(Collectors.joining(", "))));
  }

  /** It runs again when the last open suspension ends; nothing if one has no end in sight. */
  private static Optional<Instant> suspendedUntil(RunningClock running) {
    List<Suspension> open =
        running.ledger().suspensions().stream().filter(Suspension::isOpen).toList();
    return open.stream().anyMatch(suspension -> suspension.expectedEnd() == null)
        ? Optional.empty()
        : open.stream()
            .map(Suspension::expectedEnd)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
  }

  private static Localized name(Bundle bundle, String reason) {
    Bundle.@Nullable Code code = bundle.codes().get(reason);
    return code == null ? StandstillReasons.name(reason) : code.names();
  }

  private static boolean isCaseClock(RunningClock running) {
    return running.name().equals(ClockKeeping.CASE_CLOCK);
  }
}
