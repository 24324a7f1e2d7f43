package io.onething.deadlines;

import java.time.LocalTime;
import java.util.List;

/** The calendar that is shipped, read once. */
public final class PublishedCalendar {

  public static final WorkingCalendar CALENDAR =
      CalendarFiles.YearFile.published(CalendarFiles.read(List.of(CalendarFiles.SHIPPED)))
          .calendar(null);
  static final WorkingTime TIME = new WorkingTime(CALENDAR, LocalTime.of(17, 30));

  private PublishedCalendar() {}
}
