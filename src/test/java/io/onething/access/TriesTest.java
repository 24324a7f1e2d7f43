package io.onething.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.shared.CityTime;
import io.onething.shared.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TriesTest {

  private final TimeSource clock =
      new TimeSource(Clock.fixed(Instant.parse("2026-11-25T02:00:00Z"), CityTime.ZONE));
  private final Tries tries = new Tries(10, Duration.ofMinutes(10), clock);

  @Test
  void turnsTheEleventhTryAway() {
    for (int wrong = 0; wrong < 10; wrong++) {
      tries.check("10.0.0.1");
      tries.countWrong("10.0.0.1");
    }
    assertThatThrownBy(() -> tries.check("10.0.0.1"))
        .hasMessage("More than 10 wrong tries within 10 minutes");
    assertThatCode(() -> tries.check("10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void forgetsAfterTheWindow() {
    for (int wrong = 0; wrong < 10; wrong++) {
      tries.countWrong("10.0.0.1");
    }
    clock.setOffset(Duration.ofMinutes(10).plusSeconds(1));
    assertThatCode(() -> tries.check("10.0.0.1")).doesNotThrowAnyException();
  }
}
