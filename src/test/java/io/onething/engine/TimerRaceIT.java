package io.onething.engine;

import static io.onething.engine.TimerTrial.SUB_PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.deadlines.ClocksMoved;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A clock moves at the moment at which the engine takes or executes its timer. */
class TimerRaceIT {

  private static final String DUE = "2026-03-05T17:30";
  private static final String PARKED = "2027-12-31T17:30";

  private static String deployment;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private TimerTrial trial;

  @BeforeAll
  static void deploy() {
    deployment = TimerTrial.deploy();
  }

  @AfterAll
  static void remove() {
    TimerTrial.remove(deployment);
    ProcessWorld.realTime();
  }

  /** The timer has just become due. */
  @BeforeEach
  void due() {
    trial = TimerTrial.begin("2026-03-02T10:00");
    ProcessWorld.setTime(LocalDateTime.parse(DUE).plusSeconds(1));
  }

  @AfterEach
  void stop() {
    threads.close();
  }

  @Test
  void aMoveThatComesWhileTheTimerIsBeingTakenTakesItAway() throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    CountDownLatch moved = new CountDownLatch(1);
    Future<AcquiredJobs> acquisition = threads.submit(() -> acquire(found, moved));
    found.await();

    trial.suspend();
    moved.countDown();

    String job = trial.job(SUB_PROCESS).getId();
    assertThat(acquisition.get().getJobIdBatches()).noneMatch(batch -> batch.contains(job));
    assertThat(((JobEntity) trial.job(SUB_PROCESS)).getLockOwner()).isNull();
    assertThat(trial.timer(SUB_PROCESS)).isEqualTo(PARKED);
  }

  @Test
  void aMoveIsNotLostOnATimerThatWasJustTaken() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Future<?> acquisition =
        threads.submit(
            () ->
                inTransaction(
                    () -> {
                      acquire(new CountDownLatch(1), new CountDownLatch(0));
                      taken.countDown();
                      await(commit);
                    }));
    taken.await();
    Future<?> suspension = threads.submit(() -> trial.suspend());
    waitUntilSomebodyWaitsFor("ACT_RU_JOB");
    commit.countDown();
    acquisition.get();
    suspension.get();

    assertThat(((JobEntity) trial.job(SUB_PROCESS)).getLockOwner()).isEqualTo("racer");
    assertThat(trial.timer(SUB_PROCESS)).isEqualTo(PARKED);
    trial.execute(SUB_PROCESS);
    assertThat(trial.fired(SUB_PROCESS)).isZero();
    assertThat(trial.timer(SUB_PROCESS)).isEqualTo(PARKED);
  }

  @Test
  void aTimerThatIsBeingExecutedWaitsForTheMoveAndFiresNothing() throws Exception {
    int attempts = trial.job(SUB_PROCESS).getRetries();
    CountDownLatch suspended = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Future<?> suspension =
        threads.submit(
            () ->
                inTransaction(
                    () -> {
                      trial.suspend();
                      suspended.countDown();
                      await(commit);
                    }));
    suspended.await();
    Future<?> execution = threads.submit(() -> trial.execute(SUB_PROCESS));
    waitUntilSomebodyWaitsFor("case_file");
    commit.countDown();
    suspension.get();

    execution.get();

    assertThat(trial.fired(SUB_PROCESS)).isZero();
    assertThat(trial.timer(SUB_PROCESS)).isEqualTo(PARKED);
    assertThat(trial.timers()).hasSize(4);
    assertThat(trial.job(SUB_PROCESS).getRetries()).as("no attempt is spent").isEqualTo(attempts);
  }

  @Test
  void ofTwoMovesTheLaterOneSeesWhatTheEarlierHasDone() throws Exception {
    trial.suspend();
    CountDownLatch moved = new CountDownLatch(1);
    CountDownLatch commit = new CountDownLatch(1);
    Future<?> resumption =
        threads.submit(
            () ->
                inTransaction(
                    () -> {
                      trial.resumeAt("2026-03-06T10:00");
                      afterEverythingElse(
                          () -> {
                            moved.countDown();
                            await(commit);
                          });
                    }));
    moved.await();
    // A calendar is carried to the clock, which stands still for all that others can see.
    Future<?> projection =
        threads.submit(
            () ->
                inTransaction(
                    () ->
                        ProcessWorld.context()
                            .publishEvent(
                                new ClocksMoved(
                                    ClocksMoved.Cause.CALENDAR,
                                    List.of(
                                        new ClocksMoved.Move(
                                            trial.id(), TimerTrial.CLOCK, 1, null, null))))));
    waitUntilSomebodyWaitsFor("ACT_RU_JOB");
    commit.countDown();
    resumption.get();
    projection.get();

    assertThat(trial.timer(SUB_PROCESS)).isEqualTo(DUE);
    assertThat(trial.timer(TimerTrial.BOUNDARY)).isEqualTo("2026-03-30T17:30");
  }

  /** Takes the timers that are due, as a job executor does; stops between reading and writing. */
  private static AcquiredJobs acquire(CountDownLatch found, CountDownLatch goOn) {
    DefaultJobExecutor executor =
        new DefaultJobExecutor() {
          @Override
          public String getLockOwner() {
            found.countDown();
            await(goOn);
            return "racer";
          }
        };
    return ((ProcessEngineConfigurationImpl)
            ProcessWorld.bean(ProcessEngine.class).getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(executor, 100));
  }

  private static void inTransaction(Runnable act) {
    ProcessWorld.bean(TransactionTemplate.class).executeWithoutResult(status -> act.run());
  }

  private static void afterEverythingElse(Runnable act) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void beforeCommit(boolean readOnly) {
            act.run();
          }
        });
  }

  private static void waitUntilSomebodyWaitsFor(String table) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (ProcessWorld.bean(JdbcClient.class)
            .sql(
                "SELECT COUNT(*) FROM information_schema.INNODB_TRX WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE ?")
            .param("%" + table + "%")
            .query(Integer.class)
            .single()
        == 0) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Nobody waits for " + table);
      }
      // Asked more often than ten times a second the database repeats what it said before.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Nobody came");
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
