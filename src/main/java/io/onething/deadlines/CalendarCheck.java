package io.onething.deadlines;

import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong in one published year. */
final class CalendarCheck {

  private static final Pattern AREA_CODE = Pattern.compile("[1-9][0-9]{5}");
  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2200;
  private static final int LONGEST_SOURCE = 500;

  private final CalendarYear year;
  private final List<FieldFault> faults = new ArrayList<>();
  private final Map<LocalDate, String> off = new HashMap<>();
  private final Map<LocalDate, String> makeUp = new HashMap<>();

  private CalendarCheck(CalendarYear year) {
    this.year = year;
  }

  /**
   * Every fault of the year; each names its place in the file.
   *
   * @param file the name of the file, null for a year that came without one
   */
  static List<FieldFault> faultsIn(CalendarYear year, @Nullable String file) {
    CalendarCheck check = new CalendarCheck(year);
    check.checkYear(file);
    check.checkHolidays();
    return check.faults;
  }

  private void checkYear(@Nullable String file) {
    if (year.year() < FIRST_YEAR || year.year() > LAST_YEAR) {
      fault(
          "year",
          "没有" + year.year() + "年",
          "year " + year.year() + " is not known",
          "a year from " + FIRST_YEAR + " to " + LAST_YEAR);
    } else if (year.region() != null && !AREA_CODE.matcher(year.region()).matches()) {
      fault(
          "region",
          "“" + year.region() + "”不是行政区划代码",
          "'" + year.region() + "' is no area code",
          "six digits as in 450000 (GB/T 2260), or no region for the nation");
    } else if (file != null && !file.equals(year.name() + ".yaml")) {
      fault(
          "year",
          year.name() + "写在文件" + file + "中",
          (year.region() == null ? "year " + year.year() : year.name()) + " stands in " + file,
          "the year that the file is named after");
    }
    if (isMissing(year.source()) || year.source().isBlank()) {
      fault("source", "缺少来源", "is missing", "the notice that the year was taken from");
    } else if (year.source().length() > LONGEST_SOURCE) {
      fault(
          "source",
          "来源超过" + LONGEST_SOURCE + "字",
          "has " + year.source().length() + " characters",
          "at most " + LONGEST_SOURCE);
    }
  }

  private void checkHolidays() {
    if (year.holidays().isEmpty()) {
      fault("holidays", "没有放假安排", "there are none", "the holidays of the year's notice");
    }
    for (int index = 0; index < year.holidays().size(); index++) {
      check("holidays[" + index + "]", year.holidays().get(index));
    }
    makeUp.forEach(
        (day, path) -> {
          if (off.containsKey(day)) {
            fault(
                path,
                day + "既是放假日（" + off.get(day) + "）又是调休上班日",
                day + " is both off (" + off.get(day) + ") and a make-up workday",
                "one of the two");
          }
        });
  }

  private void check(String path, CalendarYear.Holiday holiday) {
    if (isMissing(holiday.names())
        || isMissing(holiday.names().zh())
        || isMissing(holiday.names().en())) {
      fault(path + ".names", "缺少名称", "is missing", "{zh: .., en: ..}");
    }
    if (isMissing(holiday.from()) || isMissing(holiday.to())) {
      fault(
          path,
          "缺少 from 或 to",
          "from or to is missing",
          "two dates: from: 2026-10-01, to: 2026-10-07");
      return;
    }
    if (holiday.to().isBefore(holiday.from())) {
      fault(
          path + ".to",
          holiday.to() + "早于 from " + holiday.from(),
          holiday.to() + " lies before from " + holiday.from(),
          "from or a later day");
    } else {
      checkDaysOff(path, holiday);
    }
    checkMakeUpDays(path + ".makeUp", holiday);
  }

  private void checkDaysOff(String path, CalendarYear.Holiday holiday) {
    if (holiday.from().getYear() != year.year() || holiday.to().getYear() != year.year()) {
      notOfTheYear(path, holiday.from().getYear() == year.year() ? holiday.to() : holiday.from());
      return;
    }
    for (LocalDate day : holiday.daysOff()) {
      String other = off.putIfAbsent(day, path);
      if (other != null) {
        fault(
            path,
            day + "已是放假日（" + other + "）",
            day + " is already off (" + other + ")",
            "each day off once");
      }
    }
  }

  private void checkMakeUpDays(String path, CalendarYear.Holiday holiday) {
    for (LocalDate day : holiday.makeUpDays()) {
      if (day.getYear() != year.year()) {
        notOfTheYear(path, day);
      }
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        fault(
            path,
            day + "是" + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA) + "，本来就上班",
            day + " is a " + day.getDayOfWeek() + ", worked anyhow",
            "a Saturday or Sunday");
      }
      if (makeUp.putIfAbsent(day, path) != null) {
        fault(
            path,
            day + "已是调休上班日",
            day + " is already a make-up workday",
            "each make-up workday once");
      }
    }
  }

  private void notOfTheYear(String path, LocalDate day) {
    fault(
        path,
        day + "不在" + year.year() + "年",
        day + " is not in " + year.year(),
        "a day of " + year.year() + "; days of another year stand in that year's file");
  }

  private void fault(String path, String zh, String en, String expected) {
    faults.add(new FieldFault(path, new Localized(zh, en), null, expected));
  }

  /** A file may leave out what a record calls non-null. */
  private static boolean isMissing(@Nullable Object value) {
    return value == null;
  }
}
