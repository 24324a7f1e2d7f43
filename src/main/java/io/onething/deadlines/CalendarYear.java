package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The days off and the make-up workdays of one year: of the nation as the State Council publishes
 * them in {@code CN-<year>.yaml}, or what a region does otherwise in {@code
 * CN-<region>-<year>.yaml}.
 *
 * @param region the area code of the region (GB/T 2260): {@code 450000}; null for the nation
 * @param source the notice that it was taken from
 */
public record CalendarYear(
    int year, @Nullable String region, String source, List<Holiday> holidays) {

  public CalendarYear {
    holidays = holidays == null ? List.of() : List.copyOf(holidays);
  }

  /** What people call it and what its file is named after: {@code CN-2027}, CN-450000-2027. */
  String name() {
    return "CN-" + (region == null ? "" : region + "-") + year;
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
