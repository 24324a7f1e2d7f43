package io.onething.deadlines;

import static io.onething.deadlines.PublishedCalendar.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YearAtAGlanceTest {

  @Test
  void showsEveryDayOfThePublishedYear() {
    YearAtAGlance year = YearAtAGlance.of(CALENDAR, 2026);

    assertThat(year.published()).isTrue();
    assertThat(year.workingDays()).isEqualTo(248);
    assertThat(year.months().getFirst())
        .isEqualTo(new YearAtAGlance.Month(1, 21, "HHHMWWWWW--WWWWW--WWWWW--WWWWW-"));
    assertThat(year.months().get(9).days()).startsWith("HHHHHHHWWM-WWWWW--");
    assertThat(year.months().stream().mapToInt(YearAtAGlance.Month::workingDays).sum())
        .isEqualTo(248);
    assertThat(year.text().zh())
        .startsWith("2026年 248 个工作日。1月1日至3日元旦、2月15日至23日春节、")
        .contains("1月4日、2月14日、2月28日、5月9日、9月20日、10月10日调休上班。");
    assertThat(year.text().en())
        .startsWith("2026: 248 working days. Off: 1–3 January New Year's Day");
  }

  @Test
  void showsWeekendsAloneOfAYearThatIsNotPublished() {
    YearAtAGlance year = YearAtAGlance.of(CALENDAR, 2027);

    assertThat(year.published()).isFalse();
    assertThat(year.months().getFirst().days()).isEqualTo("W--WWWWW--WWWWW--WWWWW--WWWWW--");
    assertThat(year.text().zh()).isEqualTo("2027年 261 个工作日。");
  }

  @Test
  void namesTheDaysThatChange() {
    assertThat(YearAtAGlance.changes(CALENDAR, CALENDAR, 2026)).isEmpty();
    WorkingCalendar weekends =
        new WorkingCalendar(List.of(new CalendarYear(2026, null, "none", List.of())), List.of());
    assertThat(YearAtAGlance.changes(weekends, CALENDAR, 2026))
        .hasSize(39)
        .startsWith(new YearAtAGlance.ChangedDay(java.time.LocalDate.of(2026, 1, 1), "W", "H"))
        .contains(new YearAtAGlance.ChangedDay(java.time.LocalDate.of(2026, 10, 10), "-", "M"));
  }
}
