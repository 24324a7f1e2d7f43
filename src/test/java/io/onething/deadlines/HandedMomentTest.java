package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A shared process may be handed the end of a season where others hand it a clock. */
class HandedMomentTest {

  @Test
  void isToldFromTheNameOfAClock() {
    assertThat(HandedMoment.in("hrss-review")).isEmpty();
    assertThat(HandedMoment.in("2026-03-20T18:00+08:00"))
        .contains(new HandedMoment(Instant.parse("2026-03-20T10:00:00Z")));
  }

  @Test
  void hoursCanBeCountedBeforeItAndDaysOfAnAuthorityCannot() {
    HandedMoment moment = new HandedMoment(Instant.parse("2026-03-20T10:00:00Z"));
    assertThat(moment.before(Limit.parse("24h"))).isEqualTo("2026-03-19T10:00:00Z");
    assertThatThrownBy(() -> moment.before(Limit.parse("2wd")))
        .hasMessage("Limit '2wd' before a moment, expected hours or minutes: 24h");
  }

  @Test
  void whatIsNeitherIsNamed() {
    assertThatThrownBy(() -> HandedMoment.in("2026-03-20"))
        .hasMessage(
            "'2026-03-20' is neither a clock nor a moment, expected 2026-03-20T18:00+08:00");
  }
}
