package io.onething.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.deadlines.PublishedCalendar;
import io.onething.deadlines.WorkingCalendar;
import io.onething.departments.OpeningHours;
import io.onething.shared.CityTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningTimesTest {

  private static final WorkingCalendar CALENDAR = PublishedCalendar.CALENDAR;
  private static final OpeningHours OFFICE =
      new OpeningHours(true, LocalTime.of(9, 0), LocalTime.of(18, 0));
  private static final OpeningHours SHOP =
      new OpeningHours(false, LocalTime.of(9, 0), LocalTime.of(18, 0));

  @ParameterizedTest
  @CsvSource({
    "2026-09-01T08:59:59, false", // a Tuesday
    "2026-09-01T09:00:00, true",
    "2026-09-01T17:59:59, true",
    "2026-09-01T18:00:00, false",
    "2026-09-05T10:00:00, false", // a Saturday
    "2026-09-20T10:00:00, true", // a Sunday that is worked
    "2026-10-01T10:00:00, false", // National Day
  })
  void anOfficeIsOpenOnWorkingDaysByThePublishedCalendar(LocalDateTime civil, boolean open) {
    assertThat(OpeningTimes.isOpen(OFFICE, CALENDAR, instant(civil))).isEqualTo(open);
  }

  @Test
  void anInterfaceMayBeOpenEveryDay() {
    assertThat(
            OpeningTimes.isOpen(SHOP, CALENDAR, instant(LocalDateTime.parse("2026-10-01T10:00"))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-09-01T08:00, 2026-09-01T09:00",
    "2026-09-01T10:30, 2026-09-01T10:30",
    "2026-09-01T18:00, 2026-09-02T09:00",
    "2026-09-04T18:00, 2026-09-07T09:00", // over a weekend
    "2026-09-19T12:00, 2026-09-20T09:00", // to a Sunday that is worked
    "2026-09-30T18:00, 2026-10-08T09:00", // over National Day
  })
  void opensNextWhenTheOfficeDoes(LocalDateTime now, LocalDateTime next) {
    assertThat(OpeningTimes.opens(OFFICE, CALENDAR, instant(now))).isEqualTo(instant(next));
  }

  @Test
  void saysUntilWhenInWordsOfTheCity() {
    Instant until = instant(LocalDateTime.parse("2026-10-08T09:00"));

    assertThat(new Pause(Pause.Reason.CLOSED, until).text().zh())
        .isEqualTo("部门非工作时间，10月8日 09:00 起办理");
    assertThat(new Pause(Pause.Reason.SPENT, until).text().zh())
        .isEqualTo("部门今日办理名额已满，10月8日 09:00 起继续办理");
    assertThat(new Pause(Pause.Reason.CLOSED, until).text().en())
        .isEqualTo("Outside the department's hours; handled from 8 October, 09:00");
  }

  private static Instant instant(LocalDateTime civil) {
    return civil.atZone(CityTime.ZONE).toInstant();
  }
}
