package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Applicant.clock;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What 张敏 and the head of her authority decide about clocks, and what 孙浩 is told of it. */
class ClockStoryIT {

  private Applicant sunHao;
  private String caseNumber;
  private Staff zhangMin;
  private JsonNode task;

  @BeforeEach
  void aDoubtfulCaseIsAtHerDesk() {
    RunningDemo.backToStart();
    sunHao = Applicant.signedIn("sunhao");
    caseNumber = sunHao.apply();
    sunHao.waitsFor(caseNumber, "IN_REVIEW");
    zhangMin = Staff.atTasklist("zhangmin");
    task = zhangMin.task(caseNumber);
  }

  @AfterEach
  void timeAtStart() {
    RunningDemo.backToStart();
  }

  @Test
  void zhangMinStopsTheClockOfTheCaseAndTheApplicantReadsWhyAndUntilWhen() {
    JsonNode sheet = zhangMin.clocks(task);
    assertThat(each(sheet.path("clocks"), "/clock/id")).containsExactly("case", "hrss-review");
    assertThat(zhangMin.sheet(task).at("/critical/0/department/id").asText()).isEqualTo("hrss");
    assertThat(sunHao.look(caseNumber).at("/critical/0").asText()).isEqualTo("Task_HrssReview");
    assertThat(each(sheet.path("clocks"), "/stoppable")).containsOnly("true");
    assertThat(each(sheet.path("grounds"), "/code"))
        .contains("EXPERT_REVIEW", "EXTERNAL_AUTHORITY");

    Map<String, Object> wanted = Map.of("reason", "EXPERT_REVIEW", "expectedEnd", "2026-09-11");
    JsonNode forecast = json(zhangMin.act(task, "case", "suspensions?dryRun=true", wanted), 200);
    // 20 working days after 1 September; the seven from the 2nd to the 10th are not counted.
    assertThat(forecast.at("/before/due").asText()).isEqualTo("2026-09-29T09:30:00Z");
    assertThat(forecast.at("/after/due").asText()).isEqualTo("2026-10-14T09:30:00Z");
    assertThat(forecast.at("/after/text/zh").asText()).contains("9月1日至10日暂停计时（专家评审");
    assertThat(clock(sunHao.look(caseNumber), "case").path("state").asText()).isEqualTo("RUNNING");
    int before = acts("SUSPEND_CLOCK");

    assertThat(json(zhangMin.act(task, "case", "suspensions", wanted), 200)).isEqualTo(forecast);

    JsonNode seen = sunHao.look(caseNumber);
    JsonNode still = clock(seen, "case");
    assertThat(still.path("state").asText()).isEqualTo("SUSPENDED");
    assertThat(still.at("/lightNames/zh").asText()).isEqualTo("暂停计时");
    assertThat(still.at("/suspendedReason/zh").asText()).isEqualTo("专家评审");
    assertThat(still.path("suspendedUntil").asText()).isEqualTo("2026-09-10T16:00:00Z");
    assertThat(still.at("/suspensions/0/basis").asText()).isEqualTo("《中华人民共和国行政许可法》第四十五条");
    assertThat(still.at("/suspensions/0/to").isNull()).isTrue();
    assertThat(still.path("workingDaysLeft").asInt()).isEqualTo(20);
    assertThat(clock(seen, "hrss-review").path("state").asText())
        .as("the department's own clock runs on")
        .isEqualTo("RUNNING");
    assertThat(messages(seen))
        .contains(
            "您的办件"
                + caseNumber
                + "因专家评审暂停计时（全程办理），预计2026年9月11日恢复。依据：《中华人民共和国行政许可法》第四十五条，所需时间不计入办理期限。");
    assertThat(documents(seen)).contains("特别程序告知书");
    assertThat(each(seen.path("timeline"), "/what/zh")).contains("暂停计时：全程办理");
    assertThat(acts("SUSPEND_CLOCK")).isEqualTo(before + 1);

    RunningDemo.forward(3);
    json(zhangMin.act(task, "case", "resumptions", Map.of("reason", "EXPERT_REVIEW")), 200);

    JsonNode again = clock(sunHao.look(caseNumber), "case");
    assertThat(again.path("state").asText()).isEqualTo("RUNNING");
    assertThat(Duration.parse(again.path("gross").asText()))
        .isGreaterThan(Duration.parse(again.path("net").asText()).plusDays(3));
    assertThat(again.at("/suspensions/0/to").isNull()).isFalse();
    assertThat(messages(sunHao.look(caseNumber)))
        .anySatisfy(text -> assertThat(text).contains("已恢复计时（全程办理），应于2026年10月9日前办完"));
  }

  @Test
  void theHeadOfTheAuthorityGivesMoreTimeOnceAndTheApplicantReadsWhy() {
    Map<String, Object> wanted = Map.of("added", "10wd", "reason", "案情复杂，需补充核查");
    refused(zhangMin.act(task, "case", "extensions", wanted), 403);
    Staff head = Staff.atTasklist("gaojun");
    JsonNode hers = head.task(caseNumber);
    JsonNode extension = head.clocks(hers).at("/clocks/0/extension");
    assertThat(extension.path("upTo").asText()).isEqualTo("10wd");
    assertThat(extension.path("yours").asBoolean()).isTrue();

    refused(
        head.act(hers, "case", "extensions", Map.of("added", "11wd", "reason", " ")),
        422,
        "added",
        "reason");
    JsonNode done = json(head.act(hers, "case", "extensions", wanted), 200);

    assertThat(done.at("/before/due").asText()).isEqualTo("2026-09-29T09:30:00Z");
    assertThat(done.at("/after/due").asText()).isEqualTo("2026-10-19T09:30:00Z");
    JsonNode seen = sunHao.look(caseNumber);
    assertThat(clock(seen, "case").at("/extensions/0/reason").asText()).isEqualTo("案情复杂，需补充核查");
    assertThat(clock(seen, "case").at("/extensions/0/approver/zh").asText()).isEqualTo("本行政机关负责人");
    assertThat(messages(seen))
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("经本行政机关负责人批准延长10 个工作日", "延长后应于2026年10月19日前办完", "理由：案情复杂，需补充核查"));
    assertThat(documents(seen)).contains("延长办理期限告知书");
    refused(head.act(hers, "case", "extensions", wanted), 409, "clock");
  }

  @Test
  void whatIsWrongIsRefusedAndNothingMoves() {
    refused(zhangMin.act(task, "case", "suspensions", Map.of()), 422, "expectedEnd");
    refused(
        zhangMin.act(
            task,
            "case",
            "suspensions",
            Map.of("reason", "HOLIDAY", "basis", "法".repeat(256), "expectedEnd", "2026-09-01")),
        422,
        "reason",
        "basis",
        "expectedEnd");
    refused(
        zhangMin.act(
            task, "case", "suspensions", Map.of("reason", "HEARING", "expectedEnd", "2030-01-01")),
        422,
        "expectedEnd");
    Map<String, Object> hearing = Map.of("reason", "HEARING", "expectedEnd", "2026-09-11");
    refused(zhangMin.act(task, "no-such", "suspensions", hearing), 404);
    refused(zhangMin.act(task, "move-out", "suspensions", hearing), 403);
    refused(
        zhangMin.act(task, "hrss-review", "resumptions", Map.of("reason", "HEARING")),
        409,
        "clock");
    refused(Staff.atTasklist("luguang").act(task, "hrss-review", "suspensions", hearing), 404);

    json(zhangMin.act(task, "hrss-review", "suspensions", hearing), 200);
    refused(zhangMin.act(task, "hrss-review", "suspensions", hearing), 409, "clock");
    assertThat(clock(sunHao.look(caseNumber), "hrss-review").path("suspensions")).hasSize(1);
    assertThat(clock(sunHao.look(caseNumber), "case").path("suspensions")).isEmpty();
  }

  @Test
  void nobodyActsOnAClockWhoseTimeIsUp() {
    RunningDemo.forward(6);

    refused(
        zhangMin.act(
            task,
            "hrss-review",
            "suspensions",
            Map.of("reason", "HEARING", "expectedEnd", "2026-12-01")),
        409,
        "clock");
  }

  @Test
  void theCaseClockRunsAgainWhenTheStepThatStoppedItIsDone() {
    json(
        zhangMin.act(
            task,
            "case",
            "suspensions",
            Map.of("reason", "EXPERT_REVIEW", "expectedEnd", "2026-09-11")),
        200);

    assertThat(zhangMin.decide(task, Map.of("decision", "APPROVE")).statusCode())
        .isBetween(200, 204);

    // It stands still for the origin now, as the model says; for nothing else.
    JsonNode waiting = clock(sunHao.waitsFor(caseNumber, "SUSPENDED"), "case");
    assertThat(each(waiting.path("suspensions"), "/code"))
        .containsExactly("EXPERT_REVIEW", "EXTERNAL_AUTHORITY");
    assertThat(waiting.at("/suspensions/0/to").isNull()).as("ended with her step").isFalse();
    assertThat(waiting.at("/suspensions/1/to").isNull()).isTrue();
    assertThat(waiting.at("/suspendedReason/zh").asText()).isEqualTo("等待原籍公安机关办理");
  }

  private static int acts(String act) {
    return RunningDemo.get()
        .server()
        .getBean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM audit_event WHERE act = ?")
        .param(act)
        .query(Integer.class)
        .single();
  }
}
