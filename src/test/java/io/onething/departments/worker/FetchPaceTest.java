package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.CallGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.camunda.bpm.client.exception.ConnectionLostException;
import org.junit.jupiter.api.Test;

class FetchPaceTest {
  private Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private final FetchHealth health = new FetchHealth(() -> now, Duration.ofMinutes(1));
  private final Admission admission = Admissions.of(new LimitShare(8, null), () -> now);
  private final FetchPace pace = new FetchPace(admission, new Room(8, 2), health, () -> now);

  @Test
  void waitsNotAtAllWhenIdleBecauseTheServerKeepsTheFetch() {
    now = now.plusSeconds(20);
    pace.reconfigure(List.of(), null);
    assertThat(pace.calculateBackoffTime()).isZero();
  }

  @Test
  void waitsWhenTheServerAnswersNothingAtOnce() {
    pace.reconfigure(List.of(), null);
    assertThat(pace.calculateBackoffTime()).isEqualTo(500);
  }

  @Test
  void doublesThePauseUpToAMinuteWhenTheServerIsAway() {
    List<Long> pauses =
        LongStream.range(0, 10)
            .map(
                attempt -> {
                  pace.reconfigure(
                      List.of(), new ConnectionLostException("gone", new java.io.IOException()));
                  return pace.calculateBackoffTime();
                })
            .boxed()
            .toList();
    assertThat(pauses)
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 32000L, 60000L, 60000L, 60000L);
    now = now.plusSeconds(20);
    pace.reconfigure(List.of(), null);
    assertThat(pace.calculateBackoffTime()).isLessThanOrEqualTo(500);
  }

  @Test
  void waitsWhileTheDepartmentWantsToBeLeftAlone() throws Exception {
    try (CallGuard.Turn turn = admission.turn()) {
      turn.answered(Admissions.busy(Duration.ofSeconds(7)));
    }
    now = now.plusSeconds(3);
    pace.reconfigure(List.of(), null);
    assertThat(pace.calculateBackoffTime()).isEqualTo(4001);
    now = now.plusSeconds(4);
    pace.reconfigure(List.of(), null);
    assertThat(pace.calculateBackoffTime()).isLessThanOrEqualTo(500);
  }

  @Test
  void isHealthyWhileTheServerAnswered() {
    assertThat(health.isUp()).isTrue();
    pace.reconfigure(List.of(), new ConnectionLostException("gone", new java.io.IOException()));
    assertThat(health.isUp()).isFalse();
    pace.reconfigure(List.of(), null);
    assertThat(health.departments()).containsEntry("alpha", true);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(health.isUp()).isFalse();
  }
}
