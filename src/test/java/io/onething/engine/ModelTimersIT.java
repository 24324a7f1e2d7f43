package io.onething.engine;

import static io.onething.engine.TimerTrial.BOUNDARY;
import static io.onething.engine.TimerTrial.CALLED;
import static io.onething.engine.TimerTrial.INTERMEDIATE;
import static io.onething.engine.TimerTrial.SUB_PROCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.deadlines.Publishing;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Timers of models follow their clocks, and fire nothing before their time has come. */
class ModelTimersIT {

  private static final String PARKED = "2027-12-31T17:30";

  private static String deployment;

  @BeforeAll
  static void deploy() {
    deployment = TimerTrial.deploy();
  }

  @AfterAll
  static void remove() {
    TimerTrial.remove(deployment);
    ProcessWorld.realTime();
  }

  @Test
  void everyKindOfTimerIsParkedWhileTheClockStandsStillAndMovedWhenItRunsAgain() {
    TimerTrial trial = TimerTrial.begin("2026-03-02T10:00");
    assertThat(trial.timers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BOUNDARY, "2026-03-30T17:30",
                SUB_PROCESS, "2026-03-05T17:30",
                INTERMEDIATE, "2026-03-26T17:30",
                CALLED, "2026-03-30T17:30"));

    trial.suspendAt("2026-03-04T10:00");
    assertThat(trial.timers()).hasSize(4).allSatisfy((id, at) -> assertThat(at).isEqualTo(PARKED));

    trial.resumeAt("2026-04-01T10:00");
    assertThat(trial.timers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BOUNDARY, "2026-04-28T17:30",
                SUB_PROCESS, "2026-04-02T17:30",
                INTERMEDIATE, "2026-04-24T17:30",
                CALLED, "2026-04-28T17:30"));
  }

  @Test
  void anExtensionMovesWhatHangsOnTheEndAndNothingElse() {
    TimerTrial trial = TimerTrial.begin("2026-03-02T10:00").extendAt("2026-03-03T10:00", "10wd");

    assertThat(trial.timers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BOUNDARY, "2026-04-14T17:30",
                SUB_PROCESS, "2026-03-05T17:30",
                INTERMEDIATE, "2026-04-10T17:30",
                CALLED, "2026-04-14T17:30"));
  }

  @Test
  void anActThatFailsMovesNothing() {
    TimerTrial trial = TimerTrial.begin("2026-03-02T10:00");
    ProcessWorld.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              trial.suspend();
              status.setRollbackOnly();
            });

    assertThat(trial.timer(BOUNDARY)).isEqualTo("2026-03-30T17:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {BOUNDARY, SUB_PROCESS, INTERMEDIATE, CALLED})
  void aTimerThatComesUpOnAnOldDateGoesBackAndFiresNothing(String element) {
    TimerTrial trial = TimerTrial.begin("2026-03-02T10:00");
    String right = trial.timer(element);
    // Somebody has set it by hand in Cockpit.
    ProcessWorld.bean(ManagementService.class)
        .setJobDuedate(
            trial.job(element).getId(),
            java.util.Date.from(ProcessWorld.instant(LocalDateTime.parse("2026-03-02T10:00"))));
    trial.execute(element);
    assertThat(trial.timer(element)).isEqualTo(right);
    assertThat(trial.timers()).hasSize(4);

    trial.suspendAt("2026-03-03T10:00");
    trial.execute(element);
    assertThat(trial.timer(element)).isEqualTo(PARKED);
    assertThat(trial.fired(element)).isZero();

    trial.resumeAt("2026-03-04T10:00");
    ProcessWorld.setTime(LocalDateTime.parse(trial.timer(element)));
    trial.execute(element);
    assertThat(trial.fired(element)).isEqualTo(1);
    assertThat(trial.timers()).hasSize(3).doesNotContainKey(element);
  }

  @Test
  void aTimerOnAProvisionalDateWaitsUntilTheYearIsPublished() {
    TimerTrial trial = TimerTrial.begin("2026-12-09T10:00");
    assertThat(trial.timer(BOUNDARY)).isEqualTo("2028-12-31T17:30");
    assertThat(trial.timer(SUB_PROCESS)).isEqualTo("2026-12-14T17:30");
    assertThat(trial.taskDates().getFirst()).isEqualTo("2027-01-06T17:30");
    trial.execute(BOUNDARY);
    assertThat(trial.fired(BOUNDARY)).isZero();

    Publishing.year2027(ProcessWorld.context());

    // 1 January is a holiday: one working day later than on weekends only.
    assertThat(trial.timers())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                BOUNDARY, "2027-01-07T17:30",
                SUB_PROCESS, "2026-12-14T17:30",
                INTERMEDIATE, "2027-01-05T17:30",
                CALLED, "2027-01-07T17:30"));
    assertThat(trial.taskDates()).isEqualTo(List.of("2027-01-07T17:30", "2026-12-30T17:30"));
  }

  @Test
  void theClerksTaskShowsTheDatesOfItsClockAndNoneWhileItStandsStill() {
    TimerTrial trial = TimerTrial.begin("2026-03-02T10:00");
    assertThat(trial.taskDates()).isEqualTo(List.of("2026-03-30T17:30", "2026-03-23T17:30"));

    trial.suspendAt("2026-03-04T10:00");
    assertThat(trial.taskDates()).isEqualTo(List.of("none", "none"));

    trial.resumeAt("2026-04-01T10:00");
    assertThat(trial.taskDates()).isEqualTo(List.of("2026-04-28T17:30", "2026-04-21T17:30"));
    HistoricTaskInstance history =
        ProcessWorld.bean(HistoryService.class)
            .createHistoricTaskInstanceQuery()
            .taskId(trial.task().getId())
            .singleResult();
    assertThat(TimerTrial.civil(history.getDueDate())).isEqualTo("2026-04-28T17:30");
  }
}
