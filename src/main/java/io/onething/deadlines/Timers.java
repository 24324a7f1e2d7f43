package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the ledger says about the timers of a model. A timer is moved when {@link ClocksMoved} tells
 * of its clock; one that fires all the same asks here, in the transaction in which it would act.
 */
@Transactional
public class Timers {

  /** The engine keeps the dates of its jobs in whole seconds. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  private final ClockStore store;
  private final CaseFiles files;
  private final CalendarInForce calendar;
  private final Clock clock;

  Timers(ClockStore store, CaseFiles files, CalendarInForce calendar, Clock clock) {
    this.store = store;
    this.files = files;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Whether a timer may act that has come to its date. Keeps the case from others until the
   * transaction ends, so that nobody suspends the clock at the same moment. A clock that never
   * began holds nobody up.
   */
  public Firing mayFire(CaseId caseId, TimerPoint point) {
    files.lock(caseId);
    Optional<ClockRow> latest = store.latest(caseId, point.clock());
    if (latest.isEmpty()) {
      return new Firing.Now();
    }
    RunningClock running = latest.get().clock();
    Instant now = clock.instant();
    PointInTime points = new PointInTime(calendar.time(), now);
    if (running.state() == ClockState.SUSPENDED) {
      return new Firing.GoBack(points.parked(now), Firing.Why.SUSPENDED);
    }
    Due due = points.of(running, point);
    if (due.provisional()) {
      return new Firing.GoBack(points.parked(due.at()), Firing.Why.PROVISIONAL);
    }
    return due.at().isAfter(now.plus(ROUNDING))
        ? new Firing.GoBack(due.at(), Firing.Why.EARLY)
        : new Firing.Now();
  }

  /** When a timer on this point is to be set to now; nothing if the clock is not open. */
  @Transactional(readOnly = true)
  public Optional<Instant> date(CaseId caseId, TimerPoint point) {
    return open(List.of(caseId)).timer(caseId, point);
  }

  /** The open clocks of these cases as they stand now, read at once. */
  @Transactional(readOnly = true)
  public OpenClocks open(Collection<CaseId> cases) {
    Instant now = clock.instant();
    return new OpenClocks(store.open(cases), new PointInTime(calendar.time(), now), now);
  }
}
