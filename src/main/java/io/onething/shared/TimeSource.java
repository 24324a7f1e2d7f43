package io.onething.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The one source of time of a server: the machine's clock, moved forward by an offset. Only the
 * demo's time machine moves it; in production the offset is zero for ever.
 */
public final class TimeSource extends Clock {

  private final Clock machine;
  private volatile Duration offset = Duration.ZERO;

  public TimeSource(Clock machine) {
    this.machine = machine;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset);
  }

  /** How far this source is ahead of the machine. */
  public Duration offset() {
    return offset;
  }

  /** Moves this source; what follows it (the engine's timers) is moved by the caller. */
  public void setOffset(Duration ahead) {
    offset = ahead;
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return machine.withZone(zone);
  }
}
