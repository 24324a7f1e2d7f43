package io.onething.engine;

import static io.onething.engine.CaseAssert.assertCase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.allocation.Drawing;
import io.onething.allocation.FreePlaces;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseState;
import io.onething.shared.CityTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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
    assertThat(five.stream().filter(each -> at(each, "Task_AwaitFreedSeat"))).hasSize(3);
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

  /** A second server in a process of its own is killed in the middle of the release. */
  @Tag("drill")
  @Test
  void aServerThatIsKilledLosesNobodyAndReleasesNobodyTwice() throws Exception {
    List<DrivenCase> families = waiting(60);
    close(families);
    Drawing.drawOnly(ProcessWorld.context());
    List<String> drawn = results(families);

    Process server =
        ProcessWorld.serverBeside(
            Path.of("target", "killed-in-the-release.log"),
            "--spring.liquibase.enabled=false",
            "--camunda.bpm.job-execution.enabled=false",
            "--onething.allocation.page=3");
    try {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
      while (released() < 10 && server.isAlive() && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
    long before = released();
    System.out.println("Killed when " + before + " of 60 had been released");
    assertThat(before).as("killed in the middle").isBetween(10L, 59L);
    assertThat(before % 3).as("whole pages of three").isZero();
    assertThat(families.stream().filter(each -> !at(each, "Task_AwaitBatch")))
        .hasSize((int) before);

    Drawing.round(ProcessWorld.context());

    assertOnce(families);
    assertThat(results(families)).isEqualTo(drawn);
    assertThat(released()).isEqualTo(60);
    assertThat(held()).isEqualTo(2);
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
  void aSeatThatIsFreedWhileTheDrawRunsGoesToWhoIsNext() throws Exception {
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
    assertThat(three.subList(1, 3)).allMatch(each -> at(each, "Task_AwaitConfirmation"));
    assertThat(held()).isEqualTo(2);
  }

  @Test
  void whatIsFreedGoesToTheNextByTheOrderOfTheDraw() {
    List<DrivenCase> five = waiting(5);
    close(five);
    Drawing.round(ProcessWorld.context());
    List<DrivenCase> line =
        Drawing.lineOfLatest(ProcessWorld.context()).stream()
            .map(number -> five.stream().filter(is(number)).findFirst().orElseThrow())
            .toList();
    assertThat(line).hasSize(3).allMatch(each -> at(each, "Task_AwaitFreedSeat"));
    List<DrivenCase> holders = five.stream().filter(each -> !line.contains(each)).toList();

    holders.get(0).withdraw();
    Drawing.round(ProcessWorld.context());

    assertThat(at(line.get(0), "Task_AwaitConfirmation")).isTrue();
    assertThat(line.subList(1, 3)).allMatch(each -> at(each, "Task_AwaitFreedSeat"));
    assertThat(Drawing.repeatLatest(ProcessWorld.context())).isEmpty();
    assertCase(line.get(0)).timer("Event_ConfirmOver", "2026-03-27T18:00");

    holders.get(1).at("2026-03-27T18:00");
    assertCase(holders.get(1)).ended(CaseState.TERMINATED, "PLACE_LAPSED", "Event_PlaceLapsed");
    Drawing.round(ProcessWorld.context());

    assertThat(at(line.get(1), "Task_AwaitConfirmation")).isTrue();
    assertCase(line.get(1))
        .fact("confirmEnd", "2026-03-30")
        .timer("Event_ConfirmOver", "2026-03-30T18:00");
    assertThat(held()).isEqualTo(2);

    line.get(2).at("2026-03-29T18:00");
    line.get(1).withdraw();
    Drawing.round(ProcessWorld.context());
    assertThat(at(line.get(2), "Task_BureauAdjust")).as("the line has ended").isTrue();
    assertThat(held()).isEqualTo(1);
  }

  @Test
  void whoComesLateDoesNotOvertakeTheLine() {
    List<DrivenCase> three = waiting(3);
    close(three);
    Drawing.round(ProcessWorld.context());
    DrivenCase inLine = only(three, "Task_AwaitFreedSeat");
    three.stream()
        .filter(each -> at(each, "Task_AwaitConfirmation"))
        .findFirst()
        .orElseThrow()
        .withdraw();
    DrivenCase late = waiting(1).get(0);

    Drawing.drawOnly(ProcessWorld.context());
    Drawing.round(ProcessWorld.context());

    assertThat(at(inLine, "Task_AwaitConfirmation")).isTrue();
    assertThat(at(late, "Task_AwaitFreedSeat")).isTrue();
  }

  @Test
  void whoLeftTheLineIsPassedOverAndNothingIsLost() {
    List<DrivenCase> four = waiting(4);
    close(four);
    Drawing.round(ProcessWorld.context());
    String next = Drawing.lineOfLatest(ProcessWorld.context()).get(0);
    DrivenCase leaving = four.stream().filter(is(next)).findFirst().orElseThrow();
    four.stream()
        .filter(each -> at(each, "Task_AwaitConfirmation"))
        .findFirst()
        .orElseThrow()
        .withdraw();
    Drawing.moveUp(ProcessWorld.context());

    leaving.withdraw();
    Drawing.round(ProcessWorld.context());

    assertCase(leaving).ended(CaseState.WITHDRAWN, "WITHDRAWN", "Event_Withdrawn");
    assertThat(four.stream().filter(each -> at(each, "Task_AwaitConfirmation"))).hasSize(2);
    assertThat(held()).isEqualTo(2);
  }

  @Test
  void theBureauCannotGiveAwayASeatThatIsNotThere() {
    List<DrivenCase> three = waiting(3);
    close(three);
    Drawing.round(ProcessWorld.context());
    DrivenCase without = only(three, "Task_AwaitFreedSeat").at("2026-03-29T18:00");

    assertThatThrownBy(
            () ->
                without.clerk(
                    "Task_BureauAdjust", "adjustment", "ADJUST", "placeOffered", "KEYUAN"))
        .hasMessageContaining("科苑小学已满（共 2 个名额）");

    assertThat(at(without, "Task_BureauAdjust")).isTrue();
    assertThat(left(without)).containsEntry("KEYUAN", 0).containsEntry("HAIWAN", 40);
    three.stream()
        .filter(each -> at(each, "Task_AwaitConfirmation"))
        .findFirst()
        .orElseThrow()
        .withdraw();
    assertThat(left(without)).as("what the clerk is shown").containsEntry("KEYUAN", 1);
    asClerk(without, "Task_BureauAdjust", Map.of("adjustment", "ADJUST", "placeOffered", "KEYUAN"));
    assertThat(at(without, "Task_AwaitConfirmation")).isTrue();
    assertThat(ProcessWorld.bean(ApplicantQuestions.class).until(without.file()))
        .as("three days from when it was given, not what the batch had")
        .contains(civil("2026-04-01T18:00"));
  }

  /** Completes a task with the rights of a clerk of the bureau, and no others. */
  private static void asClerk(DrivenCase driven, String element, Map<String, Object> given) {
    TaskService tasks = ProcessWorld.bean(TaskService.class);
    String task =
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(driven.file().caseNumber())
            .taskDefinitionKey(element)
            .singleResult()
            .getId();
    IdentityService identity = ProcessWorld.bean(IdentityService.class);
    identity.setAuthentication("suqiang", List.of("education-bureau-clerks"));
    try {
      tasks.complete(task, given);
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void whatTheBureauHasGivenIsNotTakenBackByAPlaceThatWasNotToldInTime() {
    List<DrivenCase> three = waiting(3);
    close(three);
    Drawing.round(ProcessWorld.context());
    DrivenCase late = only(three, "Task_AwaitFreedSeat");
    three.stream()
        .filter(each -> at(each, "Task_AwaitConfirmation"))
        .findFirst()
        .orElseThrow()
        .withdraw();
    Drawing.moveUp(ProcessWorld.context());

    late.at("2026-03-29T18:00")
        .clerk("Task_BureauAdjust", "adjustment", "ADJUST", "placeOffered", "HAIWAN");
    Drawing.round(ProcessWorld.context());

    assertCase(late).fact("placeOffered", "HAIWAN");
    assertThat(heldBy(late)).isEqualTo("HAIWAN");
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

  /** The panel on the page of the case: which school, and until when. */
  @Test
  void whoIsOfferedAPlaceIsToldWhatAndUntilTheMomentAtWhichItLapses() {
    DrivenCase returned =
        apply(new DrivenCase("school-enrollment", script("SEAT_USED")))
            .clerk(
                "Task_SchoolReview", "schoolDecision", "RETURN", "correctionItems", "WRONG_SCHOOL");
    ApplicantQuestions questions = ProcessWorld.bean(ApplicantQuestions.class);
    assertThat(questions.until(returned.file())).contains(civil("2026-03-20T18:00"));

    DrivenCase offered = waiting(1).getFirst();
    assertThat(questions.until(offered.file())).as("it waits for no one's answer").isEmpty();
    assertThat(ProcessWorld.bean(OpenWaits.class).forSeats(offered.file()))
        .containsExactly(Map.entry("Task_AwaitBatch", "BATCH"));
    close(List.of(offered));
    Drawing.round(ProcessWorld.context());

    assertThat(questions.asked(offered.file()).orElseThrow().shows())
        .containsExactly("placeName", "reportDay");
    assertThat(questions.until(offered.file())).contains(civil("2026-03-27T18:00"));
    assertThat(ProcessWorld.bean(CaseFacts.class).all(offered.id()))
        .containsEntry("placeName", Map.of("zh", "科苑小学", "en", "Keyuan Primary School"));
  }

  private static Instant civil(String moment) {
    return LocalDateTime.parse(moment).atZone(CityTime.ZONE).toInstant();
  }

  private static Map<String, Integer> left(DrivenCase driven) {
    return ProcessWorld.bean(FreePlaces.class).of(driven.file()).stream()
        .collect(Collectors.toMap(FreePlaces.FreePlace::code, FreePlaces.FreePlace::free));
  }

  private static Predicate<DrivenCase> is(String caseNumber) {
    return each -> caseNumber.equals(each.file().caseNumber());
  }

  private static DrivenCase only(List<DrivenCase> cases, String element) {
    List<DrivenCase> there = cases.stream().filter(each -> at(each, element)).toList();
    assertThat(there).as(element).hasSize(1);
    return there.get(0);
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
      // A second server has the machine's time, when the line of the batch has long ended.
      long told =
          check.visits("Event_Admitted")
              + check.visits("Task_AwaitFreedSeat")
              + check.visits("Task_BureauAdjust");
      assertThat(told).isEqualTo(1);
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

  private static long released() {
    return ProcessWorld.bean(JdbcClient.class)
        .sql(
            "SELECT COUNT(*) FROM seat_request WHERE draw_id = (SELECT MAX(id) FROM seat_draw) AND released_at IS NOT NULL")
        .query(Long.class)
        .single();
  }

  private static String heldBy(DrivenCase driven) {
    return ProcessWorld.bean(JdbcClient.class)
        .sql("SELECT COALESCE(held_place, '-') FROM seat_request WHERE case_id = ?")
        .param(driven.id().toString())
        .query(String.class)
        .single();
  }

  private static long held() {
    return ProcessWorld.bean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM seat_request WHERE held_place = 'KEYUAN'")
        .query(Long.class)
        .single();
  }
}
