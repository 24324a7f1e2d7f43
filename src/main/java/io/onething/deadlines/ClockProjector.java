package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a change of the calendar does to one clock. */
final class ClockProjector {

  private final WorkingTime before;
  private final WorkingTime after;
  private final CalendarChange change;

  ClockProjector(WorkingTime before, WorkingTime after) {
    this.before = before;
    this.after = after;
    this.change = new CalendarChange(before.calendar(), after.calendar());
  }

  /**
   * The dates of a clock before and after.
   *
   * @param promisedBefore when the promised time was up, null without a promise
   */
  record Projection(
      ClockRow row,
      Due before,
      Due after,
      @Nullable Due promisedBefore,
      @Nullable Due promisedAfter) {

    /** Whether a date has moved, or is provisional no longer. */
    boolean isMoved() {
      return !before.equals(after) || !Objects.equals(promisedBefore, promisedAfter);
    }
  }

  /** The arithmetic after the change. */
  WorkingTime after() {
    return after;
  }

  /**
   * The dates of a clock that runs over a day which is seen otherwise; nothing for any other. A
   * clock that stands still has no date to move.
   */
  Optional<Projection> project(ClockRow row) {
    RunningClock clock = row.clock();
    Optional<Due> due = clock.due(before);
    if (due.isEmpty() || clock.budget() instanceof Limit.Span && clock.promised() == null) {
      return Optional.empty();
    }
    @Nullable Due promised = clock.promisedDue(before).orElse(null);
    Instant last =
        promised == null || promised.at().isBefore(due.get().at()) ? due.get().at() : promised.at();
    if (!change.touches(CityTime.dateOf(clock.ledger().startedAt()), CityTime.dateOf(last))) {
      return Optional.empty();
    }
    return Optional.of(
        new Projection(
            row,
            due.get(),
            clock.due(after).orElseThrow(),
            promised,
            clock.promisedDue(after).orElse(null)));
  }
}
