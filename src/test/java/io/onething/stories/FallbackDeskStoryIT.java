package io.onething.stories;

import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Applicant.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.OpenCases;
import io.onething.testing.RunningDemo;
import io.onething.testing.SpentTries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A department stays away until no try is left; 吴桐 at the fallback desk takes over. */
class FallbackDeskStoryIT {

  private static final List<String> DEPARTMENTS = List.of("social-insurance", "residency");

  private final Sandbox sandbox = new Sandbox();

  @BeforeEach
  void timeAtStart() {
    RunningDemo.get();
    RunningDemo.backToStart();
  }

  @AfterEach
  void everyCaseStillMoves() {
    DEPARTMENTS.forEach(department -> sandbox.offline(department, false));
    RunningDemo.backToStart();
    assertThat(OpenCases.stuckAt(RunningDemo.get().server())).isEmpty();
  }

  @Test
  void wuTongTypesWhatTheDepartmentSaysOnTheTelephone() {
    sandbox.offline("social-insurance", true);
    Applicant maXiao = Applicant.signedIn("maxiao");
    String caseNumber = maXiao.apply();
    JsonNode waiting = comesToTheDesk(maXiao, caseNumber, "Task_QueryContributions");

    // The applicant reads who looks after it, and with whom.
    assertThat(step(waiting, "Task_QueryContributions").at("/waitsFor/zh").asText())
        .startsWith("人工协调中")
        .contains("社会保险");
    assertThat(timeline(waiting)).contains("人工协调中：查询参保情况");

    // The person at the desk has the contact at hand, calls, and types the answer with its source.
    Staff wuTong = Staff.atTasklist("wutong");
    JsonNode task = wuTong.task(caseNumber);
    assertThat(task.path("name").asText()).isEqualTo("办不成事：查询参保情况");
    assertThat(wuTong.desk(task).at("/contact/phone").asText()).isEqualTo("0755-0000-0104");
    assertThat(wuTong.desk(task).path("lastMessage").asText())
        .doesNotContain("马骁", "420106200309072319")
        .isNotBlank();
    Map<String, Object> answer =
        Map.of(
            "facts",
            Map.of("insuranceMonths", "26"),
            "flags",
            Map.of("insuranceCheck", "MATCH"),
            "who",
            "征缴科 王工",
            "way",
            "TELEPHONE");
    assertThat(wuTong.type(task, "answer", answer).statusCode()).isEqualTo(204);
    assertThat(wuTong.decide(task, Map.of("deskDecision", "ANSWER")).statusCode()).isEqualTo(204);

    // The case goes on to its end; what was told by telephone stays marked as such.
    JsonNode settled = maXiao.waitsForEnd(caseNumber);
    assertThat(settled.path("outcome").asText()).isEqualTo("APPROVED");
    JsonNode answered = step(settled, "Task_QueryContributions");
    assertThat(answered.path("state").asText()).isEqualTo("DONE");
    assertThat(answered.path("atDesk").asBoolean()).isFalse();
    assertThat(answered.at("/byHand/zh").asText()).isEqualTo("电话");
    assertThat(timeline(settled)).contains("人工登记部门答复：查询参保情况");
    assertThat(wuTong.sees(caseNumber)).isFalse();
  }

  @Test
  void wuTongLetsTheDepartmentBeTriedAgainWhenItIsBack() {
    sandbox.offline("residency", true);
    Applicant maXiao = Applicant.signedIn("maxiao");
    String caseNumber = maXiao.apply();
    comesToTheDesk(maXiao, caseNumber, "Task_QuotaCard");
    Staff wuTong = Staff.atTasklist("wutong");
    JsonNode task = wuTong.task(caseNumber);

    sandbox.offline("residency", false);
    assertThat(wuTong.decide(task, Map.of("deskDecision", "RETRY")).statusCode()).isEqualTo(204);

    JsonNode settled = maXiao.waitsForEnd(caseNumber);
    assertThat(settled.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(step(settled, "Task_QuotaCard").path("byHand").isMissingNode()).isFalse();
    assertThat(step(settled, "Task_QuotaCard").path("byHand").isNull()).isTrue();
    assertThat(timeline(settled)).contains("重新联系部门：核发入户指标卡");
  }

  @Test
  void wuTongGivesUpAsTheModelAllowsAndWhatWasDoneIsUndone() {
    sandbox.offline("residency", true);
    Applicant maXiao = Applicant.signedIn("maxiao");
    String caseNumber = maXiao.apply();
    comesToTheDesk(maXiao, caseNumber, "Task_QuotaCard");
    Staff wuTong = Staff.atTasklist("wutong");
    JsonNode task = wuTong.task(caseNumber);
    assertThat(wuTong.desk(task).at("/givingUps/0/names/zh").asText()).isEqualTo("指标不予核发");
    Map<String, Object> choice = Map.of("error", "Error_QuotaRefused", "reason", "QUOTA_EXHAUSTED");

    assertThat(wuTong.type(task, "giving-up", choice).statusCode()).isEqualTo(204);
    assertThat(wuTong.decide(task, Map.of("deskDecision", "GIVE_UP")).statusCode()).isEqualTo(204);

    JsonNode rejected = maXiao.waitsForEnd(caseNumber);
    assertThat(rejected.path("outcome").asText()).isEqualTo("REJECTED_AT_CHECK");
    assertThat(messages(rejected)).anySatisfy(text -> assertThat(text).contains("本期入户指标已用完"));
    assertThat(step(rejected, "Task_QuotaCard").path("state").asText()).isEqualTo("REFUSED");
    assertThat(step(rejected, "Task_ReopenResult").path("state").asText()).isEqualTo("DONE");
    assertThat(documents(rejected)).contains("校验不通过告知书");
    assertThat(timeline(rejected)).contains("人工确认不能办理：核发入户指标卡");
  }

  @Test
  void wuTongNeedNotActOnceTheApplicantHasWithdrawn() {
    sandbox.offline("social-insurance", true);
    Applicant maXiao = Applicant.signedIn("maxiao");
    String caseNumber = maXiao.apply();
    comesToTheDesk(maXiao, caseNumber, "Task_QueryContributions");
    Staff wuTong = Staff.atTasklist("wutong");
    assertThat(wuTong.sees(caseNumber)).isTrue();

    assertThat(maXiao.withdraw(caseNumber).statusCode()).isEqualTo(202);

    assertThat(maXiao.waitsForEnd(caseNumber).path("outcome").asText()).isEqualTo("WITHDRAWN");
    assertThat(wuTong.sees(caseNumber)).isFalse();
  }

  private static JsonNode comesToTheDesk(Applicant applicant, String caseNumber, String element) {
    SpentTries.of(caseNumber, element);
    return until(
        "the desk",
        () -> applicant.look(caseNumber),
        seen -> step(seen, element).path("atDesk").asBoolean());
  }

  private static List<String> timeline(JsonNode seen) {
    return Answers.each(seen.path("timeline"), "/what/zh");
  }
}
