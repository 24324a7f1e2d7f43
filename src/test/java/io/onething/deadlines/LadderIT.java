package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.catalog.Catalog;
import io.onething.deadlines.RungJournal.Effect;
import io.onething.shared.CaseId;
import io.onething.testing.CaseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ladder of the shipped bundle on a real database: 50%, 75%, one day left, due, each day. */
class LadderIT {

  private static final AdjustableClock CLOCK = new AdjustableClock("2026-03-02T10:00");
  private static final List<String> BEFORE_DUE = List.of("50%", "75%", "1wd left");

  private static CaseContext context;

  private CaseId caseId;

  /** What happens when a rung is reached, after it has done what it does. */
  static final class Mishap {
    private volatile Runnable happens = () -> {};
    private volatile String at = "";
    private final ApplicationEventPublisher events;

    Mishap(ApplicationEventPublisher events) {
      this.events = events;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(RungReached rung) {
      if (rung.rung().equals(at)) {
        happens.run();
      }
    }
  }

  static class Trial {
    @Bean
    Mishap mishap(ApplicationEventPublisher events) {
      return new Mishap(events);
    }
  }

  @BeforeAll
  static void start() {
    context = CaseContext.start(CLOCK, Trial.class);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void accept() {
    CLOCK.set("2026-03-02T10:00");
    mishap().at = "";
    for (String table :
        List.of(
            "clock_rung_effect",
            "clock_rung",
            "clock_next_rung",
            "clock_extension",
            "clock_suspension",
            "clock",
            "outbox")) {
      jdbc().sql("DELETE FROM " + table).update();
    }
    caseId = accepted();
  }

  @Test
  void eachRungFiresOnceAtItsTimeAndTellsWhomItNames() {
    assertThat(sweepAt("2026-03-16T17:29")).isZero();
    assertThat(sweepAt("2026-03-16T17:30")).isEqualTo(1);
    assertThat(sweepAt("2026-03-16T17:31")).isZero();
    sweepAt("2026-03-23T17:30");
    sweepAt("2026-03-27T17:31");
    sweepAt("2026-03-30T17:30");
    sweepAt("2026-03-31T17:30");

    assertThat(rungs(caseId))
        .containsExactly("50% 1", "75% 1", "1wd left 1", "due 1", "each day overdue 1");
    assertThat(context.bean(RungJournal.class).of(caseId))
        .filteredOn(entry -> entry.effect() == Effect.NOTIFIED)
        .extracting(entry -> entry.rung() + " -> " + entry.whom())
        .containsExactly(
            "50% -> hrss-clerks",
            "75% -> hrss-clerks",
            "75% -> hrss-section-heads",
            "1wd left -> hrss-clerks",
            "1wd left -> hrss-deputy-leaders",
            "1wd left -> hrss-section-heads",
            "due -> hrss-clerks",
            "due -> hrss-section-heads",
            "each day overdue -> hrss-clerks",
            "each day overdue -> hrss-section-heads");
    assertThat(context.bean(RungJournal.class).of(caseId))
        .filteredOn(entry -> entry.effect() == Effect.RAISED)
        .extracting(RungJournal.Entry::whom)
        .containsExactly("centre-directors");
    assertThat(told()).hasSize(11).first().isEqualTo("CLOCK_USED hrss-clerks");
  }

  @Test
  void afterAnOutageEveryMissedRungFiresInOrderAndShowsHowLateItIs() {
    sweepAt("2026-04-02T09:00");

    assertThat(rungs(caseId))
        .containsExactly(
            "50% 1", "75% 1", "1wd left 1", "due 1", "each day overdue 1", "each day overdue 2");
    assertThat(context.bean(RungJournal.class).of(caseId).getFirst())
        .satisfies(
            entry -> {
              assertThat(entry.at()).isEqualTo(at("2026-03-16T17:30"));
              assertThat(entry.firedAt()).isEqualTo(at("2026-04-02T09:00"));
            });
  }

  @Test
  void afterALongOutageTheMissedDaysAreToldAtOnceAndRecordedOneByOne() {
    sweepAt("2026-03-31T17:30");
    jdbc().sql("DELETE FROM outbox").update();

    // Nine working days, with the holiday of 4 to 6 April among them.
    assertThat(sweepAt("2026-04-14T09:00")).isEqualTo(8);

    assertThat(rungs(caseId))
        .endsWith(
            "each day overdue 2",
            "each day overdue 3",
            "each day overdue 4",
            "each day overdue 5",
            "each day overdue 6",
            "each day overdue 7",
            "each day overdue 8",
            "each day overdue 9");
    assertThat(told())
        .containsExactly("CLOCK_OVERDUE hrss-clerks", "CLOCK_OVERDUE hrss-section-heads");
    assertThat(
            jdbc()
                .sql("SELECT JSON_VALUE(params, '$.count') FROM outbox WHERE audience = 'STAFF'")
                .query(String.class)
                .list())
        .containsOnly("9");
  }

  @Test
  void theDaysOfASuspensionThatWereMissedAreToldAtOnceToo() {
    CLOCK.set("2026-03-04T10:00");
    acts()
        .suspend(
            caseId,
            "case",
            new ClockActs.NewSuspension("HEARING", "Task_Hearing", null, at("2026-03-13T12:00")));

    sweepAt("2026-03-19T09:00");

    assertThat(rungs(caseId))
        .containsExactly(
            "expected end 1",
            "each day past expected end 1",
            "each day past expected end 2",
            "each day past expected end 3",
            "each day past expected end 4");
    assertThat(told())
        .filteredOn(each -> each.startsWith("SUSPENSION_OVERDUE"))
        .containsExactly("SUSPENSION_OVERDUE hrss-clerks", "SUSPENSION_OVERDUE hrss-section-heads");
  }

  @Test
  void nothingFiresTwiceWhenTheClockIsSetBack() {
    sweepAt("2026-03-24T09:00");
    assertThat(sweepAt("2026-03-03T09:00")).isZero();
    assertThat(sweepAt("2026-03-24T09:00")).isZero();
    sweepAt("2026-03-28T09:00");
    assertThat(rungs(caseId)).containsExactly("50% 1", "75% 1", "1wd left 1");
  }

  @Test
  void aClockThatStandsStillFiresNothingButItsOwnReminders() {
    CLOCK.set("2026-03-04T10:00");
    acts()
        .suspend(
            caseId,
            "case",
            new ClockActs.NewSuspension("HEARING", "Task_Hearing", null, at("2026-03-13T12:00")));
    assertThat(sweepAt("2026-03-13T11:59")).isZero();
    sweepAt("2026-03-13T12:00");
    sweepAt("2026-03-13T17:30");
    sweepAt("2026-03-16T17:30");
    assertThat(rungs(caseId))
        .containsExactly(
            "expected end 1", "each day past expected end 1", "each day past expected end 2");
    assertThat(told())
        .contains("SUSPENSION_UP hrss-clerks", "SUSPENSION_OVERDUE hrss-section-heads");

    CLOCK.set("2026-03-17T10:00");
    acts().resume(caseId, "case", "HEARING");
    // One of twenty days was used when it stopped.
    assertThat(sweepAt("2026-03-27T17:29")).isZero();
    assertThat(sweepAt("2026-03-27T17:30")).isEqualTo(1);
  }

  @Test
  void afterAnExtensionWhatHasFiredDoesNotFireAgain() {
    sweepAt("2026-03-24T09:00");
    acts()
        .extend(
            caseId,
            "case",
            new ClockActs.NewExtension(
                Limit.parse("10wd"), "案情复杂", Article42.Approver.HEAD_OF_AUTHORITY));
    assertThat(sweepAt("2026-04-13T09:00")).isZero();
    sweepAt("2026-04-14T17:30");
    assertThat(rungs(caseId)).containsExactly("50% 1", "75% 1", "1wd left 1", "due 1");
  }

  @Test
  void aClockThatHasEndedFiresNothing() {
    context.reach(caseId, "Event_Settled", Map.of("outcome", "APPROVED"));
    assertThat(sweepAt("2026-05-30T09:00")).isZero();
    assertThat(jdbc().sql("SELECT COUNT(*) FROM clock_next_rung").query(Long.class).single())
        .isZero();
  }

  @Test
  void aProvisionalDateFiresNothing() {
    CLOCK.set("2026-12-21T10:00");
    CaseId late = accepted();
    // The tenth day lies in 2027, and so does the last.
    assertThat(sweepAt("2027-03-01T09:00")).isPositive();
    assertThat(rungs(late)).isEmpty();
  }

  @Test
  void aServerThatDiesInTheMiddleLeavesNothingHalfDone() {
    JdbcClient another = JdbcClient.create(context.bean(DataSource.class));
    mishap().at = "1wd left";
    mishap().happens =
        () -> {
          Long connection = jdbc().sql("SELECT CONNECTION_ID()").query(Long.class).single();
          runElsewhere(() -> another.sql("KILL " + connection).update());
          jdbc().sql("SELECT 1").query(Integer.class).single();
        };

    assertThat(sweepAt("2026-03-28T09:00")).isZero();
    assertThat(rungs(caseId)).isEmpty();
    assertThat(told()).isEmpty();

    mishap().at = "";
    assertThat(sweepAt("2026-03-28T09:01")).isEqualTo(3);
    assertThat(rungs(caseId)).containsExactly("50% 1", "75% 1", "1wd left 1");
    assertThat(told()).hasSize(6);
  }

  @Test
  void aCaseThatSomebodyHoldsIsPassedOver() {
    CaseId other = accepted();
    context.inTransaction(
        () -> {
          context.bean(CaseFiles.class).lock(caseId);
          runElsewhere(() -> assertThat(sweepAt("2026-03-16T17:30")).isEqualTo(1));
        });
    assertThat(rungs(other)).hasSize(1);
    assertThat(rungs(caseId)).isEmpty();
    assertThat(sweepAt("2026-03-16T17:31")).isEqualTo(1);
  }

  @Test
  void openClocksArePutOnTheLaddersOfANewRelease() {
    jdbc().sql("DELETE FROM clock_next_rung").update();
    jdbc().sql("DELETE FROM ladder_taken_up").update();
    assertThat(sweepAt("2026-03-16T17:30")).isZero();

    takeUp();
    assertThat(sweepAt("2026-03-16T17:31")).isEqualTo(1);
    assertThat(rungs(caseId)).hasSize(1);

    jdbc().sql("DELETE FROM clock_next_rung").update();
    takeUp();
    assertThat(jdbc().sql("SELECT COUNT(*) FROM clock_next_rung").query(Long.class).single())
        .as("these ladders were taken up before")
        .isZero();
  }

  @Test
  void aThousandClocksAndTwoServersThatWereDownOverThreeRungs() throws Exception {
    List<CaseId> all = new ArrayList<>(List.of(caseId));
    while (all.size() < 1000) {
      all.add(accepted());
    }
    CLOCK.set("2026-03-28T09:00");
    LadderSweep one = sweep();
    LadderSweep other = sweep();
    int fired = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Integer>> both = List.of(one::round, other::round);
      for (Future<Integer> each : threads.invokeAll(both)) {
        fired += each.get();
      }
    }
    fired += one.round();

    assertThat(fired).isEqualTo(3000);
    assertThat(
            jdbc()
                .sql(
                    "SELECT GROUP_CONCAT(rung ORDER BY id SEPARATOR ', ') FROM clock_rung"
                        + " GROUP BY clock_id")
                .query(String.class)
                .list())
        .hasSize(1000)
        .containsOnly(String.join(", ", BEFORE_DUE));
    assertThat(told()).hasSize(6000);
    assertThat(one.round() + other.round()).isZero();
  }

  private CaseId accepted() {
    CaseId id = context.acceptedCase(Map.of());
    context.reach(id, "Event_Accepted", Map.of("caseClock", "start"));
    return id;
  }

  private static int sweepAt(String civil) {
    CLOCK.set(civil);
    return context.bean(LadderSweep.class).round();
  }

  /** What a second server has. */
  private static LadderSweep sweep() {
    return new LadderSweep(
        new Ladders(context.bean(Catalog.class), context.bean(LadderStore.class)),
        context.bean(LadderStore.class),
        context.bean(ClockStore.class),
        context.bean(CaseFiles.class),
        new DepartmentsOnClock(context.bean(CaseSteps.class)),
        context.bean(Catalog.class),
        context.bean(CalendarInForce.class),
        mishap().events,
        context.bean(TransactionTemplate.class),
        CLOCK);
  }

  private static void takeUp() {
    new LadderTakeUp(
            context.bean(Ladders.class),
            context.bean(LadderStore.class),
            context.bean(ClockStore.class),
            context.bean(CalendarInForce.class),
            context.bean(TransactionTemplate.class),
            CLOCK)
        .takeUp();
  }

  private static List<String> rungs(CaseId id) {
    return jdbc()
        .sql(
            "SELECT CONCAT(r.rung, ' ', r.occurrence) FROM clock_rung r JOIN clock c ON c.id = r.clock_id"
                + " WHERE c.case_id = ? ORDER BY r.id")
        .param(id.toString())
        .query(String.class)
        .list();
  }

  private static List<String> told() {
    return jdbc()
        .sql(
            "SELECT CONCAT(message, ' ', recipient) FROM outbox WHERE audience = 'STAFF' ORDER BY id")
        .query(String.class)
        .list();
  }

  private static void runElsewhere(Runnable work) {
    try (ExecutorService another = Executors.newSingleThreadExecutor()) {
      another.submit(work).get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  private static ClockActs acts() {
    return context.bean(ClockActs.class);
  }

  private static Mishap mishap() {
    return context.bean(Mishap.class);
  }

  private static JdbcClient jdbc() {
    return context.bean(JdbcClient.class);
  }
}
