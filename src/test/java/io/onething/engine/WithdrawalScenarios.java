package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static io.onething.engine.DeskAssert.deskOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseState;
import io.onething.cases.CaseStep;
import io.onething.cases.GivingUp;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.onething.testing.TestBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
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
  void atTheDeskItIsKeptUntilSomebodyKnowsThatItWasDone() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit().withdraw();

    assertCase(stuck).waits(CaseState.APPROVED, "Task_QuotaCard").nothingUndone();
    assertThatThrownBy(stuck::withdraw).hasMessageContaining("asked for it already");
    deskOf(stuck)
        .typing("Task_QuotaCard", Map.of("quotaCardNo", "ZB-DONE"), Map.of())
        .decides("ANSWER");

    assertCase(stuck)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .undone("hrss.reopen", "residency.void-card");
    assertThat(stuck.asked()).doesNotContain("police.permit");
  }

  @Test
  void atTheDeskItTakesEffectAtOnceWhenNothingWasDone() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit().withdraw();

    deskOf(stuck)
        .givingUp("Task_QuotaCard", GivingUp.WITHDRAWAL, null)
        .decides("GIVE_UP")
        .repaired();

    assertCase(stuck)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .undone("hrss.reopen");
    deskOf(stuck).endedAt("Event_GivenUp");
  }

  @Test
  void overHttpTheApplicantAsksAndThePersonAtTheDeskConfirms() throws IOException {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit("sunhao");
    String desk = "/api/tasks/" + deskOf(stuck).task().getId() + "/desk";
    TestBrowser applicant = ProcessWorld.browser().signIn("sunhao");
    TestBrowser clerk = ProcessWorld.browser().signIn("wutong");

    String own = "/api/cases/" + stuck.caseNumber();
    assertThat(applicant.post(own + "/withdrawal", "").statusCode()).isEqualTo(202);
    assertThat(applicant.post(own + "/withdrawal", "").statusCode()).isEqualTo(409);
    assertThat(json(applicant.get(own)).at("/withdrawal/allowed").asBoolean()).isFalse();
    JsonNode seen = json(clerk.get(desk));
    assertThat(seen.path("withdrawalAsked").asBoolean()).isTrue();
    assertThat(seen.path("givingUps").findValuesAsText("id")).contains(GivingUp.WITHDRAWAL);
    assertThat(
            clerk
                .post(desk + "/giving-up", "{\"error\": \"" + GivingUp.WITHDRAWAL + "\"}")
                .statusCode())
        .isEqualTo(204);
    deskOf(stuck).decides("GIVE_UP").repaired();

    assertThat(json(applicant.get(own)).path("outcome").asText()).isEqualTo("WITHDRAWN");
    assertCase(stuck).undone("hrss.reopen");
    deskOf(stuck).endedAt("Event_GivenUp");
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void anotherTryFromTheDeskIsUndoneAsTheApplicantAsked() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit().withdraw();

    stuck.repaired();
    deskOf(stuck).decides("RETRY");

    assertCase(stuck)
        .ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn")
        .undone("hrss.reopen", "residency.void-card");
  }

  @Test
  void theDeskWithdrawsNothingThatNobodyAskedFor() {
    DrivenCase stuck = new DrivenCase().outOfOrder("residency.quota-card").submit();
    DeskAssert desk = deskOf(stuck).givingUp("Task_QuotaCard", GivingUp.WITHDRAWAL, null);

    assertThatThrownBy(() -> desk.decides("GIVE_UP")).hasMessageContaining("没有申请撤回");

    desk.holds("Task_QuotaCard", DeskReason.RETRIES_SPENT);
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
