package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningClockTest {

  private static final ClockLedger ACCEPTED = ClockLedger.startedAt(at("2026-11-23T10:00"));

  @ParameterizedTest(name = "{0} at {1}: {2}, {3} left")
  @CsvSource({
    "5wd, 2026-11-23T10:00, GREEN, 5",
    "5wd, 2026-11-26T17:29, GREEN, 3",
    "5wd, 2026-11-27T17:29, GREEN, 2",
    "5wd, 2026-11-27T17:30, YELLOW, 1",
    "5wd, 2026-11-30T17:30, YELLOW, 0",
    "5wd, 2026-11-30T17:30:01, RED, 0",
    "5wd, 2026-12-20T10:00, RED, 0",
    "20wd, 2026-12-11T17:30, GREEN, 6",
    "20wd, 2026-12-14T17:30, YELLOW, 5",
    "1wd, 2026-11-23T23:00, GREEN, 1",
    "1wd, 2026-11-24T00:00, YELLOW, 1",
    "1wd, 2026-11-24T18:00, RED, 0",
    "10d, 2026-11-30T17:30, GREEN, 3",
    "10d, 2026-12-01T17:30, YELLOW, 2",
    "24h, 2026-11-24T03:59, GREEN, 1",
    "24h, 2026-11-24T04:00, YELLOW, 1",
    "24h, 2026-11-24T10:01, RED, 1",
    "10min, 2026-11-23T10:07:30, YELLOW, 1",
  })
  void showsItsLight(String limit, String now, Light light, int left) {
    RunningClock clock = clock(limit, ACCEPTED);

    assertThat(clock.light(TIME, at(now))).isEqualTo(light);
    assertThat(clock.workingDaysLeft(TIME, at(now))).isEqualTo(left);
  }

  /** Hour by hour, also over a suspension and the days off around New Year. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"1wd", "2wd", "3wd", "5wd", "20wd", "1d", "2d", "10d", "15d"})
  void isYellowFromThreeQuartersOrTheLastDayButOneOn(String limit) {
    RunningClock clock =
        clock(
            limit,
            ClockLedger.startedAt(at("2025-12-22T10:00"))
                .suspended(suspension("A", "2025-12-23T09:00"))
                .resumed("R", "A", at("2025-12-25T09:00")));
    Limit budget = clock.budget();
    Instant due = clock.due(TIME).orElseThrow().at();
    for (Instant now = at("2025-12-25T09:00");
        !now.isAfter(due);
        now = now.plus(Duration.ofMinutes(30))) {
      int used = TIME.daysUsed(clock.ledger(), budget, now);
      boolean nearly =
          used * 4 >= budget.count() * 3
              || (budget.count() > 1 && budget.count() - used <= 1)
              || CityTime.dateOf(now).equals(CityTime.dateOf(due));
      assertThat(clock.light(TIME, now))
          .as("%s", now)
          .isEqualTo(nearly ? Light.YELLOW : Light.GREEN);
    }
  }

  @Test
  void isGreyWithoutADateWhileItStandsStill() {
    RunningClock clock = clock("5wd", ACCEPTED.suspended(suspension("A", "2026-11-24T18:00")));

    assertThat(clock.light(TIME, at("2026-12-30T10:00"))).isEqualTo(Light.GREY);
    assertThat(clock.due(TIME)).isEmpty();
    assertThat(clock.promisedDue(TIME)).isEmpty();
    assertThat(clock.workingDaysLeft(TIME, at("2026-12-30T10:00"))).isEqualTo(4);
  }

  @Test
  void runsAgainWhenTheLastSuspensionEnds() {
    ClockLedger both =
        ACCEPTED
            .suspended(suspension("A", "2026-11-24T09:00"))
            .suspended(suspension("B", "2026-11-25T09:00"));
    ClockLedger one = both.resumed("R", "A", at("2026-11-26T09:00"));

    assertThat(clock("5wd", one).state()).isEqualTo(ClockState.SUSPENDED);
    ClockLedger none = one.resumed("R", "B", at("2026-11-27T09:00"));
    assertThat(clock("5wd", none).due(TIME)).contains(new Due(at("2026-12-03T17:30"), false));
    assertThat(none.suspended(at("2026-12-01T10:00"))).isEqualTo(Duration.ofDays(3));
    assertThat(none.net(at("2026-12-01T10:00"))).isEqualTo(Duration.ofDays(5));
  }

  @Test
  void keepsItsDateWhenItHasEnded() {
    RunningClock clock =
        clock(
            "5wd",
            ACCEPTED
                .suspended(suspension("A", "2026-11-24T18:00"))
                .stopped(at("2026-11-25T09:00")));

    assertThat(clock.state()).isEqualTo(ClockState.STOPPED);
    assertThat(clock.light(TIME, at("2027-03-01T10:00"))).isEqualTo(Light.GREY);
    assertThat(clock.due(TIME)).contains(new Due(at("2026-11-30T17:30"), false));
    assertThat(clock.ledger().gross(at("2027-03-01T10:00"))).isEqualTo(Duration.ofHours(47));
  }

  @Test
  void refusesASuspensionBeforeItsBeginOrAfterItsEnd() {
    assertThatThrownBy(() -> ACCEPTED.suspended(suspension("A", "2026-11-23T09:59")))
        .hasMessage(
            "Suspension for R begins 2026-11-23T01:59:00Z, expected not before the clock's begin 2026-11-23T02:00:00Z");
    assertThatThrownBy(
            () ->
                ACCEPTED
                    .stopped(at("2026-11-24T09:00"))
                    .suspended(suspension("A", "2026-11-25T09:00")))
        .hasMessage("Clock ended 2026-11-24T01:00:00Z, expected an open clock to suspend for R");
  }

  @ParameterizedTest(name = "{0} and {1} after {2} = {3}")
  @CsvSource({
    // 行政许可法 art. 42: twenty days and ten, forty-five and fifteen
    "20wd, 10wd, 2026-09-24T10:00, 2026-11-12T17:30",
    "45wd, 15wd, 2026-09-24T10:00, 2026-12-24T17:30",
    "10d, 5d, 2026-11-23T10:00, 2026-12-08T17:30",
    "24h, 12h, 2026-11-23T10:00, 2026-11-24T22:00",
  })
  void timeThatIsAddedCountsLikeTheLimit(
      String limit, String added, String start, String expected) {
    ClockLedger ledger = ClockLedger.startedAt(at(start)).extended(extension(added));

    assertThat(clock(limit, ledger).due(TIME)).contains(new Due(at(expected), false));
    assertThat(clock(limit, ledger).promisedDue(TIME))
        .as("the promise stays as it was")
        .isEqualTo(clock(limit, ClockLedger.startedAt(at(start))).promisedDue(TIME));
  }

  @Test
  void anExtendedClockIsGreenAgain() {
    Instant lastDay = at("2026-11-30T16:00");
    assertThat(clock("5wd", ACCEPTED).light(TIME, lastDay)).isEqualTo(Light.YELLOW);

    RunningClock extended = clock("5wd", ACCEPTED.extended(extension("5wd")));
    assertThat(extended.light(TIME, lastDay)).isEqualTo(Light.GREEN);
    assertThat(extended.workingDaysLeft(TIME, lastDay)).isEqualTo(6);
  }

  @Test
  void timeIsAddedInTheUnitOfTheLimitAlone() {
    assertThatThrownBy(() -> clock("20wd", ACCEPTED.extended(extension("10d"))).due(TIME))
        .hasMessage("'10d' cannot be added to 20wd, expected the same unit");
    assertThatThrownBy(() -> ACCEPTED.stopped(at("2026-11-24T09:00")).extended(extension("10wd")))
        .hasMessage("Clock ended 2026-11-24T01:00:00Z, expected an open clock to extend by 10wd");
  }

  @Test
  void namesTheTimeThatWasAddedAndWhatDidNotCount() {
    ClockLedger ledger =
        ClockLedger.startedAt(at("2026-09-24T10:00"))
            .extended(extension("10wd"))
            .suspended(
                new Suspension(
                    "HEARING",
                    "Task_Hearing",
                    Article45.BASIS,
                    null,
                    at("2026-10-12T00:00"),
                    at("2026-10-14T00:00")));

    assertThat(
            new DueExplanation(clock("20wd", ledger), TIME, StandstillReasons::name)
                .text(at("2026-10-20T10:00")))
        .isEqualTo(
            new Localized(
                "须于2026年11月16日 17:30前完成（自9月24日起 30 个工作日，当日不计）。9月25日至27日中秋节、10月1日至7日国庆节放假。10月10日调休上班。"
                    + "其中 10 个工作日系经批准延长（案情复杂，《中华人民共和国行政许可法》第四十二条）。"
                    + "10月12日至13日暂停计时（听证，《中华人民共和国行政许可法》第四十五条）。",
                "Due by 16 November 2026, 17:30 (30 working days after 24 September, which does not count). Off: 25–27"
                    + " September Mid-Autumn Festival, 1–7 October National Day. Worked to make up: 10 October. Of these,"
                    + " 10 working days were added with approval (案情复杂, 《中华人民共和国行政许可法》第四十二条). Stood still 12–13"
                    + " October (hearing, 《中华人民共和国行政许可法》第四十五条)."));
  }

  @Test
  void saysWhyItIsDueThen() {
    assertThat(text("7wd", ClockLedger.startedAt(at("2026-09-24T10:00"))))
        .isEqualTo(
            new Localized(
                "须于2026年10月12日 17:30前完成（自9月24日起 7 个工作日，当日不计）。9月25日至27日中秋节、10月1日至7日国庆节放假。10月10日调休上班。",
                "Due by 12 October 2026, 17:30 (7 working days after 24 September, which does not count). Off: 25–27"
                    + " September Mid-Autumn Festival, 1–7 October National Day. Worked to make up: 10 October."));
    assertThat(text("5wd", ClockLedger.startedAt(at("2026-12-25T18:00"))))
        .isEqualTo(
            new Localized(
                "须于2027年1月4日 17:30前完成（自12月28日起 5 个工作日，当日不计）。非对外服务时间收到，视为12月28日收到。"
                    + "2027年放假安排尚未公布，此为暂定日期。",
                "Due by 4 January 2027, 17:30 (5 working days after 28 December, which does not count). Received outside"
                    + " counter hours, which counts as received on 28 December. The holidays of 2027 are not published"
                    + " yet: this date is provisional."));
    assertThat(text("10min", ACCEPTED).zh()).isEqualTo("须于2026年11月23日 10:10前完成（10 分钟）。");
    assertThat(text("5wd", ACCEPTED.stopped(at("2026-11-24T09:00"))).zh())
        .isEqualTo("已于2026年11月24日 09:00结束计时。");
  }

  private static Localized text(String limit, ClockLedger ledger) {
    return new DueExplanation(clock(limit, ledger), TIME, code -> new Localized(code, code))
        .text(at("2026-11-25T10:00"));
  }

  private static RunningClock clock(String limit, ClockLedger ledger) {
    return new RunningClock(
        "talent-residency", "case", 1, Limit.parse(limit), Limit.parse("3wd"), ledger);
  }

  private static Extension extension(String added) {
    return new Extension(
        Limit.parse(added),
        "案情复杂",
        Article42.Approver.HEAD_OF_AUTHORITY.name(),
        Article42.BASIS,
        at("2026-11-24T09:00"));
  }

  private static Suspension suspension(String element, String from) {
    return new Suspension("R", element, null, null, at(from), null);
  }
}
