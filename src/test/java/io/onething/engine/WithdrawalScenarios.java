package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The applicant takes the application back, at every stage. */
abstract class WithdrawalScenarios extends Scenarios {

  @Test
  void duringTheChecksNothingHasToBeUndone() {
    DrivenCase withdrawn = new DrivenCase().silent("police.identity").submit().withdraw();

    assertCase(withdrawn)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .nothingUndone()
        .step("Task_VerifyIdentity", CaseStep.State.CANCELLED)
        .documents("withdrawal")
        .messages("submitted", "withdrawn");
  }

  @Test
  void whileTheClerkReviews() {
    DrivenCase withdrawn =
        new DrivenCase()
            .answering("civil.marital", "maritalCheck", "NOT_FOUND")
            .submit()
            .withdraw();

    assertCase(withdrawn)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .nothingUndone()
        .step("Task_HrssReview", CaseStep.State.CANCELLED)
        .messages("submitted", "accepted", "withdrawn");
  }

  @Test
  void whileACorrectionIsAwaited() {
    DrivenCase withdrawn =
        new DrivenCase()
            .answering("education.degree", "degreeCheck", "NOT_FOUND")
            .submit()
            .withdraw();

    assertCase(withdrawn)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .nothingUndone()
        .messages("submitted", "correctionNotice", "withdrawn");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hrss.result", "residency.quota-card", "police.permit", "origin.move-out"})
  void notAtTheMomentAtWhichADepartmentActs(String topic) {
    DrivenCase acting = new DrivenCase().silent(topic).submit();
    List<String> before = acting.asked();

    assertThatThrownBy(acting::withdraw)
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.NOT_NOW);
              assertThat(refused).hasMessageContaining("try again in a moment");
            });

    assertThat(acting.asked()).isEqualTo(before);
    acting.answered().withdraw();
    assertCase(acting).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn").allUndone();
  }

  @Test
  void whileTheOriginIsAwaitedEverythingIsUndone() {
    DrivenCase withdrawn = new DrivenCase().submit().withdraw();

    assertCase(withdrawn)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .allUndone()
        .step("Task_AwaitMoveOut", CaseStep.State.CANCELLED)
        .documents("acceptance-notice", "withdrawal")
        .revoked("review-result", "quota-card", "move-in-permit");
  }

  @Test
  void whileTheOriginIsBeingPhoned() {
    DrivenCase withdrawn = new DrivenCase().submit().at("2026-03-09T17:31").withdraw();

    assertCase(withdrawn)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .allUndone()
        .step("Task_PhoneOrigin", CaseStep.State.CANCELLED);
  }

  @Test
  void notOnceTheOriginHasMovedThePersonOut() {
    DrivenCase settled = new DrivenCase().silent("police.settle").submit().movedOut();

    assertThatThrownBy(settled::withdraw)
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.NOT_NOW);
              assertThat(refused).hasMessageContaining("passed the point");
            });

    assertCase(settled).waits(CaseState.APPROVED, "Task_Settle").nothingUndone();
  }

  @Test
  void notTwice() {
    DrivenCase withdrawn = new DrivenCase().submit().withdraw();

    assertThatThrownBy(withdrawn::withdraw).hasMessageContaining("ended");

    assertCase(withdrawn).allUndone();
  }
}
