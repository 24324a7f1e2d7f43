package io.onething.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The oracle: walks day by day over its own table of the published notices, and knows nothing of
 * the code it judges.
 */
final class DayByDay {

  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final Set<LocalDate> OFF = new HashSet<>();
  private static final Set<LocalDate> WORKED = new HashSet<>();

  static {
    for (String range :
        List.of(
            "2024-01-01/01",
            "2024-02-10/17",
            "2024-04-04/06",
            "2024-05-01/05",
            "2024-06-10/10",
            "2024-09-15/17",
            "2024-10-01/07",
            "2025-01-01/01",
            "2025-01-28/31",
            "2025-02-01/04",
            "2025-04-04/06",
            "2025-05-01/05",
            "2025-05-31/31",
            "2025-06-01/02",
            "2025-10-01/08",
            "2026-01-01/03",
            "2026-02-15/23",
            "2026-04-04/06",
            "2026-05-01/05",
            "2026-06-19/21",
            "2026-09-25/27",
            "2026-10-01/07")) {
      LocalDate first = LocalDate.parse(range.substring(0, 10));
      int last = Integer.parseInt(range.substring(11));
      for (int day = first.getDayOfMonth(); day <= last; day++) {
        OFF.add(first.withDayOfMonth(day));
      }
    }
    for (String day :
        List.of(
            "2024-02-04",
            "2024-02-18",
            "2024-04-07",
            "2024-04-28",
            "2024-05-11",
            "2024-09-14",
            "2024-09-29",
            "2024-10-12",
            "2025-01-26",
            "2025-02-08",
            "2025-04-27",
            "2025-09-28",
            "2025-10-11",
            "2026-01-04",
            "2026-02-14",
            "2026-02-28",
            "2026-05-09",
            "2026-09-20",
            "2026-10-10")) {
      WORKED.add(LocalDate.parse(day));
    }
  }

  /** A standstill: the clock does not run from the first to before the second instant. */
  record Still(Instant from, Instant to) {}

  private DayByDay() {}

  static boolean worked(LocalDate day) {
    return WORKED.contains(day) || (day.getDayOfWeek().getValue() < 6 && !OFF.contains(day));
  }

  /** As if no notice had ever been published. */
  static boolean weekday(LocalDate day) {
    return day.getDayOfWeek().getValue() < 6;
  }

  /** When so many working days are up. */
  static Instant workingDays(Instant start, int count, List<Still> stills) {
    return workingDays(start, count, stills, DayByDay::worked);
  }

  /** When so many working days are up, where these days are worked. */
  static Instant workingDays(
      Instant start, int count, List<Still> stills, Predicate<LocalDate> worked) {
    LocalDate day = accepted(start, worked);
    for (int counted = 0; counted < count; ) {
      day = day.plusDays(1);
      if (worked.test(day) && runs(closing(day), stills)) {
        counted++;
      }
    }
    return closing(day);
  }

  /** When so many natural days are up: the last must be worked, and the clock run on it. */
  static Instant naturalDays(Instant start, int count, List<Still> stills) {
    LocalDate day = accepted(start, DayByDay::worked);
    for (int counted = 0; counted < count; ) {
      day = day.plusDays(1);
      if (runs(closing(day), stills)) {
        counted++;
      }
    }
    while (!worked(day) || !runs(closing(day), stills)) {
      day = day.plusDays(1);
    }
    return closing(day);
  }

  /**
   * When so many minutes are up, one after the other; the start and all stills at whole minutes.
   */
  static Instant minutes(Instant start, int count, List<Still> stills) {
    Instant now = start;
    for (int left = count; left > 0; now = now.plusSeconds(60)) {
      if (runs(now, stills)) {
        left--;
      }
    }
    return now;
  }

  private static LocalDate accepted(Instant start, Predicate<LocalDate> worked) {
    LocalDateTime civil = LocalDateTime.ofInstant(start, CHINA);
    LocalDate day = civil.toLocalDate();
    boolean tooLate =
        civil.getHour() * 3600 + civil.getMinute() * 60 + civil.getSecond() > 17 * 3600 + 30 * 60;
    if (tooLate) {
      day = day.plusDays(1);
    }
    while (!worked.test(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean runs(Instant moment, List<Still> stills) {
    boolean runs = true;
    for (Still still : stills) {
      runs &= moment.isBefore(still.from()) || !moment.isBefore(still.to());
    }
    return runs;
  }

  private static Instant closing(LocalDate day) {
    return day.atTime(17, 30).toInstant(CHINA);
  }
}
