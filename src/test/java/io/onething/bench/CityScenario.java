package io.onething.bench;

import io.onething.applicants.Families;
import io.onething.bench.City.Family;
import io.onething.sandbox.Demo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * A city's families enrol their children: the shipped bundle, all in one process with the database
 * beside it, departments that answer after 50 ms. A family consents and is asked for at the police,
 * hands its form in, and six departments are asked side by side; its case is through when it waits
 * for the end of the batch.
 *
 * <p>First as many at a time as get in: cases in a second, until all are through. Then at the rate
 * of the first morning: how much of the processors that takes. Wanted: 75,000 in an hour; the
 * morning with half of the machine idle.
 */
final class CityScenario implements Bench.Scenario {

  private static final int LATENCY = 50;
  private static final int FAMILIES = Integer.getInteger("bench.families", 5_000);
  private static final int WARM_UP = Math.min(500, FAMILIES / 2);
  private static final int MORNING = 180;

  /** So many families are applying at the same time; the others wait at the door. */
  private static final int DOORS = 32;

  /** 21 calls in a second are six for each of three and a half families. */
  private static final double MORNING_CASES = 3.5;

  private static final int CALLS = 6;
  private static final int WANTED_FAMILIES = 75_000;
  private static final double WANTED = WANTED_FAMILIES / 3600.0;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final List<String> DEPARTMENTS =
      List.of("police-sz", "housing", "social-insurance", "education-bureau", "health", "tax");

  @Override
  public void run(Rig rig) throws Exception {
    Path data = Path.of("target", "bench-data", "city");
    FileSystemUtils.deleteRecursively(data);
    City city = new City(WARM_UP + FAMILIES + MORNING);
    try (Demo demo =
        Demo.start(
            new Demo.Options(
                Path.of("target", "mariadb"),
                data.resolve("demo"),
                0,
                0,
                Map.of(
                    "onething.data.location",
                    city.files(data),
                    "onething.sandbox.registers",
                    city.registers(data).toString())))) {
      SandboxKnobs.latency(demo.sandboxUrl(), DEPARTMENTS, LATENCY);
      Families families = new Families(demo.server());
      JdbcClient jdbc = demo.server().getBean(JdbcClient.class);
      apply(families, jdbc, 0, WARM_UP, Double.POSITIVE_INFINITY);

      long bytes = bytes(jdbc);
      Cost before = Cost.now(jdbc);
      double seconds = apply(families, jdbc, WARM_UP, FAMILIES, Double.POSITIVE_INFINITY);
      Cost cost = Cost.now(jdbc).since(before);
      double perSecond = FAMILIES / seconds;
      Figures.print(
          "city",
          "variant=all-at-once families=%d seconds=%.1f cases_s=%.1f calls_s=%.1f busy=%.2f kib_case=%.1f began_again=%d %s",
          FAMILIES,
          seconds,
          perSecond,
          perSecond * CALLS,
          cost.busy(seconds),
          (bytes(jdbc) - bytes) / 1024.0 / FAMILIES,
          families.again(),
          cost.perCase(FAMILIES));

      before = Cost.now(jdbc);
      double morning = apply(families, jdbc, WARM_UP + FAMILIES, MORNING, MORNING_CASES);
      double busy = Cost.now(jdbc).since(before).busy(morning);
      Figures.print(
          "city",
          "variant=first-morning families=%d cases_s=%.1f calls_s=%.1f busy=%.2f",
          MORNING,
          MORNING / morning,
          MORNING / morning * CALLS,
          busy);
      Figures.print(
          "city",
          "ratio cases_s=%.1f wanted=%.1f of_wanted=%.2f minutes_75000=%.0f wanted=60 morning_busy=%.2f wanted=0.50",
          perSecond,
          WANTED,
          perSecond / WANTED,
          WANTED_FAMILIES / perSecond / 60,
          busy);
    }
  }

  /**
   * Families apply; returns when all their cases wait for the batch.
   *
   * @param perSecond how many come in a second
   * @return how long that took, in seconds
   */
  private static double apply(
      Families families, JdbcClient jdbc, int first, int count, double perSecond) throws Exception {
    long through = through(jdbc);
    long began = System.nanoTime();
    List<Future<String>> cases = new ArrayList<>();
    try (ExecutorService doors = Executors.newFixedThreadPool(DOORS)) {
      for (int n = 0; n < count; n++) {
        long due = began + (long) (n * 1e9 / perSecond);
        for (long left; (left = due - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
        Family family = new Family(first + n);
        cases.add(
            doors.submit(
                () ->
                    families.apply(
                        "school-enrollment",
                        family.subject(),
                        family.guardian(),
                        family.guardianNumber(),
                        family.form())));
      }
    }
    for (Future<String> each : cases) {
      each.get();
    }
    while (through(jdbc) < through + count) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%d of %d cases came through in %s"
                .formatted(through(jdbc) - through, count, PATIENCE));
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static long through(JdbcClient jdbc) {
    return jdbc.sql("SELECT COUNT(*) FROM ACT_RU_EXECUTION WHERE ACT_ID_ = 'Task_AwaitBatch'")
        .query(Long.class)
        .single();
  }

  /** What all tables and their indexes take. */
  private static long bytes(JdbcClient jdbc) {
    List<String> tables =
        jdbc.sql(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    jdbc.sql("ANALYZE TABLE " + String.join(", ", tables)).query().listOfRows();
    return jdbc.sql(
            "SELECT SUM(data_length + index_length) FROM information_schema.tables WHERE table_schema = DATABASE()")
        .query(Long.class)
        .single();
  }
}
