package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

  @ParameterizedTest(name = "{0} + {1} = {2}")
  @CsvSource({
    "2026-09-24T10:00, 7wd, 2026-10-12T17:30",
    "2026-11-25T10:00, 20wd, 2026-12-23T17:30",
    // at closing time it is still today, a second later it is tomorrow
    "2026-11-25T17:30, 1wd, 2026-11-26T17:30",
    "2026-11-25T17:30:01, 1wd, 2026-11-27T17:30",
    "2026-11-25T03:00, 1wd, 2026-11-26T17:30",
    // a day off counts as the next working day, which does not count itself
    "2026-11-28T10:00, 1wd, 2026-12-01T17:30",
    "2026-10-01T10:00, 1wd, 2026-10-09T17:30",
    // a make-up Saturday is a day like any other
    "2026-10-10T10:00, 1wd, 2026-10-12T17:30",
    // natural days: the last one moves on when it is off
    "2026-11-25T10:00, 2d, 2026-11-27T17:30",
    "2026-11-25T10:00, 3d, 2026-11-30T17:30",
    "2026-09-24T10:00, 7d, 2026-10-08T17:30",
    "2026-09-30T10:00, 10d, 2026-10-10T17:30",
    // spans know no days off
    "2026-10-01T22:15, 24h, 2026-10-02T22:15",
    "2026-11-25T23:55, 10min, 2026-11-26T00:05",
  })
  void findsTheEndOfALimit(String start, String limit, String expected) {
    assertThat(TIME.plus(at(start), Limit.parse(limit))).isEqualTo(at(expected));
  }

  @Test
  void aDatePastTheLastPublishedYearIsProvisional() {
    assertThat(TIME.due(at("2026-12-24T10:00"), Limit.parse("5wd")))
        .isEqualTo(new Due(at("2026-12-31T17:30"), false));
    assertThat(TIME.due(at("2026-12-24T10:00"), Limit.parse("6wd")))
        .isEqualTo(new Due(at("2027-01-01T17:30"), true));
    assertThat(TIME.due(at("2026-12-31T20:00"), Limit.parse("24h")).provisional()).isFalse();
  }

  @Test
  void aDayCountsOnlyIfTheClockRunsAtItsClosingHour() {
    Instant start = at("2026-09-24T10:00");
    Limit limit = Limit.parse("7wd");

    assertThat(due(start, limit, "2026-09-28T09:00", "2026-09-30T23:00"))
        .isEqualTo(at("2026-10-15T17:30"));
    assertThat(due(start, limit, "2026-09-28T09:00", "2026-09-30T17:29"))
        .isEqualTo(at("2026-10-14T17:30"));
    assertThat(due(start, limit, "2026-09-28T17:31", "2026-09-29T17:29"))
        .isEqualTo(at("2026-10-12T17:30"));
    assertThat(due(start, limit, "2026-09-28T17:30", "2026-09-28T17:31"))
        .isEqualTo(at("2026-10-13T17:30"));
    assertThat(due(start, limit, "2026-09-28T09:00", "2026-09-28T17:30"))
        .isEqualTo(at("2026-10-12T17:30"));
    assertThat(due(start, limit, "2026-10-01T00:00", "2026-10-07T23:00"))
        .isEqualTo(at("2026-10-12T17:30"));
  }

  @Test
  void anHourClockLosesExactlyTheIntervals() {
    Instant start = at("2026-11-25T10:00");

    assertThat(due(start, Limit.parse("24h"), "2026-11-25T12:00", "2026-11-27T13:00"))
        .isEqualTo(at("2026-11-28T11:00"));
    assertThat(due(start, Limit.parse("24h"), "2026-11-26T10:00", "2026-11-27T13:00"))
        .isEqualTo(at("2026-11-26T10:00"));
  }

  @Test
  void aMovedOnDayNeedsARunningClockToo() {
    assertThat(
            due(at("2026-11-25T10:00"), Limit.parse("3d"), "2026-11-30T09:00", "2026-12-01T18:00"))
        .isEqualTo(at("2026-12-02T17:30"));
  }

  @Test
  void thereIsNoDueDateWhileTheClockStandsStill() {
    ClockLedger ledger =
        ClockLedger.startedAt(at("2026-11-25T10:00"))
            .suspended(suspension("2026-11-27T10:00", null));

    for (String limit : List.of("2wd", "3d", "72h")) {
      assertThat(TIME.due(ledger, Limit.parse(limit))).as(limit).isEmpty();
    }
    assertThat(TIME.due(ledger.resumedAt(at("2026-11-30T09:00")), Limit.parse("2wd")))
        .contains(new Due(at("2026-11-30T17:30"), false));
  }

  private static Instant due(Instant start, Limit limit, String from, String to) {
    return TIME.due(ClockLedger.startedAt(start).suspended(suspension(from, to)), limit)
        .orElseThrow()
        .at();
  }

  private static Suspension suspension(String from, String to) {
    return new Suspension(
        "EXTERNAL_AUTHORITY", "Task_MoveOut", null, null, at(from), to == null ? null : at(to));
  }
}
