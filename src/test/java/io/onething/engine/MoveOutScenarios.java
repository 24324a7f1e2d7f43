package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.deadlines.ClockState;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Light;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** While the origin has the case: outside our reach, and outside our time. */
@ExtendWith(OutputCaptureExtension.class)
abstract class MoveOutScenarios extends Scenarios {

  @Test
  void theClockOfTheCaseStandsStillWhileTheOriginHasIt() {
    DrivenCase waiting = new DrivenCase().submit();
    ClockView standing = assertCase(waiting).clock("case");
    assertThat(standing.state()).isEqualTo(ClockState.SUSPENDED);
    assertThat(standing.light()).isEqualTo(Light.GREY);
    assertThat(standing.due()).isNull();
    assertThat(standing.workingDaysLeft()).isEqualTo(20);

    waiting.silent("police.settle").at("2026-03-16T10:00").movedOut();

    ClockView running = assertCase(waiting).clock("case");
    assertThat(running.state()).isEqualTo(ClockState.RUNNING);
    assertThat(running.workingDaysLeft()).as("net time").isEqualTo(20);
    // Twenty working days of its own after ten at the origin, with Qingming (6 April) off.
    assertThat(running.due()).isEqualTo(Instant.parse("2026-04-13T09:30:00Z"));
    assertThat(running.promisedDue()).isEqualTo(Instant.parse("2026-03-20T09:30:00Z"));
  }

  @Test
  void theOriginIsRemindedOnTheThirdDayAndPhonedOnTheFifth() {
    DrivenCase slow = new DrivenCase().submit();
    assertCase(slow)
        .timer("Event_OriginSlow", "2026-03-05T17:30")
        .timer("Event_OriginOverdue", "2026-03-09T17:30")
        .timer("Event_MoveOutExpired", "2026-03-30T17:30");

    slow.at("2026-03-05T17:31");
    assertThat(assertCase(slow).visited()).contains("Event_OriginReminded");
    slow.at("2026-03-09T17:31");
    assertCase(slow)
        .waits(CaseState.SUSPENDED, "Task_AwaitMoveOut", "Task_PhoneOrigin")
        .documents(
            "acceptance-notice", "review-result", "quota-card", "move-in-permit", "reminder-letter")
        .messages(
            "submitted",
            "accepted",
            "approved",
            "quotaCardIssued",
            "waitingForOrigin",
            "originSlow",
            "originOverdue");

    slow.clerk("Task_PhoneOrigin", "phoneResult", "PROMISED");

    assertCase(slow)
        .waits(CaseState.SUSPENDED, "Task_AwaitMoveOut")
        .fact("phoneResult", "PROMISED")
        .step("Task_PhoneOrigin", CaseStep.State.DONE);
    slow.movedOut();
    assertCase(slow).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void anAnswerThatTheCaseWaitsForNoLongerIsKeptAndChangesNothing() {
    DrivenCase moved = new DrivenCase().silent("police.settle").submit().movedOut();
    long version = moved.file().version();

    tooLate(() -> moved.originCallsBack("REFUSED", "reason", "DEBT_DISPUTE"));
    tooLate(() -> moved.originCallsBack("REFUSED", "reason", "DEBT_DISPUTE"));

    assertThat(ProcessWorld.bean(LateAnswers.class).of(moved.id()))
        .singleElement()
        .satisfies(
            late -> {
              assertThat(late.way()).isEqualTo(LateAnswer.Way.CALLBACK);
              assertThat(late.topic()).isEqualTo("origin.move-out");
              assertThat(late.outcome().facts())
                  .containsEntry("moveOutRefusalReason", "DEBT_DISPUTE");
            });
    assertThat(moved.file().version()).isEqualTo(version);
    assertCase(moved.answered()).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void anAnswerForAClosedCaseIsKeptToo() {
    DrivenCase closed = new DrivenCase().submit().movedOut();

    assertThatThrownBy(() -> closed.originCallsBack("REFUSED", "reason", "DEBT_DISPUTE"))
        .extracting(refusal -> ((OneThingException) refusal).code())
        .isEqualTo(ErrorCode.CASE_CLOSED);

    assertThat(ProcessWorld.bean(LateAnswers.class).of(closed.id())).hasSize(1);
  }

  private static void tooLate(ThrowingCallable answer) {
    assertThatThrownBy(answer)
        .extracting(refusal -> ((OneThingException) refusal).code())
        .isEqualTo(ErrorCode.ANSWER_TOO_LATE);
  }

  @Test
  void aMoveOutMakesThePhoneCallNeedless() {
    DrivenCase slow = new DrivenCase().submit().at("2026-03-09T17:31").movedOut();

    assertCase(slow)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Settled")
        .step("Task_PhoneOrigin", CaseStep.State.CANCELLED);
  }

  @Test
  void aRefusalByTheOriginUndoesEverything() {
    DrivenCase refused = new DrivenCase().submit().at("2026-03-09T17:31");

    assertThat(refused.originSays("REFUSED", "reason", "DEBT_DISPUTE"))
        .isEqualTo(CallbackInbox.Receipt.APPLIED);

    assertCase(refused)
        .ended(CaseState.RETURNED, "RETURNED_BY_ORIGIN", "Event_ReturnedByOrigin")
        .allUndone()
        .fact("moveOutRefusalReason", "DEBT_DISPUTE")
        .step("Task_PhoneOrigin", CaseStep.State.CANCELLED)
        .documents("acceptance-notice", "reminder-letter", "move-out-refused")
        .revoked("review-result", "quota-card", "move-in-permit");
  }

  @Test
  void theCaseWaitsUntilEverythingIsUndone() {
    DrivenCase refused = new DrivenCase().silent("police.revoke-permit").submit();
    refused.originSays("REFUSED", "reason", "IDENTITY_DOUBT");

    assertCase(refused).waits(CaseState.SUSPENDED, "Event_UndoAfterReturn", "Task_RevokePermit");
    assertThatThrownBy(refused::withdraw).hasMessageContaining("passed the point");

    refused.answered();
    assertCase(refused).ended(CaseState.RETURNED, "RETURNED_BY_ORIGIN", "Event_ReturnedByOrigin");
  }

  @Test
  void afterTwentyWorkingDaysTheCaseIsTerminatedAndEverythingUndone() {
    DrivenCase silent = new DrivenCase().submit();

    silent.at("2026-03-30T17:29");
    assertCase(silent).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut", "Task_PhoneOrigin");
    silent.at("2026-03-30T17:31");

    assertCase(silent)
        .ended(CaseState.TERMINATED, "TERMINATED", "Event_Terminated")
        .allUndone()
        .documents("acceptance-notice", "reminder-letter", "overdue-termination")
        .revoked("review-result", "quota-card", "move-in-permit");
    assertThat(assertCase(silent).visited()).contains("Event_OriginReminded");
  }

  @Test
  void aCallbackThatComesThreeTimesIsAppliedOnce() {
    DrivenCase settled = new DrivenCase().submit().silent("police.settle").movedOut();

    assertThat(settled.originSays("MOVED_OUT", "certificateNo", "QYZ20260001"))
        .isEqualTo(CallbackInbox.Receipt.ALREADY_APPLIED);
    assertThat(settled.originSays("MOVED_OUT", "certificateNo", "QYZ20260001"))
        .isEqualTo(CallbackInbox.Receipt.ALREADY_APPLIED);

    assertThat(assertCase(settled).visits("Task_Settle")).isEqualTo(1);
  }

  @Test
  void aCallbackForAClosedCaseChangesNothing() {
    DrivenCase closed = new DrivenCase().submit().withdraw();
    long version = closed.file().version();

    assertThatThrownBy(() -> closed.originSays("REFUSED", "reason", "DEBT_DISPUTE"))
        .isInstanceOfSatisfying(
            OneThingException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CASE_CLOSED));

    assertThat(closed.file().version()).isEqualTo(version);
    assertCase(closed).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn");
  }

  @Test
  void aCallbackBeforeTheCaseWaitsForItIsKeptAndApplied() {
    DrivenCase early = new DrivenCase();
    early.answerOfOriginOvertakes("MOVED_OUT", "certificateNo", "QYZ20260009").submit();

    assertThat(early.overtaking()).isEqualTo(CallbackInbox.Receipt.KEPT);
    assertCase(early).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");

    ProcessWorld.bean(CallbackInbox.class).applyKept();
    early.goOn();

    assertCase(early)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Settled")
        .fact("moveOutCertificateNo", "QYZ20260009");
  }

  @Test
  void callbacksThatNobodyWaitsForKeepNoOtherWaiting() {
    CallbackInbox inbox = ProcessWorld.bean(CallbackInbox.class);
    DrivenCase early = new DrivenCase();
    early.beforeTheMoveOutIsReported(
        () -> {
          for (int i = 0; i < 60; i++) {
            inbox.receive(
                "police-origin",
                "{\"ticket\": \"nobody-%d\", \"result\": \"MOVED_OUT\"}".formatted(i));
          }
          early.originCallsBack("MOVED_OUT", "certificateNo", "QYZ20260010");
        });
    early.submit();

    inbox.applyKept();
    early.goOn();

    assertCase(early).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void aCallbackIsKeptThoughTheWorkerThatAskedIsDead() {
    DrivenCase lost = new DrivenCase().silent("origin.move-out").submit();

    assertThat(lost.originSays("MOVED_OUT", "certificateNo", "QYZ20260010"))
        .isEqualTo(CallbackInbox.Receipt.KEPT);
    lost.answered();
    ProcessWorld.bean(CallbackInbox.class).applyKept();
    lost.goOn();

    assertCase(lost).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void thatItHasToWaitIsNoErrorInTheLog(CapturedOutput output) {
    DrivenCase early = new DrivenCase().silent("police.permit").submit().knownToTheOrigin();

    assertThat(early.originSays("MOVED_OUT", "certificateNo", "QYZ20260012"))
        .isEqualTo(CallbackInbox.Receipt.KEPT);
    ProcessWorld.bean(CallbackInbox.class).applyKept();

    assertThat(output).doesNotContain("Cannot correlate message");
  }

  @Test
  void whatCannotBeAppliedKeepsNobodyWaiting() {
    DrivenCase stubborn = new DrivenCase().silent("police.permit").submit().knownToTheOrigin();
    for (int i = 0; i < 51; i++) {
      assertThat(stubborn.originSays("REFUSED", "reason", "AGAIN_" + i))
          .isEqualTo(CallbackInbox.Receipt.KEPT);
    }
    DrivenCase early = new DrivenCase();
    early.answerOfOriginOvertakes("MOVED_OUT", "certificateNo", "QYZ20260011").submit();

    for (int i = 0; i < 3; i++) {
      ProcessWorld.bean(CallbackInbox.class).applyKept();
    }
    early.goOn();

    assertCase(early).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
    assertThat(stubborn.file().isClosed()).isFalse();
  }
}
