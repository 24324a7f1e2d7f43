package io.onething.deadlines;

import java.time.LocalDate;
import java.util.BitSet;

/**
 * Which days one calendar sees otherwise than another: worked or off, published or not. A clock
 * that runs over none of them has not moved.
 */
final class CalendarChange {

  private final long firstEpochDay;
  private final BitSet changed = new BitSet();

  CalendarChange(WorkingCalendar before, WorkingCalendar after) {
    int first = Math.min(before.firstPublishedYear(), after.firstPublishedYear());
    int last = Math.max(before.lastPublishedYear(), after.lastPublishedYear());
    LocalDate from = LocalDate.of(first, 1, 1);
    firstEpochDay = from.toEpochDay();
    from.datesUntil(LocalDate.of(last + 1, 1, 1))
        .filter(
            day ->
                before.isWorkingDay(day) != after.isWorkingDay(day)
                    || before.isPublished(day) != after.isPublished(day))
        .forEach(day -> changed.set((int) (day.toEpochDay() - firstEpochDay)));
  }

  /** Whether one of these days is seen otherwise. */
  boolean touches(LocalDate from, LocalDate through) {
    int start = (int) Math.max(0, from.toEpochDay() - firstEpochDay);
    int found = changed.nextSetBit(start);
    return found >= 0 && found <= through.toEpochDay() - firstEpochDay;
  }
}
