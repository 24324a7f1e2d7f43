package io.onething.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
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
  private final Map<String, Long> newestFetches = new HashMap<>();
  private long count;
  private boolean stopping;

  /**
   * A worker's new fetch. Its older one ends: the connection is gone, and what it locked would
   * belong to nobody.
   *
   * @return the fetch's turn, for {@link #isOver}
   */
  long begin(String worker) {
    lock.lock();
    try {
      raised.signalAll();
      return newestFetches.merge(worker, 1L, Long::sum);
    } finally {
      lock.unlock();
    }
  }

  /** Whether a fetch must end: the worker has sent another, or the server stops. */
  boolean isOver(String worker, long turn) {
    lock.lock();
    try {
      return stopping || newestFetches.getOrDefault(worker, turn) != turn;
    } finally {
      lock.unlock();
    }
  }

  /** The web server waits for open requests before it stops; fetches need not keep it. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    lock.lock();
    try {
      stopping = true;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

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

  /** Waits until the signal has been raised since {@code seen}, the fetch is over, or so long. */
  void awaitBeyond(long seen, String worker, long turn, Duration atMost)
      throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (count == seen && left > 0 && !isOver(worker, turn)) {
        left = raised.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
