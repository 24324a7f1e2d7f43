package io.onething.departments.calls;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the header {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
  private RetryAfter() {}

  /** At least a second; empty when the header is neither seconds nor a date. */
  static Optional<Duration> parse(String header, InstantSource time) {
    String text = header.strip();
    try {
      Duration wait =
          text.matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text))
              : Duration.between(
                  time.instant(), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
      return Optional.of(wait.toSeconds() < 1 ? Duration.ofSeconds(1) : wait);
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
