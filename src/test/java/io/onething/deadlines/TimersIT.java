package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.shared.CaseId;
import io.onething.testing.CaseContext;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger says to timers, on a real database. */
class TimersIT {

  private static final AdjustableClock CLOCK = new AdjustableClock("2026-03-02T10:00");
  private static final TimerPoint DUE = new TimerPoint.Due("case");
  private static final TimerPoint THIRD_DAY = new TimerPoint.At("case", Limit.parse("3wd"));
  private static final TimerPoint TWO_LEFT = new TimerPoint.Before("case", Limit.parse("2wd"));

  private static CaseContext context;

  private CaseId caseId;

  @BeforeAll
  static void start() {
    context = CaseContext.start(CLOCK);
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @BeforeEach
  void accept() {
    acceptAt("2026-03-02T10:00");
  }

  @Test
  void aTimerActsAtItsTimeAndNotBefore() {
    CLOCK.set("2026-03-05T17:29");
    assertThat(fires(THIRD_DAY))
        .isEqualTo(new Firing.GoBack(at("2026-03-05T17:30"), Firing.Why.EARLY));
    CLOCK.set("2026-03-05T17:29:59.5");
    assertThat(fires(THIRD_DAY)).as("the engine keeps whole seconds").isEqualTo(new Firing.Now());
    CLOCK.set("2026-03-05T17:30");
    assertThat(fires(THIRD_DAY)).isEqualTo(new Firing.Now());
    assertThat(fires(TWO_LEFT))
        .isEqualTo(new Firing.GoBack(at("2026-03-26T17:30"), Firing.Why.EARLY));
    assertThat(fires(DUE)).isEqualTo(new Firing.GoBack(at("2026-03-30T17:30"), Firing.Why.EARLY));
    CLOCK.set("2026-04-20T10:00");
    assertThat(fires(DUE)).as("after an outage").isEqualTo(new Firing.Now());
  }

  @Test
  void aTimerOfAClockThatStandsStillIsParkedUntilItRunsAgain() {
    CLOCK.set("2026-03-04T10:00");
    suspend();
    CLOCK.set("2026-03-30T17:30");
    assertThat(fires(DUE))
        .isEqualTo(new Firing.GoBack(at("2027-12-31T17:30"), Firing.Why.SUSPENDED));
    assertThat(context.bean(Timers.class).date(caseId, DUE)).contains(at("2027-12-31T17:30"));

    CLOCK.set("2026-04-01T10:00");
    context.bean(ClockActs.class).resume(caseId, "case", "HEARING");
    assertThat(context.bean(Timers.class).date(caseId, DUE)).contains(at("2026-04-28T17:30"));
    assertThat(fires(DUE)).isEqualTo(new Firing.GoBack(at("2026-04-28T17:30"), Firing.Why.EARLY));
  }

  @Test
  void anExtensionSendsATimerBack() {
    CLOCK.set("2026-03-30T17:00");
    context
        .bean(ClockActs.class)
        .extend(
            caseId,
            "case",
            new ClockActs.NewExtension(
                Limit.parse("10wd"), "案情复杂", Article42.Approver.HEAD_OF_AUTHORITY));
    CLOCK.set("2026-03-30T17:30");

    assertThat(fires(DUE)).isEqualTo(new Firing.GoBack(at("2026-04-14T17:30"), Firing.Why.EARLY));
  }

  @Test
  void aProvisionalDateFiresNothing() {
    acceptAt("2026-12-09T10:00");
    Deadlines deadlines = context.bean(Deadlines.class);

    // 6 January 2027 on weekends only, and 2027 is not published.
    assertThat(deadlines.shownDue(caseId.toString(), "case")).isEqualTo(date("2027-01-06T17:30"));
    assertThat(deadlines.due(caseId.toString(), "case")).isEqualTo(date("2028-12-31T17:30"));
    assertThat(deadlines.at(caseId.toString(), "case", "18wd")).isEqualTo(date("2028-12-31T17:30"));
    assertThat(deadlines.at(caseId.toString(), "case", "5wd")).isEqualTo(date("2026-12-16T17:30"));
    // What is counted back from a provisional date is provisional itself.
    assertThat(deadlines.before(caseId.toString(), "case", "10wd"))
        .isEqualTo(date("2027-12-31T17:30"));

    CLOCK.set("2027-01-06T17:30");
    assertThat(fires(DUE))
        .isEqualTo(new Firing.GoBack(at("2028-12-31T17:30"), Firing.Why.PROVISIONAL));
    CLOCK.set("2028-12-31T17:30");
    assertThat(fires(DUE))
        .as("it asks again, and goes back again")
        .isEqualTo(new Firing.GoBack(at("2029-12-31T17:30"), Firing.Why.PROVISIONAL));
    assertThat(fires(new TimerPoint.At("case", Limit.parse("5wd")))).isEqualTo(new Firing.Now());
  }

  @Test
  void nobodyIsLateByAProvisionalDate() {
    acceptAt("2026-12-09T10:00");
    CLOCK.set("2027-01-20T10:00");

    ClockView view = context.bean(Clocks.class).of(caseId, "case").orElseThrow();
    assertThat(view.provisional()).isTrue();
    assertThat(view.light()).isEqualTo(Light.YELLOW);
  }

  @Test
  void hoursAreNeverProvisional() {
    CLOCK.set("2026-12-31T23:55");
    assertThat(context.bean(Deadlines.class).due(caseId.toString(), "quota-card"))
        .isEqualTo(date("2027-01-01T00:05"));
  }

  @Test
  void aClockThatEndedOrNeverBeganHoldsNobodyUp() {
    assertThat(fires(new TimerPoint.Due("settle"))).isEqualTo(new Firing.Now());
    assertThat(context.bean(Timers.class).date(caseId, new TimerPoint.Due("settle"))).isEmpty();

    context.reach(caseId, "Event_Settled", Map.of("outcome", "APPROVED"));
    assertThat(context.bean(Timers.class).date(caseId, DUE)).isEmpty();
    CLOCK.set("2026-03-30T17:30");
    assertThat(fires(DUE)).isEqualTo(new Firing.Now());
  }

  @Test
  void aTimerThatAsksKeepsASuspensionWaitingUntilItHasActed() throws Exception {
    CLOCK.set("2026-03-30T17:30");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch acts = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> timer =
          threads.submit(
              () ->
                  context.inTransaction(
                      () -> {
                        assertThat(fires(DUE)).isEqualTo(new Firing.Now());
                        asked.countDown();
                        await(acts);
                      }));
      asked.await();
      Future<?> suspension = threads.submit(this::suspend);
      assertThat(suspension.isDone()).isFalse();
      acts.countDown();
      timer.get();
      suspension.get();
    }
    assertThat(context.bean(Clocks.class).of(caseId, "case").orElseThrow().state())
        .isEqualTo(ClockState.SUSPENDED);
  }

  private void acceptAt(String civil) {
    CLOCK.set(civil);
    caseId = context.acceptedCase(Map.of());
    context.reach(caseId, "Event_Accepted", Map.of("caseClock", "start"));
  }

  private void suspend() {
    context
        .bean(ClockActs.class)
        .suspend(
            caseId,
            "case",
            new ClockActs.NewSuspension(
                "HEARING", "Task_HrssReview", null, at("2026-06-01T17:30")));
  }

  private Firing fires(TimerPoint point) {
    return context.bean(Timers.class).mayFire(caseId, point);
  }

  private static Date date(String civil) {
    return Date.from(at(civil));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
