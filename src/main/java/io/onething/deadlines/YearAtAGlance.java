package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A year as one looks it over before it is published.
 *
 * @param published whether its holidays are known
 * @param workingDays how many days are worked
 * @param text the same in a sentence: what is off, what is worked in exchange
 */
record YearAtAGlance(
    int year, boolean published, int workingDays, Localized text, List<Month> months) {

  private static final char WORKED = 'W';
  private static final char WEEKEND = '-';
  private static final char HOLIDAY = 'H';
  private static final char MADE_UP = 'M';

  /**
   * One month.
   *
   * @param month 1 to 12
   * @param days one letter a day: W worked, - weekend, H holiday, M a weekend day that is worked
   */
  record Month(int month, int workingDays, String days) {}

  /** A day that two calendars see otherwise; the letters are those of {@link Month#days}. */
  record ChangedDay(LocalDate date, String before, String after) {}

  static YearAtAGlance of(WorkingCalendar calendar, int year) {
    return new YearAtAGlance(
        year,
        calendar.isPublished(LocalDate.of(year, 1, 1)),
        workingDays(calendar, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)),
        text(calendar, year),
        IntStream.rangeClosed(1, 12).mapToObj(month -> month(calendar, year, month)).toList());
  }

  /** The days of the year that the two see otherwise. */
  static List<ChangedDay> changes(WorkingCalendar before, WorkingCalendar after, int year) {
    List<ChangedDay> changes = new ArrayList<>();
    LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(day -> kind(before, day) != kind(after, day))
        .forEach(
            day ->
                changes.add(
                    new ChangedDay(
                        day, String.valueOf(kind(before, day)), String.valueOf(kind(after, day)))));
    return changes;
  }

  private static Month month(WorkingCalendar calendar, int year, int month) {
    YearMonth days = YearMonth.of(year, month);
    String letters =
        IntStream.rangeClosed(1, days.lengthOfMonth())
            .mapToObj(day -> String.valueOf(kind(calendar, days.atDay(day))))
            .collect(Collectors.joining());
    return new Month(month, workingDays(calendar, days.atDay(1), days.atEndOfMonth()), letters);
  }

  private static int workingDays(WorkingCalendar calendar, LocalDate from, LocalDate through) {
    return calendar.between(from.minusDays(1), through);
  }

  private static char kind(WorkingCalendar calendar, LocalDate day) {
    if (calendar.makeUpOn(day).isPresent()) {
      return MADE_UP;
    }
    if (calendar.holidayOn(day).isPresent()) {
      return HOLIDAY;
    }
    return calendar.isWorkingDay(day) ? WORKED : WEEKEND;
  }

  private static Localized text(WorkingCalendar calendar, int year) {
    DayNotes notes =
        DayNotes.of(calendar, LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31));
    int worked = workingDays(calendar, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    String zh = year + "年 " + Limit.workingDays(worked).zh();
    String en = year + ": " + Limit.workingDays(worked).en();
    if (!notes.off().isEmpty()) {
      zh += "。" + joined(notes.off(), Localized::zh, "、") + "放假";
      en += ". Off: " + joined(notes.off(), Localized::en, ", ");
    }
    if (!notes.madeUp().isEmpty()) {
      zh += "。" + joined(notes.madeUp(), Localized::zh, "、") + "调休上班";
      en += ". Worked to make up: " + joined(notes.madeUp(), Localized::en, ", ");
    }
    return new Localized(zh + "。", en + ".");
  }

  private static String joined(
      List<Localized> texts, Function<Localized, String> language, String separator) {
    return texts.stream().map(language).collect(Collectors.joining(separator));
  }
}
