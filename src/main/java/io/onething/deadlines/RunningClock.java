package io.onething.deadlines;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock of a case: a budget and a ledger. The due date is derived, never kept.
 *
 * @param bundle the bundle that names it, as the case has it: {@code talent-residency@3}
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
    Due yellow = time.nearlyUp(ledger, budget(), due);
    return now.isBefore(yellow.at()) ? Light.GREEN : Light.YELLOW;
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
}
