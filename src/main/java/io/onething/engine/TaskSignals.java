package io.onething.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Wakes the waiting fetches of this server when it has made an external task, those alone that ask
 * for its topic. Tasks that another server makes are found by looking again, so a missed signal
 * costs time and nothing else.
 */
@Component
class TaskSignals {

  private final ReentrantLock lock = new ReentrantLock();

  /** The newest fetch of each worker that has one open. */
  private final Map<String, Fetch> open = new HashMap<>();

  private boolean stopping;

  /**
   * A worker's new fetch. Its older one ends: the connection is gone, and what it locked would
   * belong to nobody.
   */
  Fetch begin(String worker, Collection<String> topics) {
    lock.lock();
    try {
      Fetch fetch = new Fetch(worker, new HashSet<>(topics));
      @Nullable Fetch older = open.put(worker, fetch);
      if (older != null) {
        older.end();
      }
      return fetch;
    } finally {
      lock.unlock();
    }
  }

  /** A fetch that is open; to be closed when it is answered. */
  final class Fetch implements AutoCloseable {

    private final String worker;
    private final Set<String> topics;
    private final Condition changed = lock.newCondition();
    private boolean raised;
    private boolean over;

    private Fetch(String worker, Set<String> topics) {
      this.worker = worker;
      this.topics = topics;
    }

    /** Whether it must end: the worker has sent another, or the server stops. */
    boolean isOver() {
      lock.lock();
      try {
        return over || stopping;
      } finally {
        lock.unlock();
      }
    }

    /** To be said before one looks for tasks: signals from here on are not missed. */
    void looking() {
      lock.lock();
      try {
        raised = false;
      } finally {
        lock.unlock();
      }
    }

    /** Waits until there was a signal since {@link #looking}, the fetch is over, or so long. */
    void await(Duration atMost) throws InterruptedException {
      long left = atMost.toNanos();
      lock.lockInterruptibly();
      try {
        while (!raised && !over && !stopping && left > 0) {
          left = changed.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    }

    private void wake(@Nullable String topic) {
      if (topic == null || topics.contains(topic)) {
        raised = true;
        changed.signalAll();
      }
    }

    private void end() {
      over = true;
      changed.signalAll();
    }

    @Override
    public void close() {
      lock.lock();
      try {
        open.remove(worker, this);
      } finally {
        lock.unlock();
      }
    }
  }

  /** The web server waits for open requests before it stops; fetches need not keep it. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    lock.lock();
    try {
      stopping = true;
      open.values().forEach(Fetch::end);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Raises the signal when the current transaction has committed, at once if there is none.
   *
   * @param topic of the task; null if it is not known here, which wakes all
   */
  void raiseAfterCommit(@Nullable String topic) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      raise(topic);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            raise(topic);
          }
        });
  }

  private void raise(@Nullable String topic) {
    lock.lock();
    try {
      open.values().forEach(fetch -> fetch.wake(topic));
    } finally {
      lock.unlock();
    }
  }
}
