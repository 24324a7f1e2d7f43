package io.onething.availability;

import io.onething.deadlines.WorkingCalendar;
import io.onething.departments.OpeningHours;
import io.onething.shared.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** Arithmetic of opening hours in the city's time; working days as the calendar has them. */
final class OpeningTimes {

  private OpeningTimes() {}

  /** Whether it is open; the minute of closing is closed. */
  static boolean isOpen(OpeningHours hours, WorkingCalendar calendar, Instant at) {
    ZonedDateTime civil = at.atZone(CityTime.ZONE);
    LocalTime time = civil.toLocalTime();
    return isOpenOn(hours, calendar, civil.toLocalDate())
        && !time.isBefore(hours.from())
        && time.isBefore(hours.until());
  }

  /** When it is open next: this instant if it is open now. */
  static Instant opens(OpeningHours hours, WorkingCalendar calendar, Instant at) {
    if (isOpen(hours, calendar, at)) {
      return at;
    }
    ZonedDateTime civil = at.atZone(CityTime.ZONE);
    LocalDate day = civil.toLocalDate();
    if (!civil.toLocalTime().isBefore(hours.from())) {
      day = day.plusDays(1);
    }
    while (!isOpenOn(hours, calendar, day)) {
      day = day.plusDays(1);
    }
    return day.atTime(hours.from()).atZone(CityTime.ZONE).toInstant();
  }

  private static boolean isOpenOn(OpeningHours hours, WorkingCalendar calendar, LocalDate day) {
    return !hours.workingDaysOnly() || calendar.isWorkingDay(day);
  }
}
