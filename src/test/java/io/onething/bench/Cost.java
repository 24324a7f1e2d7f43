package io.onething.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the machine had to do between two moments.
 *
 * <p>Statements and commits are those that the database has counted ({@code SHOW GLOBAL STATUS}:
 * Questions, Com_commit), so they hold whatever anybody sent: idle polls and timers too, commits of
 * reading transactions too. CPU time is that of this JVM (server, identity provider, departments
 * and whoever starts the cases), of the worker's processes, and of the database's.
 */
record Cost(
    long statements,
    long commits,
    long writes,
    long serverMillis,
    long workerMillis,
    long databaseMillis) {

  private static final OperatingSystemMXBean MACHINE =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** What has been spent until now; to be subtracted from what has been spent later. */
  static Cost now(JdbcClient jdbc, WorkerProcess... workers) {
    Map<String, Long> counters = new HashMap<>();
    jdbc.sql(
            "SHOW GLOBAL STATUS WHERE Variable_name IN ('Questions', 'Com_commit', 'Com_insert', 'Com_update', 'Com_delete')")
        .query(
            row -> {
              counters.put(row.getString(1), row.getLong(2));
            });
    long worker = 0;
    for (WorkerProcess process : workers) {
      worker += millis(process.handle());
    }
    return new Cost(
        counters.get("Questions"),
        counters.get("Com_commit"),
        counters.get("Com_insert") + counters.get("Com_update") + counters.get("Com_delete"),
        MACHINE.getProcessCpuTime() / 1_000_000,
        worker,
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").contains("mariadbd"))
            .mapToLong(Cost::millis)
            .sum());
  }

  private static long millis(ProcessHandle process) {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
  }

  Cost since(Cost before) {
    return new Cost(
        statements - before.statements,
        commits - before.commits,
        writes - before.writes,
        serverMillis - before.serverMillis,
        workerMillis - before.workerMillis,
        databaseMillis - before.databaseMillis);
  }

  Cost plus(Cost other) {
    return new Cost(
        statements + other.statements,
        commits + other.commits,
        writes + other.writes,
        serverMillis + other.serverMillis,
        workerMillis + other.workerMillis,
        databaseMillis + other.databaseMillis);
  }

  static Cost none() {
    return new Cost(0, 0, 0, 0, 0, 0);
  }

  /**
   * How much of the machine's processors that took; 1.00 is all of them.
   *
   * @param seconds in which it was spent
   */
  double busy(double seconds) {
    return (serverMillis + workerMillis + databaseMillis)
        / (seconds * 1000 * MACHINE.getAvailableProcessors());
  }

  /** As keys of a line, per case. */
  String perCase(long cases) {
    double each = Math.max(1, cases);
    return String.format(
        Locale.ROOT,
        "sql_case=%.1f writes_case=%.1f commits_case=%.1f cpu_ms_case=%.1f server_ms_case=%.1f worker_ms_case=%.1f db_ms_case=%.1f",
        statements / each,
        writes / each,
        commits / each,
        (serverMillis + workerMillis + databaseMillis) / each,
        serverMillis / each,
        workerMillis / each,
        databaseMillis / each);
  }
}
