package io.onething.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.availability.Pause;
import io.onething.catalog.DataFiles;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.OpenCalls.Load;
import io.onething.journal.RecentCalls.Tally;
import io.onething.supervision.DepartmentState.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The shipped department of health: one call with a time-out of ten seconds, breaker at 50 %. */
class DepartmentStateTest {

  private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
  private static final DepartmentFiles FILES =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION));
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void nobodyKnowsOfADepartmentThatNobodyAsks() {
    assertThat(state(Load.NONE, 0, 0, 0).condition()).isEqualTo(Condition.UNKNOWN);
  }

  @Test
  void isAwayFromTheShareOfFailuresOnThatItsBreakerTakesForAnOutage() {
    assertThat(state(Load.NONE, 100, 49, 0).condition()).isEqualTo(Condition.UP);
    assertThat(state(Load.NONE, 100, 50, 0).condition()).isEqualTo(Condition.AWAY);
  }

  @Test
  void isSlowWhenACallWaitsTooLong() {
    assertThat(state(waitingFor(120), 10, 0, 0).condition()).isEqualTo(Condition.UP);
    DepartmentState state = state(waitingFor(121), 10, 0, 0);
    assertThat(state.condition()).isEqualTo(Condition.SLOW);
    assertThat(state.oldest()).isEqualTo(Duration.ofSeconds(121));
  }

  @Test
  void isSlowWhenItTakesMoreThanHalfOfItsTimeOnAverage() {
    assertThat(state(Load.NONE, 10, 0, 50).condition()).isEqualTo(Condition.UP);
    assertThat(state(Load.NONE, 10, 0, 51).condition()).isEqualTo(Condition.SLOW);
  }

  @Test
  void isClosedWhileItIsAskedNothingHoweverLongCallsWait() {
    Pause pause = new Pause(Pause.Reason.CLOSED, NOW.plusSeconds(3600));

    DepartmentState state = state(waitingFor(9000), 0, 0, 0, Map.of("health", pause));

    assertThat(state.condition()).isEqualTo(Condition.CLOSED);
    assertThat(state.pause()).isEqualTo(pause);
    assertThat(state.waiting()).isEqualTo(1);
  }

  private static Load waitingFor(long seconds) {
    return new Load(1, NOW.minusSeconds(seconds), 0);
  }

  private static DepartmentState state(Load load, long asked, long failed, long tookSeconds) {
    return state(load, asked, failed, tookSeconds, Map.of());
  }

  private static DepartmentState state(
      Load load, long asked, long failed, long tookSeconds, Map<String, Pause> pauses) {
    Department health = FILES.department("health");
    Map<String, Tally> tallies =
        asked == 0
            ? Map.of()
            : Map.of(
                "health.birth",
                new Tally(
                    "health",
                    "health.birth",
                    asked,
                    failed,
                    Duration.ofSeconds(tookSeconds),
                    null));
    return DepartmentState.of(
        health,
        FILES.callsOf("health"),
        new DepartmentWatch.Look(Map.of("health.birth", load), tallies, Map.of(), pauses, NOW, 0),
        PATIENCE);
  }
}
