package io.onething.departments.worker;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
interface Pause {
  /** Waits for {@code duration}. */
  void of(Duration duration) throws InterruptedException;
}
