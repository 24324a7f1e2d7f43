package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.shared.CaseId;
import io.onething.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class CalendarWatchIT {

  private final AdjustableClock clock = new AdjustableClock("2026-11-25T10:00");
  private HikariDataSource pool;
  private ClockStore store;
  private CalendarWatch watch;

  @BeforeEach
  void migrate() throws Exception {
    pool = TestDatabase.migratedPool();
    store = new ClockStore(JdbcClient.create(pool));
    watch = new CalendarWatch(store, () -> PublishedCalendar.TIME, clock);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void countsTheOpenClocksThatHangOnTheMissingYear() {
    begin("2026-11-25T09:00", "20wd");
    assertThat(health().getStatus()).isEqualTo(Status.UP);

    begin("2026-11-25T09:00", "45wd");
    ClockRow suspended = begin("2026-11-25T09:00", "26wd");
    store.suspend(suspended, still(suspended));
    ClockRow ended = begin("2026-11-25T09:00", "45wd");
    store.stop(ended, clock.instant());
    watch.watch();

    Health seen = health();
    assertThat(seen.getStatus()).isEqualTo(CalendarHealth.WARNING);
    assertThat(seen.getDetails())
        .containsEntry("publishedUntil", 2026)
        .containsEntry("missingYear", 2027)
        .containsEntry("openClocksBeyond", 1L);

    // The longer it stands still, the later it will be due.
    clock.set("2026-11-27T10:00");
    watch.watch();
    assertThat(health().getDetails()).containsEntry("openClocksBeyond", 2L);
  }

  @Test
  void whoAsksReadsWhatHoldsNow() {
    watch.watch();
    begin("2026-11-25T09:00", "45wd");

    assertThat(watch.last().openClocks()).as("as it was seen").isZero();
    clock.set("2026-11-27T10:00");
    assertThat(watch.recent().openClocks()).isEqualTo(1);
  }

  @Test
  void warnsOnceADayWhileSomethingIsToBeDone(CapturedOutput output) {
    watch.watch();
    assertThat(output).doesNotContain("The working calendar ends");

    begin("2026-11-25T09:00", "45wd");
    watch.watch();
    watch.watch();
    assertThat(warnings(output)).isEqualTo(1);
    assertThat(output)
        .contains(
            "The working calendar ends with 2026: 1 open clocks are due later, and their dates are provisional and fire"
                + " nothing. Publish CN-2027.yaml");

    clock.set("2026-11-26T00:01");
    watch.watch();
    assertThat(warnings(output)).isEqualTo(2);
  }

  @Test
  void aYearThatIsUponUsAlarmsWithoutAnyClock() {
    clock.set("2026-11-30T23:59");
    assertThat(health().getStatus()).isEqualTo(Status.UP);
    clock.set("2026-12-01T00:00");
    watch.watch();
    assertThat(health().getStatus()).isEqualTo(CalendarHealth.WARNING);
    clock.set("2027-02-01T00:00");
    watch.watch();
    assertThat(health().getStatus()).isEqualTo(CalendarHealth.WARNING);
  }

  private ClockRow begin(String civil, String limit) {
    return store.begin(
        CaseId.random(), "talent-residency", "case", Bundles.limit(limit, null), at(civil));
  }

  private static Suspension still(ClockRow row) {
    return new Suspension("HEARING", "Task_A", null, null, row.clock().ledger().startedAt(), null);
  }

  private Health health() {
    return new CalendarHealth(watch).health();
  }

  private static long warnings(CapturedOutput output) {
    return output
        .getAll()
        .lines()
        .filter(line -> line.contains("The working calendar ends"))
        .count();
  }
}
