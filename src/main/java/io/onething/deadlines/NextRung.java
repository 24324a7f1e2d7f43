package io.onething.deadlines;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rung that has not fired yet.
 *
 * @param subject the suspension that it is about, empty for the clock itself
 * @param occurrence 1, and more for a rung that comes again each day
 * @param at when it is to fire
 * @param expectedEnd of the suspension that it is about
 */
record NextRung(
    Ladder.Step step, String subject, int occurrence, Instant at, @Nullable Instant expectedEnd) {

  /**
   * The rung that fires first of all that have not. A clock that stands still fires nothing but the
   * rungs of its suspensions, one that has ended nothing at all, and a date past the last published
   * year waits until the year is published. Rungs of the same moment fire in the ladder's order.
   */
  static Optional<NextRung> of(
      Ladder ladder, RunningClock clock, FiredRungs fired, WorkingTime time) {
    if (ladder.isEmpty() || clock.state() == ClockState.STOPPED) {
      return Optional.empty();
    }
    @Nullable NextRung first = null;
    boolean suspended = clock.state() == ClockState.SUSPENDED;
    for (Ladder.Step step : ladder.steps()) {
      if (step.point().ofSuspension() != suspended) {
        continue;
      }
      if (suspended) {
        for (Suspension each : clock.ledger().suspensions()) {
          if (each.isOpen() && each.expectedEnd() != null) {
            first =
                earlier(first, ofSuspension(step, subject(each), each.expectedEnd(), fired, time));
          }
        }
      } else {
        first = earlier(first, ofClock(step, clock, fired, time));
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * The same rung on the next day; nothing for one that comes once.
   *
   * @param fired before this one
   */
  Optional<NextRung> again(RunningClock clock, FiredRungs fired, WorkingTime time) {
    FiredRungs now = fired.and(this);
    return Optional.ofNullable(
        expectedEnd == null
            ? ofClock(step, clock, now, time)
            : ofSuspension(step, subject, expectedEnd, now, time));
  }

  private static @Nullable NextRung ofClock(
      Ladder.Step step, RunningClock clock, FiredRungs fired, WorkingTime time) {
    int last = fired.last(step.name(), "");
    if (last > 0 && !step.point().repeats()) {
      return null;
    }
    ClockLedger ledger = clock.ledger();
    Limit budget = clock.budget();
    Optional<Due> at =
        switch (step.point()) {
          case RungPoint.Share share -> time.share(ledger, budget, share.percent());
          case RungPoint.Left left -> time.before(ledger, budget, left.limit());
          case RungPoint.Up ignored -> time.due(ledger, budget);
          case RungPoint.Silence ignored -> time.due(ledger, budget);
          case RungPoint.EachDayOverdue ignored ->
              time.due(ledger, budget)
                  .map(
                      due ->
                          due.provisional() ? due : time.closingAfter(ledger, due.at(), last + 1));
          case RungPoint.ExpectedEnd ignored -> Optional.empty();
          case RungPoint.EachDayPastExpectedEnd ignored -> Optional.empty();
        };
    return at.filter(date -> !date.provisional())
        .map(date -> new NextRung(step, "", last + 1, date.at(), null))
        .orElse(null);
  }

  private static @Nullable NextRung ofSuspension(
      Ladder.Step step, String subject, Instant expectedEnd, FiredRungs fired, WorkingTime time) {
    int last = fired.last(step.name(), subject);
    if (!step.point().repeats()) {
      return last > 0 ? null : new NextRung(step, subject, 1, expectedEnd, expectedEnd);
    }
    Due day = time.closingAfter(ClockLedger.startedAt(expectedEnd), expectedEnd, last + 1);
    return day.provisional() ? null : new NextRung(step, subject, last + 1, day.at(), expectedEnd);
  }

  private static String subject(Suspension suspension) {
    return suspension.reason() + " " + suspension.element() + " " + suspension.from();
  }

  private static @Nullable NextRung earlier(@Nullable NextRung one, @Nullable NextRung other) {
    return one == null || (other != null && other.at().isBefore(one.at())) ? other : one;
  }
}
