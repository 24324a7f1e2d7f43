package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is special about the days of a stretch.
 *
 * @param off holidays with their days: 10月1日至7日国庆节
 * @param madeUp weekend days that are worked
 */
record DayNotes(List<Localized> off, List<Localized> madeUp) {

  /** The notes on the days after the first and not after the second. */
  static DayNotes of(WorkingCalendar calendar, LocalDate after, LocalDate through) {
    List<Localized> off = new ArrayList<>();
    List<Localized> madeUp = new ArrayList<>();
    for (LocalDate day = after.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
      if (calendar.makeUpOn(day).isPresent()) {
        madeUp.add(CivilDates.day(day));
      }
      Optional<Localized> holiday = calendar.holidayOn(day);
      if (holiday.isPresent()) {
        LocalDate last = day;
        while (last.isBefore(through) && calendar.holidayOn(last.plusDays(1)).equals(holiday)) {
          last = last.plusDays(1);
        }
        Localized range = CivilDates.range(day, last);
        off.add(
            new Localized(range.zh() + holiday.get().zh(), range.en() + " " + holiday.get().en()));
        day = last;
      }
    }
    return new DayNotes(off, madeUp);
  }
}
