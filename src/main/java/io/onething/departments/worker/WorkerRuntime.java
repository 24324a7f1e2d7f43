package io.onething.departments.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the work for every department with the context and ends it in order: no new tasks, running
 * calls, then the rest.
 */
final class WorkerRuntime implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerRuntime.class);

  private final Collection<DepartmentWorker> workers;
  private final ServedCalls served;
  private final Duration askEvery;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;
  private final GatewayToken token;
  private final Duration stopWithin;
  private volatile boolean running;

  /**
   * @param workers gets those of departments that come later
   */
  WorkerRuntime(
      Collection<DepartmentWorker> workers,
      ServedCalls served,
      Duration askEvery,
      ExecutorService threads,
      ScheduledExecutorService timer,
      GatewayToken token,
      Duration stopWithin) {
    this.workers = workers;
    this.served = served;
    this.askEvery = askEvery;
    this.threads = threads;
    this.timer = timer;
    this.token = token;
    this.stopWithin = stopWithin;
  }

  @Override
  public void start() {
    workers.forEach(DepartmentWorker::start);
    running = true;
    askForCalls();
    LOG.info("Worker works for {}", workers.stream().map(DepartmentWorker::department).toList());
  }

  /** One question after the other, the first one at once. */
  private void askForCalls() {
    threads.execute(
        () -> {
          served.run();
          if (running) {
            timer.schedule(this::askForCalls, askEvery.toMillis(), TimeUnit.MILLISECONDS);
          }
        });
  }

  @Override
  public void stop() {
    running = false;
    served.stop();
    try {
      stopFetching();
      long deadline = System.nanoTime() + stopWithin.toNanos();
      for (DepartmentWorker worker : workers) {
        if (!worker.awaitCalls(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
          LOG.warn(
              "{}: calls still under way after {}; they are made again with the same keys",
              worker.department(),
              stopWithin);
        }
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
      timer.shutdownNow();
      workers.forEach(DepartmentWorker::close);
      served.close();
      token.close();
    }
  }

  /** All at the same time: each waits for its own fetch to end. */
  private void stopFetching() throws InterruptedException {
    List<Thread> stopping = new ArrayList<>();
    for (DepartmentWorker worker : workers) {
      stopping.add(Thread.ofVirtual().start(worker::stopFetching));
    }
    for (Thread thread : stopping) {
      thread.join(stopWithin);
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
