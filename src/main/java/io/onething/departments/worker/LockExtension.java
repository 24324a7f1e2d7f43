package io.onething.departments.worker;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a task locked while it is worked on: a short lock that is extended at half its time, so
 * that a killed worker's tasks are soon free and a slow call's are not.
 */
final class LockExtension {
  private static final Logger LOG = LoggerFactory.getLogger(LockExtension.class);

  private final Duration lock;
  private final ScheduledExecutorService timer;
  private final ExecutorService threads;

  /**
   * @param timer only starts the extensions
   * @param threads run them; one blocked extension delays no other
   */
  LockExtension(Duration lock, ScheduledExecutorService timer, ExecutorService threads) {
    this.lock = lock;
    this.timer = timer;
    this.threads = threads;
  }

  /** Extends the task's lock until the returned handle is closed. */
  Extended extend(ExternalTask task, ExternalTaskService server) {
    long half = Math.max(1, lock.toMillis() / 2);
    Future<?> beat =
        timer.scheduleAtFixedRate(
            () -> threads.execute(() -> extendOnce(task, server)),
            half,
            half,
            TimeUnit.MILLISECONDS);
    return () -> beat.cancel(false);
  }

  private void extendOnce(ExternalTask task, ExternalTaskService server) {
    try {
      server.extendLock(task, lock.toMillis());
    } catch (NotFoundException | BadRequestException lost) {
      LOG.debug(
          "{} of case {}: lock not extended, the task is done or taken",
          task.getTopicName(),
          task.getBusinessKey());
    } catch (ExternalTaskClientException problem) {
      LOG.debug(
          "{} of case {}: lock not extended: {}",
          task.getTopicName(),
          task.getBusinessKey(),
          problem.getMessage());
    }
  }

  /** A lock that is being extended. */
  interface Extended extends AutoCloseable {
    @Override
    void close();
  }
}
