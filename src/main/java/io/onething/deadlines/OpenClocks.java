package io.onething.deadlines;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The open clocks of some cases as they stood at one moment. */
public final class OpenClocks {

  private final Map<CaseId, Map<String, RunningClock>> clocks = new HashMap<>();
  private final PointInTime points;
  private final Instant now;

  OpenClocks(List<ClockRow> rows, PointInTime points, Instant now) {
    this.points = points;
    this.now = now;
    for (ClockRow row : rows) {
      clocks
          .computeIfAbsent(row.caseId(), id -> new HashMap<>())
          .put(row.clock().name(), row.clock());
    }
  }

  /** Whether the clock is open, running or not. */
  public boolean has(CaseId caseId, String clock) {
    return find(caseId, clock) != null;
  }

  /**
   * When a timer on this point is to be set to; nothing if the clock is not open. While the clock
   * stands still, and where the date is provisional, the timer is parked: set so far ahead that it
   * fires nothing before it is moved again.
   */
  public Optional<Instant> timer(CaseId caseId, TimerPoint point) {
    @Nullable RunningClock clock = find(caseId, point.clock());
    if (clock == null) {
      return Optional.empty();
    }
    return Optional.of(
        clock.state() == ClockState.SUSPENDED
            ? points.parked(now)
            : points.timer(points.of(clock, point)));
  }

  /**
   * The date of this point that people see, provisional or not; nothing if the clock is not open,
   * or stands still.
   */
  public Optional<Instant> shown(CaseId caseId, TimerPoint point) {
    return Optional.ofNullable(find(caseId, point.clock()))
        .flatMap(clock -> points.shown(clock, point));
  }

  private @Nullable RunningClock find(CaseId caseId, String clock) {
    return clocks.getOrDefault(caseId, Map.of()).get(clock);
  }
}
