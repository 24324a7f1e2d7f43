package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which days are worked. In a published year holidays are off and make-up workdays are worked;
 * outside the published years only weekends are known and every answer is provisional.
 */
public final class WorkingCalendar {

  private final LocalDate first;
  private final LocalDate last;
  private final long firstEpochDay;
  private final long lastEpochDay;
  private final BitSet worked;
  private final Map<LocalDate, Localized> holidays = new HashMap<>();
  private final Map<LocalDate, Localized> makeUpDays = new HashMap<>();

  /**
   * @param national checked years without a gap, in order, at least one
   * @param regional what regions do otherwise, the widest region first
   */
  WorkingCalendar(List<CalendarYear> national, List<CalendarYear> regional) {
    first = LocalDate.of(national.getFirst().year(), 1, 1);
    last = LocalDate.of(national.getLast().year(), 12, 31);
    firstEpochDay = first.toEpochDay();
    lastEpochDay = last.toEpochDay();
    national.forEach(this::apply);
    regional.forEach(this::apply);
    worked = new BitSet((int) (lastEpochDay - firstEpochDay) + 1);
    first
        .datesUntil(last.plusDays(1))
        .filter(
            day -> makeUpDays.containsKey(day) || (!isWeekend(day) && !holidays.containsKey(day)))
        .forEach(day -> worked.set((int) (day.toEpochDay() - firstEpochDay)));
  }

  /** Whether offices work on this day; weekends only where the year is not published. */
  public boolean isWorkingDay(LocalDate day) {
    long epochDay = day.toEpochDay();
    return epochDay >= firstEpochDay && epochDay <= lastEpochDay
        ? worked.get((int) (epochDay - firstEpochDay))
        : !isWeekend(day);
  }

  /** Whether the year of this day is published; if not, what is computed with it is provisional. */
  public boolean isPublished(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** The first published year. */
  public int firstPublishedYear() {
    return first.getYear();
  }

  /** The last published year. */
  public int lastPublishedYear() {
    return last.getYear();
  }

  /** This day if it is worked, else the next that is. */
  public LocalDate onOrAfter(LocalDate day) {
    LocalDate found = day;
    while (!isWorkingDay(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /**
   * The day that lies so many working days later; the day itself does not count.
   *
   * @param count zero or more
   */
  public LocalDate plus(LocalDate day, int count) {
    LocalDate found = day;
    for (int left = count; left > 0; ) {
      found = found.plusDays(1);
      if (isWorkingDay(found)) {
        left--;
      }
    }
    return found;
  }

  /** How many working days lie after the first and not after the second day; zero if none. */
  public int between(LocalDate after, LocalDate through) {
    int count = 0;
    for (LocalDate day = after.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
      if (isWorkingDay(day)) {
        count++;
      }
    }
    return count;
  }

  /** The holiday for which this day is off, if it is one. */
  Optional<Localized> holidayOn(LocalDate day) {
    return Optional.ofNullable(holidays.get(day));
  }

  /** The holiday in exchange for which this weekend day is worked, if it is one. */
  Optional<Localized> makeUpOn(LocalDate day) {
    return Optional.ofNullable(makeUpDays.get(day));
  }

  private void apply(CalendarYear year) {
    for (CalendarYear.Holiday holiday : year.holidays()) {
      for (LocalDate day : holiday.daysOff()) {
        makeUpDays.remove(day);
        holidays.put(day, holiday.names());
      }
      for (LocalDate day : holiday.makeUpDays()) {
        holidays.remove(day);
        makeUpDays.put(day, holiday.names());
      }
    }
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
