package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.testing.TestDatabase;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which of the waiting tasks a fetch gets, on the engine's real table. */
class TaskLocksIT {

  private static final Map<String, Long> MINUTE = Map.of("a", 60_000L, "b", 60_000L);

  private static HikariDataSource pool;
  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;
  private static TaskLocks locks;
  private Instant now;

  @BeforeAll
  static void open() throws Exception {
    pool = TestDatabase.migratedPool();
    jdbc = JdbcClient.create(pool);
    transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
    locks = new TaskLocks(jdbc);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    jdbc.sql("DELETE FROM ACT_RU_EXT_TASK").update();
    now = ClockUtil.getCurrentTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void theOldestComesFirstAndBeforeItWhoseLockRanOut() {
    task("younger", "a", now.minusSeconds(10), null, null, 1);
    task("older", "a", now.minusSeconds(20), null, null, 1);
    task("expired", "a", now.minusSeconds(5), now.minusSeconds(2), null, 1);
    assertThat(locks.waiting("worker-1", List.of("a"), 2)).containsExactly("expired", "older");
    assertThat(locks.waiting("worker-1", List.of("a"), 9))
        .containsExactly("expired", "older", "younger");
  }

  @Test
  void whoLetALockRunOutIsNotTheFirstToGetTheTaskBack() {
    task("expired", "a", now.minusSeconds(9), now, null, 1);
    task("long-expired", "a", now.minusSeconds(9), now.minusSeconds(5), null, 1);
    task("failed", "a", now.minusSeconds(9), now, 2, 1);
    jdbc.sql("UPDATE ACT_RU_EXT_TASK SET ERROR_MSG_ = 'UNREACHABLE' WHERE ID_ = 'failed'").update();

    assertThat(locks.waiting("worker-0", List.of("a"), 9))
        .containsExactlyInAnyOrder("long-expired", "failed");
    assertThat(locks.waiting("worker-1", List.of("a"), 9))
        .containsExactlyInAnyOrder("long-expired", "failed", "expired");
  }

  @Test
  void topicsShareAFetchByAge() {
    task("first-b", "b", now.minusSeconds(30), null, null, 1);
    task("second-a", "a", now.minusSeconds(20), null, null, 1);
    task("third-b", "b", now.minusSeconds(10), null, null, 1);
    assertThat(locks.waiting("worker-1", List.of("a", "b"), 2))
        .containsExactly("first-b", "second-a");
    assertThat(locks.waiting("worker-1", List.of("a"), 2)).containsExactly("second-a");
  }

  @Test
  void whatIsHeldSpentOrSuspendedDoesNotWait() {
    task("held", "a", now, now.plusSeconds(60), null, 1);
    task("spent", "a", now, null, 0, 1);
    task("suspended", "a", now, null, null, 2);
    task("of-another-topic", "c", now, null, null, 1);
    assertThat(locks.waiting("worker-1", List.of("a", "b"), 9)).isEmpty();
  }

  @Test
  void aLockedTaskIsTheWorkersUntilItsTimeIsUp() {
    task("one", "a", now, null, 3, 1);
    HeldTask held = lock(List.of("one"), "worker-1").getFirst();
    assertThat(held.workerId()).isEqualTo("worker-1");
    assertThat(held.retries()).isEqualTo(3);
    assertThat(held.lockExpirationTime().toInstant())
        .isBetween(now.plusSeconds(59), now.plusSeconds(120));
    assertThat(locks.waiting("worker-1", List.of("a"), 9)).isEmpty();
    assertThat(lock(List.of("one"), "worker-2")).isEmpty();
    assertThat(revision("one")).isEqualTo(2);
  }

  @Test
  void twoWorkersThatSeeTheSameTasksShareThem() throws Exception {
    List<String> all = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      all.add("task-" + n);
      task("task-" + n, "a", now, null, null, 1);
    }
    CyclicBarrier together = new CyclicBarrier(4);
    List<String> got = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<HeldTask>>> workers = new ArrayList<>();
      for (int n = 0; n < 4; n++) {
        String worker = "worker-" + n;
        workers.add(
            threads.submit(
                () -> {
                  together.await();
                  return lock(all, worker);
                }));
      }
      for (Future<List<HeldTask>> worker : workers) {
        worker.get().forEach(task -> got.add(task.id()));
      }
    }
    assertThat(got).containsExactlyInAnyOrderElementsOf(all);
  }

  private static List<HeldTask> lock(List<String> ids, String worker) {
    return transaction.execute(status -> locks.hold(locks.free(ids), worker, MINUTE));
  }

  private static int revision(String id) {
    return jdbc.sql("SELECT REV_ FROM ACT_RU_EXT_TASK WHERE ID_ = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  private static void task(
      String id,
      String topic,
      Instant created,
      @Nullable Instant lockedUntil,
      @Nullable Integer retries,
      int suspension) {
    jdbc.sql(
            "INSERT INTO ACT_RU_EXT_TASK (ID_, REV_, TOPIC_NAME_, CREATE_TIME_, LOCK_EXP_TIME_, WORKER_ID_,"
                + " RETRIES_, SUSPENSION_STATE_, PRIORITY_, ACT_ID_, ACT_INST_ID_, PROC_DEF_KEY_)"
                + " VALUES (?, 1, ?, ?, ?, ?, ?, ?, 0, 'Task', 'Task:1', 'process')")
        .params(
            id,
            topic,
            Timestamp.from(created),
            lockedUntil == null ? null : Timestamp.from(lockedUntil),
            lockedUntil == null ? null : "worker-0",
            retries,
            suspension)
        .update();
  }
}
