package io.onething.departments.worker;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Does the same for many, a few at a time: the server has other callers too. */
final class SideBySide {
  private static final int MOST = 8;

  private SideBySide() {}

  /** What is done for each. */
  @FunctionalInterface
  interface Step<T> {
    /** Does it; whatever can be done about a failure is done here. */
    void of(T item) throws InterruptedException;
  }

  /** Returns when it is done for all. */
  static <T> void run(ExecutorService threads, List<T> items, Step<T> step)
      throws InterruptedException {
    Semaphore places = new Semaphore(MOST);
    CountDownLatch open = new CountDownLatch(items.size());
    for (T item : items) {
      places.acquire();
      try {
        threads.execute(
            () -> {
              try {
                step.of(item);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              } finally {
                places.release();
                open.countDown();
              }
            });
      } catch (RejectedExecutionException stopping) {
        places.release();
        open.countDown();
        step.of(item);
      }
    }
    open.await();
  }
}
