package io.onething.engine;

import io.onething.OneThing;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CityTime;
import io.onething.shared.TimeSource;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContext;

/**
 * A server in which nothing moves by itself: jobs run and departments answer when a test says so,
 * and time stands where the test has put it.
 */
final class ProcessWorld {

  static final String BUNDLE = "talent-residency";

  /** A Monday in a month without holidays, during counter hours. */
  static final LocalDateTime MONDAY = LocalDateTime.parse("2026-03-02T10:00:00");

  private ProcessWorld() {}

  private static final class Running {
    static final TestServer SERVER =
        TestServer.start(
            List.of(TakenFlows.class),
            "--camunda.bpm.job-execution.enabled=false",
            "--onething.engine.inbox-interval=3600000",
            "--onething.desk.sweep-interval=3600000",
            "--onething.participants.interval=PT1H",
            "--onething.ladder.sweep-interval=PT1H",
            "--onething.allocation.sweep-interval=PT1H",
            "--onething.allocation.line-interval=PT1H");
  }

  static <T> T bean(Class<T> type) {
    return Running.SERVER.bean(type);
  }

  static ApplicationContext context() {
    return Running.SERVER.context();
  }

  /**
   * A second server on the same database, in a process of its own that can be killed.
   *
   * @param log where it writes
   */
  static Process serverBeside(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(OneThing.class.getName(), "server"));
    command.addAll(Running.SERVER.settingsBeside(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** A new browser that nobody has signed in with. */
  static TestBrowser browser() {
    return Running.SERVER.browser();
  }

  static Bundle bundle() {
    return bundle(BUNDLE);
  }

  static Bundle bundle(String id) {
    return bean(Catalog.class).bundle(id);
  }

  static Instant instant(LocalDateTime civil) {
    return civil.atZone(CityTime.ZONE).toInstant();
  }

  /** Puts our clocks and the engine's to this civil time of the city. */
  static void setTime(LocalDateTime civil) {
    setTime(Duration.between(Instant.now(), instant(civil)));
  }

  /** Gives the engine's clock, which is one for the whole JVM, back to the other servers. */
  static void realTime() {
    setTime(Duration.ZERO);
  }

  private static void setTime(Duration ahead) {
    bean(TimeSource.class).setOffset(ahead);
    bean(EngineTime.class).setOffset(ahead);
  }
}
