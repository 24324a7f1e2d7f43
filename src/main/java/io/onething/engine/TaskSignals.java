package io.onething.engine;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the waiting fetches of this server when it has made an external task. Tasks that another
 * server makes are found by looking again, so a missed signal costs time and nothing else.
 */
@Component
class TaskSignals {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private long count;

  /** Raises the signal when the current transaction has committed, at once if there is none. */
  void raiseAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      raise();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            raise();
          }
        });
  }

  private void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How often the signal was raised; to be read before one looks for tasks. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the signal has been raised since {@code seen}, at most this long. */
  void awaitBeyond(long seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (count == seen && left > 0) {
        left = raised.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The unit of waiting is nanoseconds, so that short waits are not rounded to nothing. */
  static Duration millis(long millis) {
    return Duration.ofNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
