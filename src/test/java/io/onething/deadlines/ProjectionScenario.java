package io.onething.deadlines;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.catalog.Catalogs;
import io.onething.shared.CaseId;
import io.onething.testing.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A year is published over 100,000 open clocks, all of which it moves, while cases go on: how long
 * until the last clock is journalled, and what a case's step waits meanwhile. Against: 60 s, and
 * the same step on a server at rest. Also the arithmetic of one clock.
 */
public final class ProjectionScenario {

  private static final int CLOCKS = 100_000;
  private static final int STEPS = 300;
  private static final Instant STARTED = CivilTimes.at("2026-12-09T10:00");
  private static final Instant NOW = CivilTimes.at("2026-12-10T10:00");

  private final Random random = new Random(1);
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private HikariDataSource pool;
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private ClockStore clocks;
  private List<CaseId> cases;

  public static void main(String[] arguments) throws Exception {
    new ProjectionScenario().run();
    System.exit(0);
  }

  /** Measures and prints its lines. */
  public void run() throws Exception {
    arithmetic();
    pool = TestDatabase.migratedPool();
    jdbc = JdbcClient.create(pool);
    transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    clocks = new ClockStore(jdbc);
    CalendarStore store = new CalendarStore(jdbc);
    ProjectionStore projections = new ProjectionStore(jdbc, new JdbcTemplate(pool));
    DeadlineSettings settings =
        new DeadlineSettings(LocalTime.of(9, 0), LocalTime.of(17, 30), List.of(), null);
    LiveCalendar calendar = new LiveCalendar(store, projections, settings);
    calendar.takeUp(CalendarFiles.read(List.of(CalendarFiles.SHIPPED)), transaction, clock);
    seed();
    steps(STEPS);
    long[] atRest = steps(STEPS);

    CalendarPublishing publishing =
        new CalendarPublishing(store, projections, calendar, clocks, settings, clock);
    byte[] notice = Notices.bytes(Notices.YEAR_2027);
    long begun = System.nanoTime();
    CalendarPublishing.Moves moves = publishing.moves(publishing.preview(notice), 0, 200);
    double preview = seconds(begun);

    transaction.execute(status -> publishing.publish(notice, null, "bench"));
    CalendarProjection projection =
        new CalendarProjection(
            clocks, projections, calendar, ladders(), transaction, event -> {}, clock);
    AtomicBoolean over = new AtomicBoolean();
    List<Long> meanwhile = new ArrayList<>();
    Thread goingOn =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    for (long took : steps(1)) {
                      meanwhile.add(took);
                    }
                  }
                });
    begun = System.nanoTime();
    int pages = projection.carry(NOW);
    double took = seconds(begun);
    over.set(true);
    goingOn.join();

    long journalled = jdbc.sql("SELECT COUNT(*) FROM clock_projection").query(Long.class).single();
    System.out.printf(
        Locale.ROOT,
        "BENCH projection clocks=%d moved=%d pages=%d seconds=%.1f of_60s=%.2f preview_seconds=%.1f"
            + " step_p50_ms=%.1f step_p99_ms=%.1f step_max_ms=%.1f steps=%d rest_p50_ms=%.1f rest_p99_ms=%.1f%n",
        CLOCKS,
        journalled,
        pages,
        took,
        took / 60,
        preview,
        milliseconds(sorted(meanwhile), 0.5),
        milliseconds(sorted(meanwhile), 0.99),
        milliseconds(sorted(meanwhile), 1),
        meanwhile.size(),
        milliseconds(atRest, 0.5),
        milliseconds(atRest, 0.99));
    if (moves.moved() < CLOCKS * 0.8 || Math.abs(moves.moved() - journalled) > meanwhile.size()) {
      throw new IllegalStateException(
          "Expected about " + moves.moved() + " moved clocks, found " + journalled);
    }
    pool.close();
  }

  /** The ladder of a department, as bundles have it. */
  private Ladders ladders() {
    return new Ladders(
        Catalogs.of(
            Bundles.withLadder(
                "talent-residency",
                "20wd",
                Stream.of("50%", "75%", "1wd left", "due", "each day overdue", "expected end")
                    .map(Bundles::rung)
                    .toList())),
        new LadderStore(jdbc, new JdbcTemplate(pool)));
  }

  /** Every tenth clock has stood still twice, every twentieth was extended. */
  private void seed() {
    cases = new ArrayList<>();
    List<Object[]> rows = new ArrayList<>();
    for (int index = 0; index < CLOCKS; index++) {
      CaseId id = CaseId.random();
      cases.add(id);
      rows.add(
          new Object[] {
            index + 1,
            id.toString(),
            "case",
            1,
            "talent-residency",
            index % 3 == 0 ? "45wd" : "20wd",
            index % 2 == 0 ? "5wd" : null,
            utc(STARTED.plusSeconds(random.nextInt(20_000)))
          });
    }
    JdbcTemplate batches = new JdbcTemplate(pool);
    batch(
        batches,
        "INSERT INTO clock (id, case_id, name, run, bundle, limit_text, promised_text, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows);
    List<Object[]> stills = new ArrayList<>();
    List<Object[]> extensions = new ArrayList<>();
    for (int index = 0; index < CLOCKS; index += 10) {
      for (int times = 0; times < 2; times++) {
        stills.add(
            new Object[] {
              index + 1, "HEARING", "Task_A", utc(STARTED.plusSeconds(30_000)), utc(NOW)
            });
      }
      if (index % 20 == 0) {
        extensions.add(new Object[] {index + 1, "10wd", "R", "HEAD_OF_AUTHORITY", utc(STARTED)});
      }
    }
    batch(
        batches,
        "INSERT INTO clock_suspension (clock_id, reason, element, suspended_at, resumed_at) VALUES (?, ?, ?, ?, ?)",
        stills);
    batch(
        batches,
        "INSERT INTO clock_extension (clock_id, added_text, reason, approver, extended_at) VALUES (?, ?, ?, ?, ?)",
        extensions);
    jdbc.sql(
            "UPDATE clock c SET extensions = (SELECT COUNT(*) FROM clock_extension e WHERE e.clock_id = c.id)")
        .update();
    jdbc.sql("ANALYZE TABLE clock, clock_suspension, clock_extension").query().listOfRows();
  }

  private static void batch(JdbcTemplate batches, String sql, List<Object[]> rows) {
    for (int from = 0; from < rows.size(); from += 2000) {
      batches.batchUpdate(sql, rows.subList(from, Math.min(from + 2000, rows.size())));
    }
  }

  /** What a step of a case does to its clock: finds it, stops it for a moment, lets it run. */
  private long[] steps(int count) {
    long[] took = new long[count];
    for (int step = 0; step < count; step++) {
      CaseId id = cases.get(random.nextInt(cases.size()));
      long begun = System.nanoTime();
      transaction.executeWithoutResult(
          status -> {
            ClockRow row = clocks.openForChange(id, "case").orElseThrow();
            clocks.suspend(row, new Suspension("HEARING", "Task_B", null, null, NOW, null));
            clocks.resume(row, "HEARING", "Task_B", NOW);
          });
      took[step] = System.nanoTime() - begun;
    }
    return sorted(took);
  }

  private static void arithmetic() {
    WorkingTime time = PublishedCalendar.TIME;
    RunningClock plain =
        new RunningClock(
            "b", "c", 1, Limit.parse("20wd"), null, ClockLedger.startedAt(at("2026-03-02T10:00")));
    ClockLedger ledger =
        plain
            .ledger()
            .suspended(still("2026-03-10T10:00", "2026-03-20T10:00"))
            .suspended(still("2026-03-15T10:00", "2026-03-25T10:00"))
            .suspended(still("2026-04-10T10:00", "2026-04-15T10:00"));
    RunningClock busy = new RunningClock("b", "c", 1, Limit.parse("60wd"), null, ledger);
    double plainMicros = micros(() -> plain.due(time));
    double busyMicros = micros(() -> busy.due(time));
    double lightMicros = micros(() -> busy.light(time, at("2026-05-20T10:00")));
    System.out.printf(
        Locale.ROOT,
        "BENCH arithmetic due_20wd_us=%.2f due_60wd_3_suspensions_us=%.2f light_us=%.2f of_20us=%.2f%n",
        plainMicros,
        busyMicros,
        lightMicros,
        busyMicros / 20);
  }

  private static double micros(Runnable work) {
    int rounds = 50_000;
    double best = Double.MAX_VALUE;
    for (int attempt = 0; attempt < 6; attempt++) {
      long begun = System.nanoTime();
      for (int round = 0; round < rounds; round++) {
        work.run();
      }
      best = Math.min(best, (System.nanoTime() - begun) / 1000.0 / rounds);
    }
    return best;
  }

  private static Suspension still(String from, String to) {
    return new Suspension("HEARING", "Task_A", null, null, at(from), at(to));
  }

  private static Instant at(String civil) {
    return CivilTimes.at(civil);
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static long[] sorted(List<Long> took) {
    return sorted(took.stream().mapToLong(Long::longValue).toArray());
  }

  private static long[] sorted(long[] took) {
    long[] sorted = took.clone();
    java.util.Arrays.sort(sorted);
    return sorted;
  }

  private static double milliseconds(long[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
