package io.onething.departments.worker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Breaker;
import io.onething.departments.calls.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/** Admissions of a department named alpha, and what may come back from it. */
final class Admissions {
  private Admissions() {}

  static Admission of(LimitShare share, InstantSource time) {
    return of(share, new Underway(), time);
  }

  /** Left alone for 30 s when half of the last four calls failed. */
  static Admission of(LimitShare share, Underway underway, InstantSource time) {
    return new Admission(
        "alpha",
        share,
        new Breaker(50, 4, Duration.ofSeconds(30)),
        underway,
        CircuitBreakerRegistry.ofDefaults(),
        time.withZone(ZoneOffset.UTC));
  }

  static Answer busy(Duration wait) {
    return new Answer(503, Map.of(), null, null, Cause.BUSY, "busy", true, wait);
  }

  static Answer status(int status) {
    return new Answer(status, Map.of(), null, null, null, "", false, null);
  }

  static Answer none(Cause failure) {
    return new Answer(null, Map.of(), null, failure, failure, "silence", false, null);
  }

  static Answer unsent() {
    return new Answer(null, Map.of(), null, null, Cause.DEFECT, "no request", true, null);
  }
}
