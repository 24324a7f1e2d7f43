package io.onething.departments.worker;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many calls a department takes at the same time. A fetch waits until a whole batch would find
 * room, so that nothing is locked that cannot be started at once.
 */
final class Room {
  private final int size;
  private final int batch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int taken;
  private boolean closed;

  /**
   * @param size most calls at the same time
   */
  Room(int size) {
    this.size = size;
    this.batch = Math.max(1, size / 4);
  }

  /** Most tasks that one fetch may bring. */
  int batch() {
    return batch;
  }

  int size() {
    return size;
  }

  int taken() {
    lock.lock();
    try {
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a call may start: false once closed. */
  boolean enter() {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      taken++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      taken--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a batch finds room, or the room is closed. */
  void awaitBatch() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && size - taken < batch) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets nobody in any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all have left; false when {@code atMost} was not enough. */
  boolean awaitEmpty(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (taken > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return taken == 0;
    } finally {
      lock.unlock();
    }
  }
}
