package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.deadlines.ClockState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the submission to the acceptance, or to what stands in its way. */
abstract class CheckScenarios extends Scenarios {

  @Test
  void aClearCasePassesByItselfAndSettles() {
    DrivenCase clear = new DrivenCase().submit();

    assertCase(clear)
        .waits(CaseState.SUSPENDED, "Task_AwaitMoveOut")
        .fact("acceptance", "ACCEPT")
        .fact("route", "AUTO_PASS");
    assertThat(clear.asked())
        .containsExactlyInAnyOrder(
            "police.identity",
            "education.degree",
            "civil.marital",
            "insurance.contributions",
            "hrss.result",
            "residency.quota-card",
            "police.permit",
            "origin.move-out");

    clear.movedOut();

    assertCase(clear)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Settled")
        .nothingUndone()
        .documents(
            "acceptance-notice", "review-result", "quota-card", "move-in-permit", "household-card")
        .messages(
            "submitted",
            "accepted",
            "approved",
            "quotaCardIssued",
            "waitingForOrigin",
            "settled",
            "rateUs")
        .step("Task_AwaitMoveOut", CaseStep.State.DONE)
        .fact("moveOutCertificateNo", "QYZ20260001");
  }

  @Test
  void aReturneeWithChildrenAndPropertyIsCheckedByAllSix() {
    DrivenCase returnee =
        new DrivenCase()
            .typing("talentCategory", "RETURNEE")
            .typing("bringChildren", true)
            .typing("settleType", "OWN_PROPERTY")
            .knowing("education.degree", "graduationDate", "2019-06-22")
            .submit();

    assertThat(returnee.asked()).contains("health.birth", "housing.property");
    assertCase(returnee).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut").fact("route", "AUTO_PASS");
  }

  @Test
  void nobodyIsAskedForTheSameAnswerTwice() {
    DrivenCase corrected =
        new DrivenCase()
            .answering("education.degree", "degreeCheck", "NOT_FOUND")
            .submit()
            .answering("education.degree", "degreeCheck", "MATCH", "degreeLevel", "BACHELOR")
            .correct("degreeCertNo", "1045942026007733");

    assertThat(corrected.asked()).filteredOn("police.identity"::equals).hasSize(1);
    assertThat(corrected.asked()).filteredOn("education.degree"::equals).hasSize(2);
    assertThat(assertCase(corrected).steps())
        .filteredOn(step -> step.element().equals("Task_VerifyIdentity"))
        .extracting(CaseStep::reused)
        .containsExactly(false, true);
  }

  @ParameterizedTest
  @CsvSource({
    "police.identity, identityCheck, LOCAL, ALREADY_LOCAL",
    "police.identity, identityCheck, BARRED, IDENTITY_BARRED",
    "insurance.contributions, insuranceCheck, PARALLEL, PARALLEL_APPLICATION"
  })
  void whatTheLawForbidsIsNotAccepted(String topic, String flag, String value, String reason) {
    DrivenCase refused =
        new DrivenCase()
            .answering(topic, flag, value)
            .answering("education.degree", "degreeCheck", "NOT_FOUND")
            .submit();

    CaseAssert ended =
        assertCase(refused)
            .ended(CaseState.NOT_ACCEPTED, "NOT_ACCEPTED", "Event_NotAccepted")
            .fact("reasons", reason)
            .documents("non-acceptance")
            .messages("submitted", "notAccepted");
    assertThat(refused.file().acceptedAt()).isNull();
    assertThat(ended.visited()).doesNotContain("Event_Accepted");
  }

  @Test
  void everythingMissingIsToldInOneNotice() {
    DrivenCase missing = missingThree().submit();

    assertCase(missing)
        .waits(CaseState.CORRECTION_REQUESTED, "Task_AwaitCorrection")
        .fact(
            "correctionItems", "DEGREE_CERT_NOT_FOUND,PROPERTY_CERT_NOT_OWNER,BIRTH_CERT_MISMATCH")
        .documents("correction-notice")
        .messages("submitted", "correctionNotice")
        .timer("Event_CorrectionReminder", "2026-03-12T17:30")
        .timer("Event_CorrectionExpired", "2026-03-16T17:30");
    assertThat(missing.file().acceptedAt()).isNull();
  }

  @Test
  void aThirdRoundGoesToTheClerk() {
    DrivenCase missing = missingThree().submit();
    missing.correct("degreeCertNo", "first");
    assertCase(missing).waits(CaseState.CORRECTION_REQUESTED, "Task_AwaitCorrection");

    missing.correct("degreeCertNo", "second");

    CaseAssert third =
        assertCase(missing)
            .waits(CaseState.IN_REVIEW, "Task_HrssReview")
            .fact("route", "MANUAL")
            .step("Task_AwaitCorrection", CaseStep.State.DONE, CaseStep.State.DONE);
    assertThat(third.visits("Event_CorrectionNotice")).isEqualTo(2);
    assertThat(third.clock("correction").run()).isEqualTo(2);

    missing.clerk("Task_HrssReview", "decision", "APPROVE");
    assertCase(missing).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");
  }

  @Test
  void theApplicantIsRemindedTwoWorkingDaysAheadAndThenTheCaseIsReturned() {
    DrivenCase slow =
        new DrivenCase().answering("education.degree", "degreeCheck", "MISMATCH").submit();

    slow.at("2026-03-12T17:29");
    assertCase(slow).messages("submitted", "correctionNotice");
    slow.at("2026-03-12T17:31");
    assertCase(slow)
        .waits(CaseState.CORRECTION_REQUESTED, "Task_AwaitCorrection")
        .messages("submitted", "correctionNotice", "correctionReminder");

    slow.at("2026-03-16T17:31");

    assertCase(slow)
        .ended(CaseState.RETURNED, "CLOSED_NOT_CORRECTED", "Event_NotCorrected")
        .documents("correction-notice", "not-corrected")
        .messages("submitted", "correctionNotice", "correctionReminder", "notCorrected")
        .step("Task_AwaitCorrection", CaseStep.State.CANCELLED);
  }

  @Test
  void checksThatNobodyAnswersGoToTheClerkAfterOneWorkingDay() {
    DrivenCase unanswered =
        new DrivenCase()
            .typing("bringChildren", true)
            .typing("settleType", "OWN_PROPERTY")
            .silent(
                "police.identity",
                "education.degree",
                "civil.marital",
                "insurance.contributions",
                "health.birth",
                "housing.property")
            .submit();
    CaseAssert waiting =
        assertCase(unanswered)
            .waits(CaseState.SUBMITTED, "SubProcess_Checks")
            .timer("Event_ChecksOverdue", "2026-03-03T17:30");
    assertThat(waiting.clock("checks").state()).isEqualTo(ClockState.RUNNING);

    unanswered.at("2026-03-03T17:31");

    assertCase(unanswered)
        .waits(CaseState.IN_REVIEW, "Task_HrssReview")
        .fact("route", "MANUAL")
        .step("Task_VerifyIdentity", CaseStep.State.CANCELLED)
        .step("Task_VerifyBirth", CaseStep.State.CANCELLED)
        .messages("submitted", "checksOverdue", "accepted")
        .fact(
            "reasons",
            "IDENTITY_UNVERIFIED,DEGREE_UNVERIFIED,MARITAL_UNVERIFIED,INSURANCE_UNVERIFIED,PROPERTY_UNVERIFIED,BIRTH_UNVERIFIED,AGE_UNKNOWN");
  }

  private static DrivenCase missingThree() {
    return new DrivenCase()
        .typing("bringChildren", true)
        .typing("settleType", "OWN_PROPERTY")
        .answering("education.degree", "degreeCheck", "NOT_FOUND")
        .answering("housing.property", "propertyCheck", "NOT_OWNER")
        .answering("health.birth", "birthCheck", "MISMATCH");
  }
}
