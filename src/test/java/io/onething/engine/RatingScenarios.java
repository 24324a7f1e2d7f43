package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseState;
import io.onething.deadlines.ClockState;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** What follows a case that has ended well: beside it, for it has ended whatever comes of this. */
abstract class RatingScenarios extends Scenarios {

  @Test
  void theApplicantIsInvitedWhenTheCaseHasEndedAndRatesOnce() {
    DrivenCase done = settled();
    assertCase(done)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Settled")
        .waitsAfterwards("Task_AwaitRating");
    assertThat(assertCase(done).clock("case").state()).isEqualTo(ClockState.STOPPED);

    done.answer(Map.of("serviceRating", "SATISFIED"));

    assertCase(done)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Rated")
        .fact("serviceRating", "SATISFIED");
    assertThat(asked(done)).isFalse();
    assertThat(assertCase(done).clock("rating").state()).isEqualTo(ClockState.STOPPED);
  }

  @Test
  void whatIsNotRatedInSevenDaysCountsAsBasicallySatisfied() {
    DrivenCase silent = settled().at("2026-03-09T17:29");
    assertThat(asked(silent)).isTrue();

    silent.at("2026-03-09T17:31");

    assertCase(silent)
        .ended(CaseState.CLOSED, "APPROVED", "Event_RatingEnded")
        .fact("serviceRating", "BASICALLY_SATISFIED");
    assertThat(asked(silent)).isFalse();
  }

  @Test
  void afterABadRatingSomebodyElseCallsBackUntilItIsSettled() {
    DrivenCase bad = settled().answer(Map.of("serviceRating", "VERY_DISSATISFIED"));
    Task task = taskOf(bad);
    assertThat(
            ProcessWorld.bean(TaskService.class).getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId()))
        .containsExactly("hrss-section-heads");
    assertThat(task.getDueDate().toInstant())
        .isEqualTo(ProcessWorld.instant(java.time.LocalDateTime.parse("2026-03-09T17:30:00")));

    bad.clerk("Task_RectifyRating", "ratingFinding", "FIXED", "ratingSatisfied", "NO");
    assertCase(bad).waitsAfterwards("Task_RectifyRating");
    bad.clerk("Task_RectifyRating", "ratingFinding", "FIXED", "ratingSatisfied", "YES");

    assertCase(bad)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Rectified")
        .fact("ratingFinding", "FIXED")
        .fact("ratingSatisfied", "YES");
    assertThat(assertCase(bad).lastMessage()).isEqualTo("ratingRectified");
  }

  @Test
  void nobodyIsInvitedToRateACaseThatWasWithdrawn() {
    DrivenCase withdrawn =
        new DrivenCase().answering("police.identity", "identityCheck", "MISMATCH").submit();
    withdrawn.withdraw();
    assertThat(asked(withdrawn)).isFalse();
  }

  private static DrivenCase settled() {
    return new DrivenCase().submit().movedOut();
  }

  private static boolean asked(DrivenCase driven) {
    return ProcessWorld.bean(ApplicantQuestions.class).asked(driven.file()).isPresent();
  }

  private static Task taskOf(DrivenCase driven) {
    return ProcessWorld.bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(driven.caseNumber())
        .taskDefinitionKey("Task_RectifyRating")
        .singleResult();
  }
}
