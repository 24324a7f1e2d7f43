package io.onething.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.testing.TestDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.externaltask.ExternalTaskQueryBuilder;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/**
 * What the engine can do at best: as it comes, in this JVM, on a schema of its own in the same
 * database, with the same model, and all of the history it can keep. No cases, no HTTP, departments
 * that answer at once.
 */
final class EmbeddedEngine implements AutoCloseable {

  private static final String LANE = "embedded";
  private static final int THREADS = 4;
  private static final int BATCH = 40;
  private static final long LOCK_MILLIS = 60_000;

  private final HikariDataSource pool;
  private final ProcessEngine engine;

  private EmbeddedEngine(HikariDataSource pool, ProcessEngine engine) {
    this.pool = pool;
    this.engine = engine;
  }

  static EmbeddedEngine start() {
    HikariDataSource pool = TestDatabase.emptyPool();
    // What the product's own pool is told.
    pool.addDataSourceProperty("useLocalSessionState", "true");
    pool.addDataSourceProperty("readOnlyPropagatesToServer", "false");
    pool.addDataSourceProperty("cachePrepStmts", "true");
    pool.addDataSourceProperty("prepStmtCacheSize", "500");
    pool.addDataSourceProperty("prepStmtCacheSqlLimit", "16384");
    pool.addDataSourceProperty("cacheServerConfiguration", "true");
    pool.addDataSourceProperty("maintainTimeStats", "false");
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setProcessEngineName(LANE);
    configuration.setDataSource(pool);
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setHistory("full");
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.setJobExecutorActivate(false);
    configuration.setCmmnEnabled(false);
    configuration.setStandaloneTasksEnabled(false);
    configuration.setHistoryRemovalTimeStrategy("start");
    ProcessEngine engine = configuration.buildProcessEngine();
    for (int departments : BenchFiles.SIDE_BY_SIDE) {
      engine
          .getRepositoryService()
          .createDeployment()
          .addString(
              BenchFiles.bundle(LANE, departments) + ".bpmn", BenchFiles.model(LANE, departments))
          .deploy();
    }
    return new EmbeddedEngine(pool, engine);
  }

  ProcessEngine engine() {
    return engine;
  }

  HikariDataSource pool() {
    return pool;
  }

  /** Starts one process instance, with every flag preset as the product does. */
  String begin(int departments) {
    Map<String, Object> flags = new HashMap<>();
    for (int n = 1; n <= departments; n++) {
      flags.put("check" + n, null);
    }
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(BenchFiles.bundle(LANE, departments), flags)
        .getId();
  }

  /**
   * Runs so many cases that arrive at a steady rate.
   *
   * @return tasks completed in a second
   */
  double run(int departments, int cases, double perSecond) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(cases * departments);
    long began = System.nanoTime();
    try (ExecutorService starters = Executors.newFixedThreadPool(Arrivals.DOORS)) {
      Thread worker = Thread.ofPlatform().start(() -> work(departments, open));
      for (int n = 0; n < cases; n++) {
        long due = began + (long) (n * 1e9 / perSecond);
        for (long left; (left = due - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
        starters.execute(() -> begin(departments));
      }
      open.await();
      long took = System.nanoTime() - began;
      worker.join();
      return cases * departments / (took / 1e9);
    }
  }

  /** One process instance's tasks go one after another, instances side by side. */
  private void work(int departments, CountDownLatch open) {
    List<ExecutorService> stripes = new ArrayList<>();
    for (int n = 0; n < THREADS; n++) {
      stripes.add(Executors.newSingleThreadExecutor());
    }
    while (open.getCount() > 0) {
      List<LockedExternalTask> locked = fetch(departments);
      for (LockedExternalTask task : locked) {
        stripes
            .get(Math.floorMod(task.getProcessInstanceId().hashCode(), THREADS))
            .execute(() -> complete(task, open));
      }
      if (locked.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    stripes.forEach(ExecutorService::close);
  }

  /** Without priorities, as is fastest. */
  List<LockedExternalTask> fetch(int departments) {
    ExternalTaskService tasks = engine.getExternalTaskService();
    ExternalTaskQueryBuilder query = tasks.fetchAndLock(BATCH, LANE, false);
    for (int n = 1; n <= departments; n++) {
      query = query.topic(BenchFiles.topic(LANE, n), LOCK_MILLIS);
    }
    return query.execute();
  }

  private void complete(LockedExternalTask task, CountDownLatch open) {
    String flag = task.getActivityId().replace("Task_Ask", "check");
    while (true) {
      try {
        engine.getExternalTaskService().complete(task.getId(), LANE, Map.of(flag, "MATCH"));
        open.countDown();
        return;
      } catch (ProcessEngineException collided) {
        Thread.onSpinWait();
      }
    }
  }

  @Override
  public void close() {
    engine.close();
    pool.close();
  }
}
