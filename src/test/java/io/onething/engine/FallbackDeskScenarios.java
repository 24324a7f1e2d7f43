package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static io.onething.engine.DeskAssert.deskOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onething.cases.AnswerWay;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.deadlines.ClockActs;
import io.onething.deadlines.ClockActs.NewSuspension;
import io.onething.deadlines.ClockState;
import io.onething.deadlines.Clocks;
import io.onething.testing.OpenCases;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A department cannot be brought to answer: a person takes over, and the case goes on. */
abstract class FallbackDeskScenarios extends Scenarios {

  private static final Map<String, Object> CARD =
      Map.of(
          "quotaCardNo", "ZB-BY-HAND",
          "quotaCardIssuedOn", "2026-03-02",
          "quotaCardValidUntil", "2026-09-02");

  @Test
  void aCallWhoseRetriesAreSpentIsTakenFromTheWorkers() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();

    deskOf(stuck).holds("Task_QuotaCard", DeskReason.RETRIES_SPENT);
    assertCase(stuck).waits(CaseState.APPROVED, "Task_QuotaCard");
    assertThat(deskOf(stuck).task().getName()).isEqualTo("办不成事：核发入户指标卡");
  }

  @ParameterizedTest
  @CsvSource({
    // The step's own clock, that of the checks it belongs to, and the desk's one working day.
    "residency.quota-card, 2026-03-02T02:10:00Z, 2026-03-02T02:07:30Z",
    "civil.marital, 2026-03-03T09:30:00Z, 2026-03-02T16:00:00Z",
    "hrss.result, 2026-03-03T09:30:00Z, 2026-03-02T16:00:00Z"
  })
  void theDesksTaskHasTheDatesOfItsStep(String topic, String due, String yellow) {
    DrivenCase stuck = new DrivenCase().outOfOrder(topic).submit();

    Task task = deskOf(stuck).task();

    // The clock goes on while the case comes to the desk.
    assertThat(task.getDueDate().toInstant()).isCloseTo(due, within(30, ChronoUnit.SECONDS));
    assertThat(task.getFollowUpDate().toInstant())
        .isCloseTo(yellow, within(30, ChronoUnit.SECONDS));
  }

  @ParameterizedTest
  @CsvSource({"residency.quota-card, quota-card", "hrss.result, fallback-desk"})
  void theDatesOfTheDesksTaskMoveWithItsClock(String topic, String clock) {
    DrivenCase stuck = new DrivenCase().outOfOrder(topic).submit();
    DeskAssert desk = deskOf(stuck);
    Date due = desk.task().getDueDate();
    ClockActs acts = ProcessWorld.bean(ClockActs.class);

    acts.suspend(
        stuck.id(),
        clock,
        new NewSuspension(
            "HEARING", "Task_FallbackDesk", null, Instant.parse("2026-04-01T00:00:00Z")));
    assertThat(desk.task().getDueDate()).isNull();
    assertThat(desk.task().getFollowUpDate()).isNull();
    acts.resume(stuck.id(), clock, "HEARING");

    assertThat(desk.task().getDueDate()).isEqualTo(due);
  }

  @Test
  void theDesksOwnClockRunsWhileTheCaseIsThereAndIsShownToNobodyElse() {
    DrivenCase stuck = new DrivenCase().outOfOrder("hrss.result").submit();
    Clocks clocks = ProcessWorld.bean(Clocks.class);
    assertThat(clocks.of(stuck.id(), "fallback-desk").orElseThrow().state())
        .isEqualTo(ClockState.RUNNING);
    assertThat(clocks.of(stuck.id())).noneMatch(clock -> clock.id().equals("fallback-desk"));

    deskOf(stuck).typing("Task_HrssResult", Map.of(), Map.of()).decides("ANSWER");

    assertThat(clocks.of(stuck.id(), "fallback-desk").orElseThrow().state())
        .isEqualTo(ClockState.STOPPED);
  }

  @Test
  void everyClerksTaskHasTheNumberOfItsCase() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();

    assertThat(
            ProcessWorld.bean(TaskService.class)
                .getVariableLocal(deskOf(stuck).task().getId(), "caseNumber"))
        .isEqualTo(stuck.caseNumber());
  }

  @Test
  void anAnswerByHandIsKeptWithItsSourceAndTheCaseGoesOn() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();

    DrivenCase settled =
        deskOf(stuck).typing("Task_QuotaCard", CARD, Map.of()).decides("ANSWER").movedOut();

    assertCase(settled)
        .ended(CaseState.CLOSED, "APPROVED", "Event_Settled")
        .fact("quotaCardNo", "ZB-BY-HAND");
    assertThat(ProcessWorld.bean(CaseFacts.class).sources(settled.id()))
        .containsEntry("quotaCardNo", "desk")
        .containsEntry("permitNo", "police.permit");
    deskOf(settled)
        .endedAt("Event_AnsweredByHand")
        .timelineSays("DESK_ANSWER Task_QuotaCard", "STEP_DONE Task_QuotaCard");
    assertThat(deskOf(settled).step("Task_QuotaCard").byHand()).isEqualTo(AnswerWay.TELEPHONE);
    assertThat(deskOf(settled).step("Task_Permit").byHand()).isNull();
  }

  @Test
  void flagsTypedByHandDecideAsADepartmentsOwn() {
    DrivenCase stuck = new DrivenCase().outOfOrder("civil.marital").submit();

    deskOf(stuck)
        .typing("Task_QueryMarriage", Map.of(), Map.of("maritalCheck", "NOT_FOUND"))
        .decides("ANSWER");

    assertCase(stuck).waits(CaseState.IN_REVIEW, "Task_HrssReview");
  }

  @Test
  void aFlagThatTheCallDoesNotAllowIsRefused() {
    DrivenCase stuck = new DrivenCase().outOfOrder("civil.marital").submit();
    DeskAssert desk =
        deskOf(stuck).typing("Task_QueryMarriage", Map.of(), Map.of("maritalCheck", "PERHAPS"));

    assertThatThrownBy(() -> desk.decides("ANSWER")).hasMessageContaining("约定不符");

    desk.holds("Task_QueryMarriage", DeskReason.RETRIES_SPENT);
  }

  @Test
  void anotherTryBeginsWithAllAttempts() {
    DrivenCase stuck = new DrivenCase().outOfOrder("police.permit").submit();
    DeskAssert desk = deskOf(stuck);
    DeskPlaces.Place place = desk.place("Task_Permit");

    stuck.silent("police.permit").repaired();
    desk.decides("RETRY").swept();

    desk.endedAt("Event_TriedAgain").timelineSays("DESK_RETRY Task_Permit");
    assertThat(DeskAssert.call(place).getRetries()).isEqualTo(5);
    assertCase(stuck.answered().movedOut()).ended(CaseState.CLOSED, "APPROVED", "Event_Settled");
  }

  @Test
  void whatFailsAgainComesBackToTheDesk() {
    DrivenCase stuck = new DrivenCase().outOfOrder("police.permit").submit();
    DeskAssert desk = deskOf(stuck).typing("Task_Permit", Map.of("permitNo", "OLD"), Map.of());

    desk.decides("RETRY");

    desk.holds("Task_Permit", DeskReason.RETRIES_SPENT);
    assertThat(desk.place("Task_Permit").times()).isEqualTo(2);
    assertThatThrownBy(() -> desk.decides("ANSWER")).hasMessageContaining("还没有保存部门的答复");
  }

  @Test
  void givingUpIsARefusalThatTheModelCatches() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();

    deskOf(stuck)
        .givingUp("Task_QuotaCard", "Error_QuotaRefused", "QUOTA_EXHAUSTED")
        .decides("GIVE_UP");

    assertCase(stuck)
        .ended(CaseState.REJECTED, "REJECTED_AT_CHECK", "Event_RejectedAtCheck")
        .undone("hrss.reopen")
        .fact("refusalReason", "QUOTA_EXHAUSTED")
        .step("Task_QuotaCard", CaseStep.State.REFUSED);
    deskOf(stuck).endedAt("Event_GivenUp").timelineSays("DESK_GIVE_UP Task_QuotaCard");
  }

  @Test
  void nobodyGivesUpAsWhatTheModelDoesNotCatch() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();
    DeskAssert desk =
        deskOf(stuck).givingUp("Task_QuotaCard", "Error_PoliceRefused", "POLICE_CHECK_FAILED");

    assertThatThrownBy(() -> desk.decides("GIVE_UP")).hasMessageContaining("不能按");

    desk.holds("Task_QuotaCard", DeskReason.RETRIES_SPENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ANSWER", "GIVE_UP", "SOMETHING_ELSE"})
  void aDecisionWithoutWhatItNeedsChangesNothing(String decision) {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();
    DeskAssert desk = deskOf(stuck);

    assertThatThrownBy(() -> desk.decides(decision)).hasMessageMatching("(?s).*(请先|请选择).*");

    desk.holds("Task_QuotaCard", DeskReason.RETRIES_SPENT);
    assertCase(stuck).waits(CaseState.APPROVED, "Task_QuotaCard");
  }

  @Test
  void anUndoingCallComesToTheDeskToo() {
    DrivenCase withdrawn = new DrivenCase().submit().outOfOrder("residency.void-card").withdraw();

    deskOf(withdrawn).holds("Task_VoidQuotaCard", DeskReason.RETRIES_SPENT);
    deskOf(withdrawn).typing("Task_VoidQuotaCard", Map.of(), Map.of()).decides("ANSWER");

    assertCase(withdrawn).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn");
  }

  @Test
  void aCallThatATimerInterruptsNeedsNobody() {
    DrivenCase stuck = new DrivenCase().outOfOrder("civil.marital").submit();

    stuck.at("2026-03-03T17:31");

    deskOf(stuck).endedAt("Event_Settled").timelineSays("STEP_CANCELLED Task_QueryMarriage");
    assertCase(stuck).waits(CaseState.IN_REVIEW, "Task_HrssReview");
  }

  @Test
  void aWithdrawnCaseNeedsNobody() {
    DrivenCase stuck = new DrivenCase().outOfOrder("civil.marital", "police.identity").submit();

    stuck.withdraw();

    assertCase(stuck).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn");
    deskOf(stuck).endedAt("Event_Settled", "Event_Settled");
  }

  @Test
  void aCaseThatAnOperatorDeletesNeedsNobody() {
    DrivenCase stuck = new DrivenCase().outOfOrder("civil.marital").submit();
    DeskPlaces.Place place = deskOf(stuck).place("Task_QueryMarriage");

    ProcessWorld.bean(RuntimeService.class)
        .deleteProcessInstance(
            DeskAssert.call(place).getProcessInstanceId(), "no such matter", true, true);
    ProcessWorld.bean(FallbackDeskSweep.class).sweep();

    deskOf(stuck).endedAt("Event_Settled");
  }

  @Test
  void whatAnOperatorLetsGoIsTakenFromTheDesk() {
    DrivenCase stuck = new DrivenCase().outOfOrder("police.permit").submit();
    DeskPlaces.Place place = deskOf(stuck).place("Task_Permit");

    stuck.repaired();
    ProcessWorld.bean(ExternalTaskService.class).setRetries(place.externalTask(), 3);
    stuck.swept();

    deskOf(stuck).endedAt("Event_Settled");
    assertCase(stuck).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");
  }

  @Test
  void whatAnOperatorStopsComesToTheDesk() {
    DrivenCase waiting = new DrivenCase().silent("police.permit").submit();
    assertThat(stuck(waiting)).isEmpty();
    ProcessWorld.bean(ExternalTaskService.class).setRetries(open(waiting).getId(), 0);
    assertThat(stuck(waiting))
        .containsExactly(waiting.caseNumber() + " stands still at Task_Permit");

    waiting.swept();

    assertThat(stuck(waiting)).isEmpty();

    deskOf(waiting).holds("Task_Permit", DeskReason.RETRIES_SPENT);
  }

  @Test
  void aDeskTaskThatIsDeletedIsMadeAnew() {
    DrivenCase stuck = new DrivenCase().outOfOrder("police.permit").submit();
    ProcessWorld.bean(RuntimeService.class)
        .deleteProcessInstance(deskOf(stuck).task().getProcessInstanceId(), "by mistake");

    stuck.swept();

    deskOf(stuck).holds("Task_Permit", DeskReason.RETRIES_SPENT);
  }

  @Test
  void aStepWhoseTimeIsUpComesToTheDeskThoughNobodyMadeTheCall() {
    DrivenCase waiting = new DrivenCase().silent("residency.quota-card").submit().swept();
    deskOf(waiting).endedAt();

    waiting.at("2026-03-02T10:11").swept();

    deskOf(waiting).holds("Task_QuotaCard", DeskReason.OVERDUE);
    deskOf(waiting).typing("Task_QuotaCard", CARD, Map.of()).decides("ANSWER");
    assertCase(waiting).waits(CaseState.SUSPENDED, "Task_AwaitMoveOut");
  }

  @Test
  void aCallUnderWayIsLeftToItsWorkerUntilItsLockRunsOut() {
    DrivenCase waiting = new DrivenCase().silent("residency.quota-card").submit();
    waiting.at("2026-03-02T10:09:50");
    LockedExternalTask call = lock(waiting);

    waiting.at("2026-03-02T10:10:30").swept();
    deskOf(waiting).endedAt();
    waiting.at("2026-03-02T10:10:55").swept();

    deskOf(waiting).holds("Task_QuotaCard", DeskReason.OVERDUE);
    assertThatThrownBy(
            () ->
                ProcessWorld.bean(ExternalTaskService.class)
                    .complete(call.getId(), call.getWorkerId()))
        .hasMessageContaining("cannot be completed by worker");
  }

  @Test
  void aCallThatFailsPastItsTimeComesToTheDeskWithAttemptsLeft() {
    DrivenCase waiting = new DrivenCase().silent("residency.quota-card").submit();

    waiting.failing("residency.quota-card");
    deskOf(waiting).endedAt();
    waiting.silent("residency.quota-card").at("2026-03-02T10:11").failing("residency.quota-card");

    deskOf(waiting).holds("Task_QuotaCard", DeskReason.OVERDUE);
  }

  @Test
  void anotherTryPastTheTimeIsGivenAChance() {
    DrivenCase waiting = new DrivenCase().silent("residency.quota-card").submit();
    waiting.at("2026-03-02T10:11").swept();

    deskOf(waiting).decides("RETRY").swept();
    deskOf(waiting).endedAt("Event_TriedAgain");
    waiting.at("2026-03-02T11:12").swept();

    deskOf(waiting).holds("Task_QuotaCard", DeskReason.OVERDUE);
  }

  @Test
  void aStepWithoutAClockIsNotSwept() {
    DrivenCase waiting = new DrivenCase().silent("hrss.result").submit();

    waiting.at("2026-03-20T10:00").swept();

    deskOf(waiting).endedAt();
  }

  @Test
  void aCallHasOnePlaceWhoeverLooks() {
    DrivenCase stuck = new DrivenCase().outOfOrder("police.permit").submit();
    DeskPlaces.Place place = deskOf(stuck).place("Task_Permit");
    FallbackDesk desk = ProcessWorld.bean(FallbackDesk.class);

    ProcessWorld.bean(org.springframework.transaction.support.TransactionTemplate.class)
        .executeWithoutResult(
            status ->
                desk.receive(DeskAssert.call(place), place.caseId(), DeskReason.RETRIES_SPENT));

    deskOf(stuck).holds("Task_Permit", DeskReason.RETRIES_SPENT);
    assertThat(deskOf(stuck).place("Task_Permit").times()).isOne();
  }

  /** Where the case stands with nothing that would move it on. */
  private static List<String> stuck(DrivenCase driven) {
    return OpenCases.stuckAt(ProcessWorld.context()).stream()
        .filter(fault -> fault.startsWith(driven.caseNumber()))
        .toList();
  }

  private static ExternalTask open(DrivenCase driven) {
    return ProcessWorld.bean(ExternalTaskService.class)
        .createExternalTaskQuery()
        .processInstanceId(driven.instance())
        .singleResult();
  }

  private static LockedExternalTask lock(DrivenCase driven) {
    List<LockedExternalTask> locked =
        ProcessWorld.bean(ExternalTaskService.class)
            .fetchAndLock(1, "worker-slow")
            .topic("residency.quota-card", 60_000)
            .businessKey(driven.caseNumber())
            .execute();
    return locked.get(0);
  }
}
