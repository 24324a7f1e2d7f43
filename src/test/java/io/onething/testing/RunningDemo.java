package io.onething.testing;

import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.Limit;
import io.onething.deadlines.WorkingTime;
import io.onething.engine.EngineTime;
import io.onething.sandbox.Demo;
import io.onething.shared.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.util.FileSystemUtils;

/**
 * The whole demo, started once for all tests of a JVM, on free ports and with data of its own. Its
 * time begins at {@link #START}, whatever the machine's date is, so that the published calendar
 * covers every deadline of the tests.
 */
public final class RunningDemo {

  /** A working Tuesday with a whole month of working days before the next holiday. */
  public static final Instant START = Instant.parse("2026-09-01T02:00:00Z");

  private static final Duration CALLS_END = Duration.ofSeconds(10);
  private static final int WORKER_PORT = Demo.Options.freePort();

  private RunningDemo() {}

  private static final class Running {
    static final Demo DEMO = start();

    private static Demo start() {
      return SharedParts.keep(
          startAt(
              START, "demo", Map.of("onething.worker.health-port", String.valueOf(WORKER_PORT))));
    }
  }

  /**
   * A demo of one's own, which the caller closes.
   *
   * @param start what time it is there
   * @param name of its data, one for each test class
   * @param settings further settings of its server
   */
  public static Demo own(Instant start, String name, Map<String, String> settings) {
    Demo demo = startAt(start, name, settings);
    WebApplications.serve(demo.server().getBean(ProcessEngine.class));
    return demo;
  }

  private static Demo startAt(Instant start, String name, Map<String, String> settings) {
    Path data = Path.of("target", "test-data", name + "-" + ProcessHandle.current().pid());
    try {
      FileSystemUtils.deleteRecursively(data);
      Files.createDirectories(data);
      Files.writeString(
          data.resolve("time-offset"), Duration.between(Instant.now(), start).toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot prepare " + data, unwritable);
    }
    return Demo.start(new Demo.Options(Path.of("target", "mariadb"), data, 0, 0, settings));
  }

  /** The demo that all tests share; nobody closes it. */
  public static Demo get() {
    Demo demo = Running.DEMO;
    WebApplications.serve(demo.server().getBean(ProcessEngine.class));
    // The engine's clock is one for the whole JVM: tests of another server may have moved it.
    demo.server()
        .getBean(EngineTime.class)
        .setOffset(demo.server().getBean(TimeSource.class).offset());
    return demo;
  }

  /** Where the demo's worker tells of its health and its metrics. */
  public static String workerUrl() {
    return "http://localhost:" + WORKER_PORT;
  }

  /**
   * Sets the demo's time back to {@link #START}; for tests that moved it far, when their cases have
   * ended.
   */
  public static void backToStart() {
    Duration offset = sinceStart();
    Running.DEMO.server().getBean(TimeSource.class).setOffset(offset);
    Running.DEMO.server().getBean(EngineTime.class).setOffset(offset);
  }

  /** Moves the demo's time to the closing hour of the day that is so many working days ahead. */
  public static void forward(int workingDays) {
    Instant now = Running.DEMO.server().getBean(TimeSource.class).instant();
    WorkingTime working = Running.DEMO.server().getBean(CalendarInForce.class).time();
    forward(
        Duration.between(now, working.plus(now, Limit.parse(workingDays + "wd"))).plusMinutes(1));
  }

  /** Moves the demo's time, once no department is being asked. */
  public static void forward(Duration ahead) {
    EngineTime engine = Running.DEMO.server().getBean(EngineTime.class);
    long end = System.nanoTime() + CALLS_END.toNanos();
    while (engine.callsInFlight() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    TimeSource time = Running.DEMO.server().getBean(TimeSource.class);
    time.setOffset(time.offset().plus(ahead));
    engine.setOffset(time.offset());
  }

  private static Duration sinceStart() {
    return Duration.between(Instant.now(), START);
  }
}
