package io.onething.departments.worker;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The threads that work on tasks. One that still waits may be called off at any moment; one whose
 * call has begun is waited for.
 */
final class Underway {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Thread> waiting = new HashSet<>();
  private int all;
  private boolean stopping;

  /** The current thread begins; false when the worker stops. */
  boolean begin() {
    lock.lock();
    try {
      if (stopping) {
        return false;
      }
      waiting.add(Thread.currentThread());
      all++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The current thread's call begins; from now on it is not called off.
   *
   * @throws CalledOff when it was before
   */
  void depart() {
    lock.lock();
    try {
      if (stopping && waiting.contains(Thread.currentThread())) {
        throw new CalledOff();
      }
      waiting.remove(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** Whether the current thread's call has not begun. */
  boolean isWaiting() {
    lock.lock();
    try {
      return waiting.contains(Thread.currentThread());
    } finally {
      lock.unlock();
    }
  }

  /** The current thread is done. */
  void end() {
    lock.lock();
    try {
      waiting.remove(Thread.currentThread());
      all--;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whatever waits is broken off, and nothing begins any more. */
  void callOffWaiting() {
    lock.lock();
    try {
      stopping = true;
      waiting.forEach(Thread::interrupt);
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all are done; false when {@code atMost} was not enough. */
  boolean awaitNone(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (all > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return all == 0;
    } finally {
      lock.unlock();
    }
  }
}
