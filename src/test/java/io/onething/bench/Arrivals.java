package io.onething.bench;

import io.onething.bench.BenchServer.Begun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Cases that come when they come: at a steady rate, whether the earlier ones are done or not. A few
 * are begun at a time, the others wait at the door.
 */
final class Arrivals {

  /** How many are begun at the same time. */
  static final int DOORS = 6;

  private final BenchServer server;
  private final List<Begun> cases;
  private final long began;

  private Arrivals(BenchServer server, List<Begun> cases, long began) {
    this.server = server;
    this.cases = cases;
    this.began = began;
  }

  /**
   * Begins so many cases; returns when the last has begun.
   *
   * @param perSecond how many come in a second
   */
  static Arrivals of(BenchServer server, String bundle, int count, double perSecond)
      throws InterruptedException {
    long began = System.nanoTime();
    List<Future<Begun>> starts = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(DOORS)) {
      for (int n = 0; n < count; n++) {
        long due = began + (long) (n * 1e9 / perSecond);
        for (long left; (left = due - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
        starts.add(threads.submit(() -> server.begin(bundle)));
      }
      List<Begun> cases = new ArrayList<>();
      for (Future<Begun> start : starts) {
        cases.add(start.get());
      }
      return new Arrivals(server, cases, began);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A case could not be begun", failed);
    }
  }

  List<Begun> cases() {
    return cases;
  }

  /** When the first case was to come, in nanoseconds. */
  long began() {
    return began;
  }

  /** Waits until all cases are through their join; when the last was, in nanoseconds. */
  long awaitJoins() throws InterruptedException {
    long last = began;
    for (Begun begun : cases) {
      last = Math.max(last, server.cases().awaitJoin(begun.number()));
    }
    return last;
  }

  /**
   * Waits until all cases are through their join or so much time has passed since the first came.
   *
   * @return when that was, in nanoseconds
   */
  long awaitJoins(Duration atMost) throws InterruptedException {
    long end = began + atMost.toNanos();
    while (System.nanoTime() < end) {
      if (cases.stream().allMatch(begun -> server.cases().isJoined(begun.number()))) {
        return awaitJoins();
      }
      Thread.sleep(20);
    }
    return System.nanoTime();
  }
}
