package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days off and the make-up workdays of one year, as the State Council publishes them; one file
 * {@code CN-<year>.yaml}.
 *
 * @param source the notice that it was taken from
 */
public record CalendarYear(int year, String source, List<Holiday> holidays) {

  public CalendarYear {
    holidays = holidays == null ? List.of() : List.copyOf(holidays);
  }

  /**
   * One holiday.
   *
   * @param from the first day off
   * @param to the last day off
   * @param makeUp weekend days that are worked in exchange
   */
  public record Holiday(
      Localized names, LocalDate from, LocalDate to, @Nullable List<LocalDate> makeUp) {

    public Holiday {
      makeUp = makeUp == null ? List.of() : List.copyOf(makeUp);
    }

    /** The days off, first to last; none if {@code to} lies before {@code from}. */
    List<LocalDate> daysOff() {
      return to.isBefore(from) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
    }

    List<LocalDate> makeUpDays() {
      return makeUp == null ? List.of() : makeUp;
    }
  }
}
