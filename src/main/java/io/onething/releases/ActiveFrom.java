package io.onething.releases;

import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** From when a release counts, as people write it: in the city's time. */
final class ActiveFrom {

  private ActiveFrom() {}

  /**
   * Reads {@code now}, {@code 2026-12-01} (its first moment) or {@code 2026-12-01T08:30}.
   *
   * @throws OneThingException {@code INVALID_INPUT}
   */
  static Instant read(String text, Clock clock) {
    try {
      if (text.equals("now")) {
        return clock.instant();
      }
      LocalDateTime at =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      return at.atZone(CityTime.ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "'" + text + "' is no moment; expected now, 2026-12-01 or 2026-12-01T08:30");
    }
  }
}
