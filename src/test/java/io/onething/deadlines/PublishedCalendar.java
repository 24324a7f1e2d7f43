package io.onething.deadlines;

import java.time.LocalTime;
import java.util.List;
import java.util.stream.IntStream;

/** The calendar that is shipped, read once. */
public final class PublishedCalendar {

  public static final WorkingCalendar CALENDAR =
      CalendarFiles.YearFile.published(CalendarFiles.read(List.of(CalendarFiles.SHIPPED)))
          .calendar(null);
  static final WorkingTime TIME = new WorkingTime(CALENDAR, LocalTime.of(17, 30));

  /** The published years as if they had no holidays: what a correction may come from or lead to. */
  static final WorkingTime WEEKENDS =
      new WorkingTime(
          new WorkingCalendar(
              IntStream.rangeClosed(2024, 2026)
                  .mapToObj(year -> new CalendarYear(year, null, "none", List.of()))
                  .toList(),
              List.of()),
          LocalTime.of(17, 30));

  private PublishedCalendar() {}
}
