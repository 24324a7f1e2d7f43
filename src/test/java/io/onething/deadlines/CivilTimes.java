package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Instant;
import java.time.LocalDateTime;

/** Instants written as the clock on the city's wall shows them. */
final class CivilTimes {

  private CivilTimes() {}

  /**
   * @param civil {@code 2026-09-24T10:00}
   */
  static Instant at(String civil) {
    return LocalDateTime.parse(civil).atZone(CityTime.ZONE).toInstant();
  }
}
