package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.cases.MilestoneReached;
import io.onething.cases.MilestoneReached.Moment;
import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.ClockLimit;
import io.onething.catalog.Catalog;
import io.onething.catalog.Catalogs;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ClockStoreIT {

  private static HikariDataSource pool;

  private final AdjustableClock clock = new AdjustableClock("2026-11-25T10:00");
  private final CaseId caseId = CaseId.random();
  private final ClockStore store = new ClockStore(JdbcClient.create(pool));
  private final Catalog catalog = Catalogs.of(bundle());
  private final List<Object> moved = new ArrayList<>();
  private final ClockKeeping keeping =
      new ClockKeeping(
          store,
          catalog,
          () -> PublishedCalendar.TIME,
          new Ladders(catalog, new LadderStore(JdbcClient.create(pool), new JdbcTemplate(pool))),
          moved::add);
  private final Deadlines deadlines =
      new Deadlines(keeping, store, id -> "talent-residency", () -> PublishedCalendar.TIME, clock);
  private final Clocks clocks = new Clocks(store, catalog, () -> PublishedCalendar.TIME, clock);

  @BeforeAll
  static void migrate() throws Exception {
    pool = TestDatabase.migratedPool();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void aClockBeginsWhenFirstAskedForAndKeepsItsBegin() {
    Date due = deadlines.due(caseId.toString(), "hrss-review");
    clock.set("2026-11-27T10:00");

    assertThat(due).isEqualTo(date("2026-12-02T17:30"));
    assertThat(deadlines.due(caseId.toString(), "hrss-review")).isEqualTo(due);
    assertThat(deadlines.at(caseId.toString(), "hrss-review", "3wd"))
        .isEqualTo(date("2026-11-30T17:30"));
    assertThat(deadlines.before(caseId.toString(), "hrss-review", "2wd"))
        .isEqualTo(date("2026-11-30T17:30"));
    assertThat(deadlines.before(caseId.toString(), "hrss-review", "9wd"))
        .isEqualTo(date("2026-11-25T10:00"));
    assertThat(clocks.of(caseId)).hasSize(1);
  }

  @Test
  void anUnknownClockIsRefusedByName() {
    assertThatThrownBy(() -> deadlines.due(caseId.toString(), "hrss-reveiw"))
        .hasMessage(
            "Clock 'hrss-reveiw' is not known to bundle talent-residency, expected one of [case, checks, hrss-review,"
                + " move-out] (clocks of its bundle.yaml)");
    assertThatThrownBy(() -> deadlines.at(caseId.toString(), "move-out", "3 days"))
        .hasMessage(
            "Limit '3 days' cannot be read, expected a number of 1 to 9999 and wd, d, h or min: 20wd");
    assertThat(clocks.of(caseId)).isEmpty();
  }

  @Test
  void theCaseClockStandsStillWhileTheOriginHasTheCase() {
    reach("Event_Accepted", Moment.ENTERED, Map.of("caseClock", "start"));
    assertThat(view("case").due()).isEqualTo(at("2026-12-23T17:30"));

    clock.set("2026-11-27T11:00");
    reach(
        "Task_MoveOut",
        Moment.ENTERED,
        Map.of("suspends", "EXTERNAL_AUTHORITY", "clock", "move-out"));
    clock.set("2026-12-01T11:00");

    ClockView still = view("case");
    assertThat(still.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(still.light()).isEqualTo(Light.GREY);
    assertThat(still.due()).isNull();
    assertThat(still.workingDaysLeft()).isEqualTo(19);
    assertThat(still.suspendedReason())
        .isEqualTo(new Localized("等待原籍迁出", "Waiting for the origin"));
    assertThat(still.dueText())
        .isEqualTo(
            new Localized(
                "暂停计时（等待原籍迁出）。恢复后剩余 19 个工作日。",
                "Stands still (Waiting for the origin). When it runs again, 19 working days will be left."));
    assertThat(view("move-out").light()).isEqualTo(Light.GREEN);

    reach(
        "Task_MoveOut", Moment.LEFT, Map.of("suspends", "EXTERNAL_AUTHORITY", "clock", "move-out"));
    assertThat(view("move-out").state()).isEqualTo(ClockState.STOPPED);
    ClockView again = view("case");
    assertThat(again.state()).isEqualTo(ClockState.RUNNING);
    assertThat(again.due()).isEqualTo(at("2026-12-25T17:30"));
    assertThat(again.dueText().zh())
        .isEqualTo("须于2026年12月25日 17:30前完成（自11月25日起 20 个工作日，当日不计）。11月27日至12月1日暂停计时（等待原籍迁出）。");
  }

  @Test
  void aStandstillIsToldWithTheDateBeforeAndAfter() {
    reach("Event_Accepted", Moment.ENTERED, Map.of("caseClock", "start"));
    clock.set("2026-11-27T11:00");
    Map<String, String> suspends = Map.of("suspends", "EXTERNAL_AUTHORITY");
    reach("Task_MoveOut", Moment.ENTERED, suspends);
    reach("Task_Other", Moment.ENTERED, suspends);
    clock.set("2026-12-01T11:00");
    reach("Task_MoveOut", Moment.LEFT, suspends);
    reach("Task_Other", Moment.LEFT, suspends);

    Due before = new Due(at("2026-12-23T17:30"), false);
    Due after = new Due(at("2026-12-25T17:30"), false);
    assertThat(moved)
        .containsExactly(
            new ClocksMoved(
                ClocksMoved.Cause.SUSPENDED,
                List.of(new ClocksMoved.Move(caseId, "case", 1, before, null))),
            new ClocksMoved(
                ClocksMoved.Cause.RESUMED,
                List.of(new ClocksMoved.Move(caseId, "case", 1, null, after))));
  }

  @Test
  void parallelActivitiesShareOneClockUntilTheLastIsLeft() {
    reach("Task_A", Moment.ENTERED, Map.of("clock", "checks"));
    reach("Task_B", Moment.ENTERED, Map.of("clock", "checks"));
    reach("Task_A", Moment.LEFT, Map.of("clock", "checks"));
    assertThat(view("checks").state()).isEqualTo(ClockState.RUNNING);

    reach("Task_B", Moment.LEFT, Map.of("clock", "checks"));
    assertThat(view("checks").state()).isEqualTo(ClockState.STOPPED);

    reach("Task_B", Moment.ENTERED, Map.of("clock", "checks"));
    assertThat(view("checks").run()).isEqualTo(2);
  }

  @Test
  void theOutcomeStopsEveryClock() {
    reach("Event_Accepted", Moment.ENTERED, Map.of("caseClock", "start"));
    reach(
        "Task_MoveOut",
        Moment.ENTERED,
        Map.of("suspends", "EXTERNAL_AUTHORITY", "clock", "move-out"));
    reach("Event_Withdrawn", Moment.ENTERED, Map.of("outcome", "WITHDRAWN"));
    reach(
        "Task_MoveOut", Moment.LEFT, Map.of("suspends", "EXTERNAL_AUTHORITY", "clock", "move-out"));

    assertThat(clocks.of(caseId)).extracting(ClockView::state).containsOnly(ClockState.STOPPED);
    assertThat(view("case").suspendedReason()).isNull();
  }

  @Test
  void aDateInAnUnpublishedYearIsMarked() {
    clock.set("2026-12-09T10:00");
    reach("Event_Accepted", Moment.ENTERED, Map.of("caseClock", "start"));

    assertThat(deadlines.shownDue(caseId.toString(), "case")).isEqualTo(date("2027-01-06T17:30"));
    assertThat(view("case").provisional()).isTrue();
    assertThat(view("case").dueText().zh()).endsWith("2027年放假安排尚未公布，此为暂定日期。");
    assertThat(view("case").promisedDue()).isEqualTo(at("2026-12-16T17:30"));
  }

  @Test
  void oneElementOpenTwiceStandsStillUntilBothAreLeft() {
    Map<String, String> suspends = Map.of("suspends", "EXTERNAL_AUTHORITY");
    reach("Task_MoveOut", Moment.ENTERED, suspends);
    assertThat(clocks.of(caseId)).as("nothing to suspend before acceptance").isEmpty();

    reach("Event_Accepted", Moment.ENTERED, Map.of("caseClock", "start"));
    reach("Task_MoveOut", Moment.ENTERED, suspends);
    reach("Task_MoveOut", Moment.ENTERED, suspends);
    reach("Task_MoveOut", Moment.LEFT, suspends);
    assertThat(view("case").state()).isEqualTo(ClockState.SUSPENDED);
    reach("Task_MoveOut", Moment.LEFT, suspends);
    assertThat(view("case").state()).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void twoThatAskAtOnceBeginOneRun() throws Exception {
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Date>> asks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        asks.add(() -> transaction.execute(status -> deadlines.due(caseId.toString(), "checks")));
      }
      for (Future<Date> answer : threads.invokeAll(asks)) {
        assertThat(answer.get()).isEqualTo(date("2026-11-26T17:30"));
      }
    }
    assertThat(clocks.of(caseId)).hasSize(1);
  }

  private void reach(String element, Moment moment, Map<String, String> declared) {
    keeping.on(
        new MilestoneReached(
            caseId,
            "440300-1",
            "talent-residency",
            element,
            moment,
            false,
            declared,
            clock.instant()));
  }

  private ClockView view(String name) {
    return clocks.of(caseId, name).orElseThrow();
  }

  private static Date date(String civil) {
    return Date.from(at(civil));
  }

  private static Bundle bundle() {
    Map<String, ClockLimit> limits = new LinkedHashMap<>();
    limits.put("case", Bundles.limit("20wd", "5wd"));
    limits.put("checks", Bundles.limit("1wd", null));
    limits.put("hrss-review", Bundles.limit("5wd", null));
    limits.put("move-out", Bundles.limit("20wd", null));
    return Bundles.withClocks("talent-residency", limits);
  }
}
