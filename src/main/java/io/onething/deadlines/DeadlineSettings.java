package io.onething.deadlines;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the clocks.
 *
 * @param counterOpens when the counters open, civil time of the city
 * @param counterCloses when the counters close; a last day ends here, what comes later is accepted
 *     on the next working day
 * @param calendar Spring resource patterns of the published years; add {@code
 *     file:/etc/onething/calendar/CN-*.yaml} to publish a year without a new release
 * @param region the area code (GB/T 2260) of the place, for what its region does otherwise than the
 *     nation; null where nothing is
 */
@ConfigurationProperties("onething.deadlines")
record DeadlineSettings(
    @DefaultValue("09:00") LocalTime counterOpens,
    @DefaultValue("17:30") LocalTime counterCloses,
    @DefaultValue("classpath*:/deadlines/calendar/CN-*.yaml") List<String> calendar,
    @Nullable String region) {

  DeadlineSettings {
    if (!counterOpens.isBefore(counterCloses)) {
      throw new IllegalArgumentException(
          "onething.deadlines.counter-closes is "
              + counterCloses
              + ", expected a time after onething.deadlines.counter-opens ("
              + counterOpens
              + ")");
    }
    if (region != null && !region.matches("[1-9][0-9]{5}")) {
      throw new IllegalArgumentException(
          "onething.deadlines.region is '"
              + region
              + "', expected an area code of six digits as in 450100 (GB/T 2260)");
    }
    calendar = List.copyOf(calendar);
  }
}
