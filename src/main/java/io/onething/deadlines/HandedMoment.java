package io.onething.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A moment that a shared process is handed where others are handed a clock: when the review of a
 * season ends is on the calendar and stands still for nobody. Written as the variables of a
 * manifest are, {@code 2026-03-20T18:00+08:00}.
 */
public record HandedMoment(Instant at) {

  /** The moment, or nothing if the text is the name of a clock. */
  public static Optional<HandedMoment> in(String text) {
    if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new HandedMoment(OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a clock nor a moment, expected 2026-03-20T18:00+08:00",
          unreadable);
    }
  }

  /**
   * So long before it.
   *
   * @throws IllegalArgumentException if the limit is in days, which only a clock can count
   */
  Instant before(Limit ahead) {
    return at.minus(span(ahead));
  }

  private static Duration span(Limit limit) {
    if (limit instanceof Limit.Span span) {
      return span.duration();
    }
    throw new IllegalArgumentException(
        "Limit '" + limit.text() + "' before a moment, expected hours or minutes: 24h");
  }
}
