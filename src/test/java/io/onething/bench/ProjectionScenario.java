package io.onething.bench;

import io.onething.bench.BenchServer.Waiting;
import io.onething.deadlines.Publishing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A year is published over 100,000 open clocks with ladders, all of which it moves: two in each of
 * 50,000 cases that wait for a clerk, with a timer of the engine and the dates of the task. How
 * long until the last clock is journalled and the last date moved, from the moment of publishing,
 * and what the begin of a case takes meanwhile. Wanted: 60 s, and cases that are not held up.
 */
final class ProjectionScenario implements Bench.Scenario {

  private static final int CASES = 50_000;
  private static final int WARM_UP = 200;
  private static final int AT_REST = 200;
  private static final double WANTED_SECONDS = 60;
  private static final String DATES =
      """
      SELECT 'timer', j.DUEDATE_, COUNT(*) FROM ACT_RU_JOB j
        WHERE j.PROCESS_DEF_KEY_ = :bundle AND j.TYPE_ = 'timer' GROUP BY j.DUEDATE_
      UNION ALL
      SELECT 'task', t.DUE_DATE_, COUNT(*) FROM ACT_RU_TASK t JOIN ACT_RE_PROCDEF p ON p.ID_ = t.PROC_DEF_ID_
        WHERE p.KEY_ = :bundle GROUP BY t.DUE_DATE_
      """;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    JdbcClient jdbc = server.bean(JdbcClient.class);
    Waiting filled = server.fill(BenchFiles.TIMED, 1, CASES, CASES);
    jdbc.sql(
            "INSERT INTO clock_next_rung (clock_id, case_id, next_at) SELECT c.id, c.case_id, e.next_at"
                + " FROM clock c JOIN (SELECT f.name, r.next_at FROM clock_next_rung r JOIN clock f ON f.id = r.clock_id"
                + " WHERE f.bundle = :bundle) e ON e.name = c.name WHERE c.bundle = :bundle"
                + " AND NOT EXISTS (SELECT 1 FROM clock_next_rung k WHERE k.clock_id = c.id)")
        .param("bundle", BenchFiles.TIMED)
        .update();
    jdbc.sql("ANALYZE TABLE clock, clock_next_rung").query().listOfRows();
    for (int n = 0; n < WARM_UP; n++) {
      begin(server);
    }
    List<Double> rest = new ArrayList<>();
    for (int n = 0; n < AT_REST; n++) {
      rest.add(begin(server));
    }
    Map<String, Long> before = dates(jdbc);

    AtomicBoolean over = new AtomicBoolean();
    List<Double> meanwhile = new ArrayList<>();
    double took;
    long publication;
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Callable<Integer> goOn =
          () -> {
            while (!over.get()) {
              meanwhile.add(begin(server));
            }
            return meanwhile.size();
          };
      long began = System.nanoTime();
      publication = Publishing.nextYear(server.context());
      Future<Integer> going = thread.submit(goOn);
      awaitEnd(jdbc, publication);
      took = Figures.millis(System.nanoTime() - began) / 1000;
      over.set(true);
      going.get();
    }
    long moved =
        jdbc.sql("SELECT COUNT(*) FROM clock_projection WHERE calendar_year_id = ?")
            .param(publication)
            .query(Long.class)
            .single();
    Map<String, Long> after = dates(jdbc);
    long dates = before.values().stream().mapToLong(Long::longValue).sum();
    if (moved < 2L * CASES
        || dates < 2L * CASES
        || !Collections.disjoint(before.keySet(), after.keySet())) {
      throw new IllegalStateException(
          "%d clocks were moved; the engine's dates were %s and are %s"
              .formatted(moved, before, after));
    }
    Figures.print(
        "projection",
        "ratio clocks_moved=%d engine_dates_moved=%d seconds=%.1f wanted=%.0f of_wanted=%.2f"
            + " begin_p50_ms=%.1f begin_p99_ms=%.1f begins=%d rest_p50_ms=%.1f rest_p99_ms=%.1f",
        moved,
        dates,
        took,
        WANTED_SECONDS,
        took / WANTED_SECONDS,
        Figures.median(meanwhile),
        Figures.percentile(meanwhile, 99),
        meanwhile.size(),
        Figures.median(rest),
        Figures.percentile(rest, 99));
    server.remove(filled);
  }

  /** Milliseconds until a case has begun: its clocks, its task and its timer are there. */
  private static double begin(BenchServer server) {
    long began = System.nanoTime();
    server.begin(BenchFiles.TIMED);
    return Figures.millis(System.nanoTime() - began);
  }

  private static void awaitEnd(JdbcClient jdbc, long publication) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (jdbc.sql(
                "SELECT COUNT(*) FROM calendar_projection WHERE calendar_year_id = ? AND ended_at IS NOT NULL")
            .param(publication)
            .query(Integer.class)
            .single()
        == 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The year was not carried to the clocks in " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** How many dates of the engine there are, by kind and date: timers, and clerks' tasks. */
  private static Map<String, Long> dates(JdbcClient jdbc) {
    Map<String, Long> dates = new HashMap<>();
    jdbc.sql(DATES)
        .param("bundle", BenchFiles.TIMED)
        .query(
            row -> {
              dates.put(row.getString(1) + " " + row.getString(2), row.getLong(3));
            });
    return dates;
  }
}
