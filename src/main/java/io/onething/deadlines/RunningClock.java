package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case: a budget and a ledger. The due date is derived, never kept.
 *
 * @param bundle the bundle that names it
 * @param name its name in the manifest: {@code case}, {@code hrss-review}
 * @param run 1 for its first run, 2 when the step came round again
 * @param limit the budget as it was when the run began, before any extension
 * @param promised the shorter time that the authority promised, if any
 */
record RunningClock(
    String bundle,
    String name,
    int run,
    Limit limit,
    @Nullable Limit promised,
    ClockLedger ledger) {

  private static final double YELLOW_FROM = 0.75;

  RunningClock with(ClockLedger changed) {
    return new RunningClock(bundle, name, run, limit, promised, changed);
  }

  /** The limit with all the time that was added to it. */
  Limit budget() {
    return ledger.budget(limit);
  }

  ClockState state() {
    if (ledger.isStopped()) {
      return ClockState.STOPPED;
    }
    return ledger.isSuspended() ? ClockState.SUSPENDED : ClockState.RUNNING;
  }

  /** When time is up; nothing while the clock stands still. */
  Optional<Due> due(WorkingTime time) {
    return ledger.isSuspended() ? Optional.empty() : time.due(ledger, budget());
  }

  /** When the promised time is up; nothing without a promise and while the clock stands still. */
  Optional<Due> promisedDue(WorkingTime time) {
    return promised == null || ledger.isSuspended() ? Optional.empty() : time.due(ledger, promised);
  }

  /** The light at this instant. Nobody is late by a date that is provisional. */
  Light light(WorkingTime time, Instant now) {
    if (state() != ClockState.RUNNING) {
      return Light.GREY;
    }
    Due due = time.due(ledger, budget()).orElseThrow();
    if (now.isAfter(due.at())) {
      return due.provisional() ? Light.YELLOW : Light.RED;
    }
    return isNearlyUsed(time, due.at(), now) ? Light.YELLOW : Light.GREEN;
  }

  /**
   * Working days that are left, today included until closing time; while the clock stands still
   * those kept for later.
   */
  int workingDaysLeft(WorkingTime time, Instant now) {
    Instant end = ledger.stoppedAt() == null ? now : ledger.stoppedAt();
    return switch (budget()) {
      case Limit.WorkingDays days -> days.count() - time.daysUsed(ledger, days, end);
      case Limit.NaturalDays ignored -> workingDaysUntilDue(time, end);
      case Limit.Span ignored -> workingDaysUntilDue(time, end);
    };
  }

  private int workingDaysUntilDue(WorkingTime time, Instant end) {
    return time.workingDaysUntil(end, time.due(ledger.resumedAt(end), budget()).orElseThrow().at());
  }

  private boolean isNearlyUsed(WorkingTime time, Instant due, Instant now) {
    return switch (budget()) {
      case Limit.Span span ->
          ledger.net(now).toMillis() >= YELLOW_FROM * span.duration().toMillis();
      case Limit.WorkingDays days -> isNearlyUsed(days, time, due, now);
      case Limit.NaturalDays days -> isNearlyUsed(days, time, due, now);
    };
  }

  private boolean isNearlyUsed(Limit days, WorkingTime time, Instant due, Instant now) {
    int used = time.daysUsed(ledger, days, now);
    boolean oneLeft = days.count() > 1 && days.count() - used <= 1;
    boolean lastDay = !CityTime.dateOf(now).isBefore(CityTime.dateOf(due));
    return used >= YELLOW_FROM * days.count() || oneLeft || lastDay;
  }
}
