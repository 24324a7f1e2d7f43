package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.Instant;

/**
 * What an act does to a clock: when its time is up without and with it. For a clock that stands
 * still these are the dates that hold if it runs again where its suspensions are expected to end.
 */
public record ClockForecast(Expected before, Expected after) {

  /**
   * When time will be up.
   *
   * @param provisional the date lies past the last published year of holidays
   * @param text the date with its reasons
   */
  public record Expected(Instant due, boolean provisional, Localized text) {}
}
