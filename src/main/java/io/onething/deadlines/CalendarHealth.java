package io.onething.deadlines;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * Alarms the operator of a year that is to be published. The server serves on all the same: the
 * status is none that turns the whole or the readiness red.
 */
class CalendarHealth implements HealthIndicator {

  /** Something is to be done by a person; the server itself is well. */
  static final Status WARNING = new Status("WARNING");

  private final CalendarWatch watch;

  CalendarHealth(CalendarWatch watch) {
    this.watch = watch;
  }

  @Override
  public Health health() {
    CalendarWatch.Look seen = watch.last();
    Health.Builder health = seen.alarms() ? Health.status(WARNING) : Health.up();
    return health
        .withDetail("publishedUntil", seen.publishedUntil())
        .withDetail("missingYear", seen.missingYear())
        .withDetail("openClocksBeyond", seen.openClocks())
        .withDetail("asOf", seen.asOf())
        .build();
  }
}
