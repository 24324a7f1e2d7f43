package io.onething.sandbox.timemachine;

import io.onething.deadlines.CalendarInForce;
import io.onething.deadlines.WorkingTime;
import io.onething.engine.EngineTime;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.shared.TimeSource;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Moves the demo's time forward: our clocks, the engine's timers and the pages together. Sign-in
 * and signatures stay on real time. The offset is kept with the demo's data.
 */
@Hidden
@RestController
@RequestMapping("/time-machine")
class TimeMachine {

  private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int MOST_WORKING_DAYS = 60;

  private final TimeSource time;
  private final EngineTime engine;
  private final CalendarInForce calendar;
  private final WatchedCases cases;
  private final String secret;
  private final Path kept;

  TimeMachine(
      TimeSource time,
      EngineTime engine,
      CalendarInForce calendar,
      WatchedCases cases,
      String secret,
      Path kept) {
    this.time = time;
    this.engine = engine;
    this.calendar = calendar;
    this.cases = cases;
    this.secret = secret;
    this.kept = kept;
    set(read());
  }

  /**
   * How far to go.
   *
   * @param workingDays to the closing hour of the day that is so many working days ahead, 1 to 60
   */
  record Jump(int workingDays) {}

  /** What time it is on the server. */
  record Now(Instant now, String date, long secondsAhead) {}

  @GetMapping
  Now now() {
    return new Now(time.instant(), CityTime.today(time).toString(), time.offset().toSeconds());
  }

  /** What time it is, and what it does to the open cases. */
  record Seen(Instant now, List<WatchedCases.Watched> cases) {}

  @GetMapping("/cases")
  Seen cases(@RequestHeader(name = "X-Demo-Secret", required = false) @Nullable String given) {
    checkSandbox(given);
    return new Seen(time.instant(), cases.latest());
  }

  @PostMapping
  synchronized Now jump(
      @RequestHeader(name = "X-Demo-Secret", required = false) @Nullable String given,
      @RequestBody Jump jump)
      throws InterruptedException {
    checkSandbox(given);
    if (jump.workingDays() < 1 || jump.workingDays() > MOST_WORKING_DAYS) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "workingDays is " + jump.workingDays() + ", expected 1 to " + MOST_WORKING_DAYS);
    }
    waitForCallsInFlight();
    WorkingTime working = calendar.time();
    Instant target =
        working.closing(working.calendar().plus(CityTime.today(time), jump.workingDays()));
    set(time.offset().plus(Duration.between(time.instant(), target)).plusMinutes(1));
    log.info("The demo's time is now {}", time.instant());
    return now();
  }

  private void checkSandbox(@Nullable String given) {
    if (given == null || !MessageDigest.isEqual(bytes(given), bytes(secret))) {
      throw new OneThingException(ErrorCode.FORBIDDEN, "The time machine is the sandbox's alone");
    }
  }

  private void waitForCallsInFlight() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_WAIT);
    while (engine.callsInFlight() && Instant.now().isBefore(end)) {
      Thread.sleep(100);
    }
  }

  private void set(Duration ahead) {
    time.setOffset(ahead);
    engine.setOffset(ahead);
    try {
      Files.createDirectories(kept.toAbsolutePath().getParent());
      Files.writeString(kept, ahead.toString());
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Cannot keep the demo's time in " + kept, unwritable);
    }
  }

  private Duration read() {
    try {
      return Files.exists(kept) ? Duration.parse(Files.readString(kept).strip()) : Duration.ZERO;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the demo's time in " + kept, unreadable);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
