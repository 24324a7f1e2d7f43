package io.onething.deadlines;

import io.onething.catalog.Fault;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong in one published year. */
final class CalendarCheck {

  private final String file;
  private final CalendarYear year;
  private final List<Fault> faults;
  private final Map<LocalDate, String> off = new HashMap<>();
  private final Map<LocalDate, String> makeUp = new HashMap<>();

  private CalendarCheck(String file, CalendarYear year, List<Fault> faults) {
    this.file = file;
    this.year = year;
    this.faults = faults;
  }

  /** Adds every fault of the year to the faults. */
  static void check(String file, CalendarYear year, List<Fault> faults) {
    new CalendarCheck(file, year, faults).check();
  }

  private void check() {
    if (year.year() < 1950 || year.year() > 2200) {
      fault("year", "year " + year.year() + " is not known", "a year from 1950 to 2200");
    } else if (!file.endsWith("-" + year.year() + ".yaml")) {
      fault(
          "year",
          "year " + year.year() + " stands in " + file,
          "the year that the file is named after");
    }
    if (year.holidays().isEmpty()) {
      fault("holidays", "there are none", "the holidays of the year's notice");
    }
    for (int index = 0; index < year.holidays().size(); index++) {
      check("holidays[" + index + "]", year.holidays().get(index));
    }
    makeUp.forEach(
        (day, path) -> {
          if (off.containsKey(day)) {
            fault(
                path,
                day + " is both off (" + off.get(day) + ") and a make-up workday",
                "one of the two");
          }
        });
  }

  private void check(String path, CalendarYear.Holiday holiday) {
    if (isMissing(holiday.names())) {
      fault(path + ".names", "is missing", "{zh: .., en: ..}");
    }
    if (isMissing(holiday.from()) || isMissing(holiday.to())) {
      fault(path, "from or to is missing", "two dates: from: 2026-10-01, to: 2026-10-07");
      return;
    }
    if (holiday.to().isBefore(holiday.from())) {
      fault(
          path + ".to",
          holiday.to() + " lies before from " + holiday.from(),
          "from or a later day");
    }
    for (LocalDate day : holiday.daysOff()) {
      requireYear(path, day);
      String other = off.putIfAbsent(day, path);
      if (other != null) {
        fault(path, day + " is already off (" + other + ")", "each day off once");
      }
    }
    for (LocalDate day : holiday.makeUpDays()) {
      String here = path + ".makeUp";
      requireYear(here, day);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        fault(
            here, day + " is a " + day.getDayOfWeek() + ", worked anyhow", "a Saturday or Sunday");
      }
      if (makeUp.putIfAbsent(day, here) != null) {
        fault(here, day + " is already a make-up workday", "each make-up workday once");
      }
    }
  }

  private void requireYear(String path, LocalDate day) {
    if (day.getYear() != year.year()) {
      fault(path, day + " is not in " + year.year(), "a day of " + year.year());
    }
  }

  private void fault(String path, String problem, String expected) {
    faults.add(new Fault(file, path, problem, expected));
  }

  /** A file may leave out what a record calls non-null. */
  private static boolean isMissing(@org.jspecify.annotations.Nullable Object value) {
    return value == null;
  }
}
