package io.onething.deadlines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a clock stands still (行政许可法 art. 45).
 *
 * @param reason a code of the bundle: {@code EXTERNAL_AUTHORITY}
 * @param element the BPMN id of what suspends; tells several suspensions for one reason apart
 * @param basis the article it rests on, if known
 * @param expectedEnd when the clock is expected to run again, if known
 * @param from when the clock stopped
 * @param to when the clock ran again, null while it stands still
 */
record Suspension(
    String reason,
    String element,
    @Nullable String basis,
    @Nullable Instant expectedEnd,
    Instant from,
    @Nullable Instant to) {

  Suspension {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Suspension for " + reason + " ends " + to + ", expected not before its begin " + from);
    }
  }

  boolean isOpen() {
    return to == null;
  }

  /** Whether a person has decided it: the model's own name no end. */
  boolean isDecided() {
    return expectedEnd != null;
  }

  /** Whether the clock stands still at this instant; the end itself no longer counts. */
  boolean covers(Instant instant) {
    return !from.isAfter(instant) && (to == null || to.isAfter(instant));
  }

  Suspension endedAt(Instant end) {
    return new Suspension(
        reason, element, basis, expectedEnd, from, end.isBefore(from) ? from : end);
  }
}
