package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.allocation.Drawing;
import io.onething.cases.CaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases of a batch wait for its end, are drawn together, and go on page by page, each once. */
class BatchesIT {

  private final List<DrivenCase> applied = new ArrayList<>();

  @BeforeEach
  void onMonday() {
    ProcessWorld.setTime(ProcessWorld.MONDAY);
  }

  @AfterEach
  void withdrawAll() {
    for (DrivenCase each : applied) {
      if (!each.file().isClosed()) {
        each.withdraw();
      }
    }
    ProcessWorld.realTime();
  }

  @Test
  void twoSeatsAmongFiveGoToTwoAndTheDrawCanBeRepeated() {
    List<DrivenCase> five = waiting(5);
    close(five);

    Drawing.round(ProcessWorld.context());

    assertThat(five.stream().filter(each -> at(each, "Task_AwaitConfirmation"))).hasSize(2);
    assertThat(five.stream().filter(each -> at(each, "Task_BureauAdjust"))).hasSize(3);
    assertThat(Drawing.repeatLatest(ProcessWorld.context())).isEmpty();
    assertOnce(five);
  }

  @Test
  void aServerThatStopsBetweenPagesLeavesNobodyBehindAndNobodyTwice() {
    List<DrivenCase> five = waiting(5);
    close(five);
    Drawing.drawOnly(ProcessWorld.context());
    List<String> drawn = results(five);

    assertThat(Drawing.page(ProcessWorld.context(), 2)).isEqualTo(2);
    assertThat(five.stream().filter(each -> at(each, "Task_AwaitBatch"))).hasSize(3);
    Drawing.round(ProcessWorld.context());
    Drawing.round(ProcessWorld.context());

    assertOnce(five);
    assertThat(results(five)).isEqualTo(drawn);
  }

  @Test
  void aPageThatFailsMovesNobody() {
    List<DrivenCase> three = waiting(3);
    close(three);
    Drawing.drawOnly(ProcessWorld.context());

    ProcessWorld.bean(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              Drawing.page(ProcessWorld.context(), 3);
              status.setRollbackOnly();
            });

    assertThat(three).allMatch(each -> at(each, "Task_AwaitBatch"));
    Drawing.round(ProcessWorld.context());
    assertOnce(three);
  }

  @Test
  void aSeatThatIsFreedWhileTheDrawRunsIsThereForTheBureau() throws Exception {
    List<DrivenCase> three = waiting(3);
    close(three);
    DrivenCase leaving = three.get(0);

    CompletableFuture<DrivenCase> withdrawn =
        ProcessWorld.bean(TransactionTemplate.class)
            .execute(
                status -> {
                  Drawing.drawOnly(ProcessWorld.context());
                  CompletableFuture<DrivenCase> meanwhile =
                      CompletableFuture.supplyAsync(leaving::withdraw);
                  assertThatThrownBy(() -> meanwhile.get(500, TimeUnit.MILLISECONDS))
                      .as("waits for the end of the draw")
                      .isInstanceOf(java.util.concurrent.TimeoutException.class);
                  return meanwhile;
                });
    withdrawn.get(30, TimeUnit.SECONDS);
    Drawing.round(ProcessWorld.context());

    assertCase(leaving).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn");
    List<DrivenCase> rest = three.subList(1, 3);
    assertThat(held()).isLessThanOrEqualTo(2);
    for (DrivenCase each : rest) {
      if (at(each, "Task_BureauAdjust")) {
        each.clerk("Task_BureauAdjust", "adjustment", "ADJUST", "placeOffered", "KEYUAN");
      }
      assertThat(at(each, "Task_AwaitConfirmation")).isTrue();
    }
    assertThat(held()).isEqualTo(2);
  }

  @Test
  void theBureauCannotGiveAwayASeatThatIsNotThere() {
    List<DrivenCase> three = waiting(3);
    close(three);
    Drawing.round(ProcessWorld.context());
    DrivenCase without =
        three.stream().filter(each -> at(each, "Task_BureauAdjust")).findFirst().orElseThrow();

    assertThatThrownBy(
            () ->
                without.clerk(
                    "Task_BureauAdjust", "adjustment", "ADJUST", "placeOffered", "KEYUAN"))
        .hasStackTraceContaining("No seat is left at KEYUAN, 2 of 2 are held");

    assertThat(at(without, "Task_BureauAdjust")).isTrue();
    three.stream()
        .filter(each -> at(each, "Task_AwaitConfirmation"))
        .findFirst()
        .orElseThrow()
        .withdraw();
    without.clerk("Task_BureauAdjust", "adjustment", "ADJUST", "placeOffered", "KEYUAN");
    assertThat(at(without, "Task_AwaitConfirmation")).isTrue();
  }

  @Test
  void whoComesAfterTheDrawIsDrawnForWhatIsLeft() {
    List<DrivenCase> first = waiting(1);
    close(first);
    Drawing.round(ProcessWorld.context());
    DrivenCase late = waiting(1).get(0);

    Drawing.round(ProcessWorld.context());

    assertThat(at(late, "Task_AwaitConfirmation")).isTrue();
    assertThat(held()).isEqualTo(2);
  }

  @Test
  void onlyWhatHasChangedOrWasNotThereIsAskedAgainAfterACorrection() {
    DrivenCase returned =
        apply(new DrivenCase("school-enrollment", script("SEAT_USED")))
            .clerk(
                "Task_SchoolReview", "schoolDecision", "RETURN", "correctionItems", "WRONG_SCHOOL");
    assertThat(returned.file().state()).isEqualTo(CaseState.CORRECTION_REQUESTED);
    assertThatThrownBy(() -> returned.answer(Map.of("placeConfirmed", true)))
        .as("nothing but the correction is asked for")
        .isInstanceOf(java.util.NoSuchElementException.class);
    int before = returned.asked().size();
    returned.correct("firstChoiceSchool", "HAIWAN");
    assertThat(at(returned, "Task_SchoolReview")).isTrue();
    assertThat(askedSince(before, returned))
        .as("no department is told the school; a purchase that was not there may be by now")
        .containsExactly("tax.contract");

    returned.clerk(
        "Task_SchoolReview", "schoolDecision", "RETURN", "correctionItems", "WRONG_SCHOOL");
    before = returned.asked().size();
    returned.correct("childName", "测试学童");
    assertThat(at(returned, "Task_SchoolReview")).isTrue();
    assertThat(askedSince(before, returned))
        .as("and those who are told the child's name")
        .containsExactlyInAnyOrder(
            "police.household", "schooling.enrolled", "health.vaccination", "tax.contract");
  }

  private List<DrivenCase> waiting(int number) {
    List<DrivenCase> cases = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      DrivenCase applying = apply(new DrivenCase("school-enrollment", script("OWNED")));
      assertThat(at(applying, "Task_AwaitBatch")).isTrue();
      cases.add(applying);
    }
    return cases;
  }

  private DrivenCase apply(DrivenCase applying) {
    applied.add(applying);
    return applying
        .typing("childName", "测试学生")
        .typing("childIdNumber", "440305202003182424")
        .typing("mobile", "13800000000")
        .typing("season", "2026-primary")
        .typing("batch", 1)
        .submit();
  }

  private static DepartmentScript script(String home) {
    DepartmentScript script = DepartmentScript.blank();
    script.flags("police.household", Map.of("hukouCheck", "LOCAL", "permitCheck", "NONE"));
    script.fact("police.household", "hukouArea", "NANSHAN_KEYUAN");
    script.flags("housing.home", Map.of("homeCheck", home));
    script.fact("housing.home", "homeArea", "NANSHAN_GAOXIN");
    script.flags("insurance.contributions", Map.of("insuranceCheck", "MATCH"));
    script.flags("schooling.enrolled", Map.of("enrolmentCheck", "CLEAR"));
    script.flags("health.vaccination", Map.of("vaccinationCheck", "COMPLETE"));
    script.flags("tax.contract", Map.of("contractCheck", "NONE"));
    return script;
  }

  private static void close(List<DrivenCase> cases) {
    cases.get(0).at("2026-03-23T09:00");
  }

  private static boolean at(DrivenCase driven, String element) {
    return !driven.file().isClosed()
        && ProcessWorld.bean(org.camunda.bpm.engine.RuntimeService.class)
            .getActiveActivityIds(driven.instance())
            .contains(element);
  }

  private static void assertOnce(List<DrivenCase> cases) {
    for (DrivenCase each : cases) {
      CaseAssert check = assertCase(each);
      assertThat(check.visits("Task_AwaitBatch")).isEqualTo(1);
      assertThat(check.visits("Event_Admitted") + check.visits("Task_BureauAdjust")).isEqualTo(1);
    }
  }

  private static List<String> askedSince(int before, DrivenCase driven) {
    return driven.asked().subList(before, driven.asked().size());
  }

  private static List<String> results(List<DrivenCase> cases) {
    return cases.stream()
        .map(
            each ->
                ProcessWorld.bean(JdbcClient.class)
                    .sql("SELECT COALESCE(place, '-') FROM seat_result WHERE case_id = ?")
                    .param(each.id().toString())
                    .query(String.class)
                    .single())
        .toList();
  }

  private static long held() {
    return ProcessWorld.bean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM seat_request WHERE held_place = 'KEYUAN'")
        .query(Long.class)
        .single();
  }
}
