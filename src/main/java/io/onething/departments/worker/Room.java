package io.onething.departments.worker;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many tasks of a department are worked on. A fetch waits until all that it may bring would
 * find room, so that nothing is locked that cannot be started at once.
 */
final class Room {
  private final int size;
  private final int fetch;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int taken;
  private boolean closed;

  /**
   * @param size most tasks at the same time
   * @param fetch most tasks that one fetch may bring
   */
  Room(int size, int fetch) {
    this.size = size;
    this.fetch = fetch;
  }

  /** Most tasks that one fetch may bring. */
  int fetch() {
    return fetch;
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

  /** Whether a task may be worked on: false once closed. */
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

  /** Comes back after having left; there is always room for that. */
  void comeBack() {
    lock.lock();
    try {
      taken++;
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

  /**
   * Waits until a fetch finds room, or the room is closed.
   *
   * @param empty whether everybody must have left before
   */
  void awaitRoom(boolean empty) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && (empty ? taken > 0 : size - taken < fetch)) {
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
}
