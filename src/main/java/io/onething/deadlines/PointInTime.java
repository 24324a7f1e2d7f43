package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Where a point of a clock lies, and where a timer waits that may not fire on it. */
final class PointInTime {

  private final WorkingTime time;
  private final Instant now;

  PointInTime(WorkingTime time, Instant now) {
    this.time = time;
    this.now = now;
  }

  /**
   * The date of the point. While the clock stands still, the one that holds if it runs again at
   * once, or where the suspension is expected to end if that is later.
   */
  Due of(RunningClock clock, TimerPoint point) {
    ClockLedger ledger = clock.ledger().resumedAt(now);
    Optional<Due> found =
        switch (point) {
          case TimerPoint.Due ignored -> time.due(ledger, clock.budget());
          case TimerPoint.At at -> time.due(ledger, at.passed());
          case TimerPoint.Before before -> time.before(ledger, clock.budget(), before.ahead());
          case TimerPoint.Yellow ignored ->
              time.due(ledger, clock.budget())
                  .map(due -> time.nearlyUp(ledger, clock.budget(), due));
        };
    return found.orElseThrow();
  }

  /** The date that people see, provisional or not; nothing while the clock stands still. */
  Optional<Instant> shown(RunningClock clock, TimerPoint point) {
    return clock.state() == ClockState.SUSPENDED
        ? Optional.empty()
        : Optional.of(of(clock, point).at());
  }

  /**
   * When a timer for this date is set to: the date itself, or, if that is provisional, so far
   * beyond it that it fires nothing before the year is published.
   */
  Instant timer(Due due) {
    return due.provisional() ? parked(due.at()) : due.at();
  }

  /** The end of the year that follows this date and now: a timer asks again there. */
  Instant parked(Instant date) {
    int year = CityTime.dateOf(date.isAfter(now) ? date : now).getYear() + 1;
    return time.closing(LocalDate.of(year, 12, 31));
  }
}
