package io.onething.departments.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when something is held back. */
final class Hold {
  private final InstantSource time;
  private Instant end = Instant.MIN;

  Hold(InstantSource time) {
    this.time = time;
  }

  /** Holds for so long from now on, or longer if that was known before. */
  synchronized void atLeast(Duration wait) {
    Instant until = time.instant().plus(wait);
    end = until.isAfter(end) ? until : end;
  }

  /** How long it still holds; zero when it does not. */
  synchronized Duration left() {
    Instant now = time.instant();
    return now.isBefore(end) ? Duration.between(now, end) : Duration.ZERO;
  }
}
