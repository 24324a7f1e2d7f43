package io.onething.departments.worker;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.camunda.bpm.client.backoff.ErrorAwareBackoffStrategy;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * When the next fetch starts. The server keeps a fetch that finds nothing, so there is no pause
 * when idle; there is one, up to a minute, when the server does not answer; and a fetch waits until
 * the department has room for what it may bring, and may be called at all.
 */
final class FetchPace implements ErrorAwareBackoffStrategy {
  private static final Logger LOG = LoggerFactory.getLogger(FetchPace.class);
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final Duration TOO_SOON = Duration.ofMillis(200);

  private final String department;
  private final Admission admission;
  private final Room room;
  private final FetchHealth health;
  private final InstantSource time;
  private int failures;
  private boolean emptyTooSoon;
  private java.time.Instant began;

  FetchPace(Admission admission, Room room, FetchHealth health, InstantSource time) {
    this.department = admission.department();
    this.admission = admission;
    this.room = room;
    this.health = health;
    this.time = time;
    this.began = time.instant();
  }

  @Override
  public void reconfigure(List<ExternalTask> tasks, @Nullable ExternalTaskClientException problem) {
    if (problem == null) {
      if (failures > 1) {
        LOG.info("{}: the server answers again", department);
      }
      failures = 0;
      emptyTooSoon =
          tasks.isEmpty() && Duration.between(began, time.instant()).compareTo(TOO_SOON) < 0;
      health.answered(department);
    } else if (!room.isClosed()) {
      failures++;
      emptyTooSoon = false;
      say(problem);
      health.failed(department);
    }
  }

  @Override
  public long calculateBackoffTime() {
    try {
      // Whoever is tried again is shown a few calls and no more until they are answered.
      room.awaitRoom(admission.isOnTrial());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    long pause = Math.max(pause(), spared());
    began = time.instant().plusMillis(pause);
    return pause;
  }

  /**
   * At first, and then whenever the longest pause begins: a server that is away is no news every
   * second.
   */
  private void say(ExternalTaskClientException problem) {
    Level level = failures == 1 || pause() == LONGEST_MILLIS ? Level.WARN : Level.DEBUG;
    LOG.atLevel(level)
        .log(
            "{}: no tasks from the server, next try in {} ms: {}",
            department,
            pause(),
            what(problem));
  }

  private long pause() {
    if (failures > 0) {
      return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 10));
    }
    return emptyTooSoon ? FIRST_MILLIS : 0;
  }

  /** A little longer, so that what was waited for is over. */
  private long spared() {
    long millis = admission.pause().toMillis();
    return millis == 0 ? 0 : millis + 1;
  }

  private static String what(ExternalTaskClientException problem) {
    Throwable cause = problem.getCause();
    boolean answered =
        problem instanceof RestException && (cause == null || cause instanceof RestException);
    return answered ? "HTTP " + ((RestException) problem).getHttpStatusCode() : "no connection";
  }
}
