package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

  @Test
  void readsSecondsOrADate() {
    InstantSource time = InstantSource.fixed(Instant.parse("2026-11-25T08:00:00Z"));
    assertThat(RetryAfter.parse("120", time)).contains(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Wed, 25 Nov 2026 08:05:00 GMT", time))
        .contains(Duration.ofMinutes(5));
    assertThat(RetryAfter.parse("Wed, 25 Nov 2026 07:00:00 GMT", time))
        .contains(Duration.ofSeconds(1));
    assertThat(RetryAfter.parse("soon", time)).isEmpty();
  }
}
