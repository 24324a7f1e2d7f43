package io.onething.deadlines;

import static io.onething.deadlines.PublishedCalendar.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  @ParameterizedTest(name = "{0} + {1} working days = {2}")
  @CsvSource({
    "2024-02-08, 3, 2024-02-19",
    "2025-01-24, 5, 2025-02-07",
    "2025-04-30, 5, 2025-05-12",
    "2025-09-26, 5, 2025-10-10",
    "2026-02-13, 3, 2026-02-25",
    "2026-02-13, 5, 2026-02-27",
    "2026-09-18, 4, 2026-09-23",
    "2026-09-24, 4, 2026-10-08",
    "2026-09-30, 3, 2026-10-10",
    "2026-01-02, 1, 2026-01-04",
    "2026-11-23, 7, 2026-12-02",
    "2026-11-20, 20, 2026-12-18",
    "2026-09-24, 7, 2026-10-12",
  })
  void countsWorkingDays(LocalDate day, int count, LocalDate expected) {
    assertThat(CALENDAR.plus(day, count)).isEqualTo(expected);
    assertThat(CALENDAR.between(day, expected)).isEqualTo(count);
  }

  @ParameterizedTest(name = "{0} has {1} working days")
  @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
  void aYearHasAsManyWorkingDaysAsPublished(int year, int expected) {
    assertThat(CALENDAR.between(LocalDate.of(year - 1, 12, 31), LocalDate.of(year, 12, 31)))
        .isEqualTo(expected);
  }

  @Test
  void newYearsEveOf2024WasWorked() {
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2024, 2, 9))).isTrue();
  }

  @Test
  void knowsOnlyWeekendsPastTheLastPublishedYear() {
    assertThat(CALENDAR.isPublished(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(CALENDAR.isPublished(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(CALENDAR.isPublished(LocalDate.of(2023, 12, 31))).isFalse();
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2027, 1, 1))).isTrue();
    assertThat(CALENDAR.isWorkingDay(LocalDate.of(2027, 1, 2))).isFalse();
    assertThat(CALENDAR.lastPublishedYear()).isEqualTo(2026);
  }

  @Test
  void aDayOffMovesOnToTheNextWorkingDay() {
    assertThat(CALENDAR.onOrAfter(LocalDate.of(2026, 10, 1))).isEqualTo(LocalDate.of(2026, 10, 8));
    assertThat(CALENDAR.onOrAfter(LocalDate.of(2026, 10, 10)))
        .isEqualTo(LocalDate.of(2026, 10, 10));
  }
}
