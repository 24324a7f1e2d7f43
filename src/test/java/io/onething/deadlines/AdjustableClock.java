package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;

import io.onething.shared.CityTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands where it is put. */
public final class AdjustableClock extends Clock {

  private volatile Instant now;

  /**
   * @param civil {@code 2026-09-24T10:00}
   */
  public AdjustableClock(String civil) {
    now = at(civil);
  }

  public void set(String civil) {
    now = at(civil);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return CityTime.ZONE;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
