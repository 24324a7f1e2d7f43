package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.deadlines.ClockState;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk of the HRSS does with a doubtful case. */
abstract class ReviewScenarios extends Scenarios {

  @ParameterizedTest
  @CsvSource({
    "police.identity, identityCheck, MISMATCH, IDENTITY_MISMATCH",
    "police.identity, identityCheck, NOT_FOUND, IDENTITY_NOT_FOUND",
    "civil.marital, maritalCheck, NOT_FOUND, MARITAL_NOT_FOUND"
  })
  void aDoubtMakesATaskForTheClerks(String topic, String flag, String value, String reason) {
    DrivenCase doubtful = new DrivenCase().answering(topic, flag, value).submit();

    assertCase(doubtful).waits(CaseState.IN_REVIEW, "Task_HrssReview");
    assertThat(bundleReasons(doubtful)).contains(reason);
    assertThat(taskOf(doubtful).getDueDate().toInstant()).isEqualTo("2026-03-09T09:30:00Z");
    assertThat(taskOf(doubtful).getFollowUpDate().toInstant())
        .as("when one of five working days is left")
        .isEqualTo("2026-03-06T09:30:00Z");
  }

  @Test
  void anApprovedCaseGoesOn() {
    DrivenCase approved = doubtful().clerk("Task_HrssReview", "decision", "APPROVE");

    assertCase(approved)
        .waits(CaseState.SUSPENDED, "Task_AwaitMoveOut")
        .fact("decision", "APPROVE")
        .documents("acceptance-notice", "review-result", "quota-card", "move-in-permit");
  }

  @Test
  void aRejectedCaseEndsWithADecisionThatNamesTheReasons() {
    DrivenCase rejected =
        doubtful()
            .clerk("Task_HrssReview", "decision", "REJECT", "reasonCodes", "AGE_CONDITION_NOT_MET");

    assertCase(rejected)
        .ended(CaseState.REJECTED, "REJECTED", "Event_Rejected")
        .fact("reasonCodes", "AGE_CONDITION_NOT_MET")
        .nothingUndone()
        .documents("acceptance-notice", "rejection")
        .messages("submitted", "accepted", "rejected");
  }

  @Test
  void theClerkAsksForACorrectionAndGetsTheCaseBackWhateverTheChecksSay() {
    DrivenCase corrected =
        doubtful()
            .clerk(
                "Task_HrssReview", "decision", "CORRECT", "correctionItems", "DEGREE_CERT_UNCLEAR");
    CaseAssert waiting =
        assertCase(corrected)
            .waits(CaseState.CORRECTION_REQUESTED, "Task_AwaitCorrection")
            .fact("correctionItems", "DEGREE_CERT_UNCLEAR");
    assertThat(waiting.clock("case").state()).isEqualTo(ClockState.SUSPENDED);

    corrected
        .answering("police.identity", "identityCheck", "LOCAL")
        .answering("education.degree", "degreeCheck", "NOT_FOUND")
        .correct("degreeCertNo", "1045942026007733");

    CaseAssert back =
        assertCase(corrected)
            .waits(CaseState.IN_REVIEW, "Task_HrssReview")
            .fact("acceptance", "REVIEW")
            .step("Task_HrssReview", CaseStep.State.DONE, CaseStep.State.OPEN);
    assertThat(back.visits("Event_Accepted")).isEqualTo(1);
    assertThat(back.visits("Event_ReviewResumed")).isEqualTo(1);
    assertThat(back.clock("case").state()).isEqualTo(ClockState.RUNNING);
    assertThat(taskVariable(corrected, "decision")).isNull();

    corrected.clerk("Task_HrssReview", "decision", "APPROVE").movedOut();
    assertCase(corrected).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void theApplicantIsNotAskedMoreOftenThanTheLawAllows() {
    DrivenCase asked = doubtful();
    for (String number : List.of("first", "second")) {
      asked
          .clerk("Task_HrssReview", "decision", "CORRECT", "correctionItems", "DEGREE_CERT_UNCLEAR")
          .correct("degreeCertNo", number);
    }
    asked.clerk("Task_HrssReview", "decision", "CORRECT", "correctionItems", "DEGREE_CERT_UNCLEAR");

    CaseAssert back =
        assertCase(asked)
            .waits(CaseState.IN_REVIEW, "Task_HrssReview")
            .documents("acceptance-notice", "correction-notice", "correction-notice")
            .step("Task_AwaitCorrection", CaseStep.State.DONE, CaseStep.State.DONE);
    assertThat(back.visits("Event_NoRoundLeft")).isEqualTo(1);
    assertThat(back.clock("case").state()).isEqualTo(ClockState.RUNNING);
  }

  @Test
  void anOverdueReviewClimbsTheLadderAndStaysWithTheClerks() {
    DrivenCase overdue = doubtful().at("2026-03-09T17:31").climb();

    assertCase(overdue)
        .waits(CaseState.IN_REVIEW, "Task_HrssReview")
        .climbed("hrss-review", "50%", "75%", "1wd left", "due")
        .messages(
            "submitted",
            "accepted",
            "CLOCK_USED",
            "CLOCK_NEARLY_UP",
            "CLOCK_UP",
            "RAISED",
            "ORDER_ISSUED");

    overdue.clerk("Task_HrssReview", "decision", "APPROVE");
    assertCase(overdue).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");
  }

  @Test
  void aDecisionThatTheModelDoesNotKnowChangesNothing() {
    DrivenCase undecided = doubtful();

    assertThatThrownBy(() -> undecided.clerk("Task_HrssReview", "decision", "NONSENSE"))
        .isInstanceOf(ProcessEngineException.class);

    assertCase(undecided)
        .waits(CaseState.IN_REVIEW, "Task_HrssReview")
        .step("Task_HrssReview", CaseStep.State.OPEN);
  }

  @Test
  void aRefusedQuotaCardReopensTheResult() {
    DrivenCase refused = new DrivenCase().refusing("residency.quota-card", "DUPLICATE").submit();

    assertCase(refused)
        .ended(CaseState.REJECTED, "REJECTED_AT_CHECK", "Event_RejectedAtCheck")
        .undone("hrss.reopen")
        .fact("refusalReason", "DUPLICATE")
        .step("Task_QuotaCard", CaseStep.State.REFUSED)
        .documents("acceptance-notice", "check-failed")
        .revoked("review-result")
        .messages("submitted", "accepted", "approved", "checkFailed");
  }

  @Test
  void aRefusalByThePoliceVoidsTheCardToo() {
    DrivenCase refused = new DrivenCase().refusing("police.permit", "POLICE_CHECK_FAILED").submit();

    assertCase(refused)
        .ended(CaseState.REJECTED, "REJECTED_AT_CHECK", "Event_RejectedAtCheck")
        .undone("residency.void-card", "hrss.reopen")
        .fact("refusalReason", "POLICE_CHECK_FAILED")
        .revoked("review-result", "quota-card");
  }

  @Test
  void stepsThatTakeMoreThanTenMinutesClimbTheLadderAndGoOn() {
    DrivenCase slow = new DrivenCase().silent("residency.quota-card").submit();
    slow.at("2026-03-02T10:09").climb();
    assertCase(slow).messages("submitted", "accepted", "approved");
    slow.at("2026-03-02T10:11").climb();
    assertCase(slow)
        .waits(CaseState.APPROVED, "Task_QuotaCard")
        .climbed("quota-card", "due")
        .messages("submitted", "accepted", "approved", "CLOCK_UP");

    slow.silent("police.permit", "police.settle");
    slow.answeredExcept("police.permit", "police.settle").at("2026-03-02T10:22").climb();
    assertCase(slow).waits(CaseState.APPROVED, "Task_Permit").climbed("police-permit", "due");

    slow.answeredExcept("police.settle").movedOut().at("2026-03-02T10:33").climb();
    assertCase(slow).waits(CaseState.APPROVED, "Task_Settle").climbed("settle", "due");

    slow.answered();
    assertCase(slow).ended(CaseState.CLOSED, "APPROVED", "Event_Settled").nothingUndone();
  }

  private static DrivenCase doubtful() {
    return new DrivenCase().answering("civil.marital", "maritalCheck", "NOT_FOUND").submit();
  }

  private static Task taskOf(DrivenCase driven) {
    return ProcessWorld.bean(TaskService.class)
        .createTaskQuery()
        .processInstanceBusinessKey(driven.caseNumber())
        .singleResult();
  }

  private static Object taskVariable(DrivenCase driven, String name) {
    return ProcessWorld.bean(TaskService.class).getVariable(taskOf(driven).getId(), name);
  }

  private static String bundleReasons(DrivenCase driven) {
    return String.valueOf(taskVariable(driven, "reasons"));
  }
}
