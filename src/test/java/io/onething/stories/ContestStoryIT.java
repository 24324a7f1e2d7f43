package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.write;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.uploads.Samples;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A person says that a department is wrong; the department decides, and the person is told. */
class ContestStoryIT {

  private static final String SAID = "我读的是硕士，毕业证书原件在手";
  private static final String REASON = "经与学校核对，您说得对，原登记有误";

  @Test
  void aDegreeIsContestedBeforeApplyingAndCorrectedWhileTheReviewWaits() {
    Applicant shenYue = Applicant.signedIn("shenyue");
    JsonNode prefill = shenYue.consent();
    String draft = prefill.path("id").asText();
    assertThat(fields(prefill.path("contestable"))).contains("degreeLevel", "school", "namePinyin");
    refused(contest(shenYue, "/api/prefills/" + draft, "talentCategory", SAID), 422, "field");
    refused(contest(shenYue, "/api/prefills/" + draft, "degreeLevel", " "), 422, "said");
    assertThat(contest(shenYue, "/api/prefills/" + draft, "degreeLevel", "先写错了").statusCode())
        .isEqualTo(204);
    assertThat(contest(shenYue, "/api/prefills/" + draft, "degreeLevel", SAID).statusCode())
        .isEqualTo(204);
    JsonNode noted = json(shenYue.browser().get("/api/prefills/" + draft), 200).path("contests");
    assertThat(noted).hasSize(1);
    assertThat(noted.at("/0/state").asText()).isEqualTo("NOTED");

    String caseNumber = shenYue.apply(prefill, Applicant.form(prefill));
    shenYue.waitsFor(caseNumber, "IN_REVIEW");
    JsonNode waiting = shenYue.look(caseNumber);
    assertThat(waiting.at("/contests/0/state").asText()).isEqualTo("OPEN");
    assertThat(waiting.at("/contests/0/said").asText()).isEqualTo(SAID);
    assertThat(Applicant.step(waiting, "Task_Contest_degreeLevel").at("/names/zh").asText())
        .isEqualTo("异议核实：学历");
    assertThat(Applicant.clock(waiting, "contest").path("state").asText()).isEqualTo("RUNNING");
    assertThat(Applicant.messages(waiting))
        .anySatisfy(text -> assertThat(text).contains("“学历”提出的异议已转", "学历认证服务"));
    refused(contest(shenYue, "/api/cases/" + caseNumber, "degreeLevel", SAID), 409);
    refused(contest(Applicant.signedIn("luofei"), "/api/cases/" + caseNumber, "school", SAID), 404);

    // The review is held, whoever tries.
    Staff zhangMin = Staff.atTasklist("zhangmin");
    JsonNode review = zhangMin.task(caseNumber);
    assertThat(zhangMin.sheet(review).at("/contested/0/holds").asBoolean()).isTrue();
    HttpResponse<String> tooEarly = zhangMin.decide(review, Map.of("decision", "APPROVE"));
    assertThat(tooEarly.statusCode()).isEqualTo(400);
    assertThat(tooEarly.body()).contains("部门核实结束后才能提交", "学历");

    // The department that has said it decides; another sees nothing of what the person says.
    Staff xueZhi = Staff.atTasklist("xuezhi");
    JsonNode task = xueZhi.task(caseNumber);
    assertThat(task.path("name").asText()).isEqualTo("异议核实：学历");
    JsonNode sheet = json(xueZhi.contest(task), 200);
    assertThat(sheet.path("said").asText()).isEqualTo(SAID);
    assertThat(sheet.at("/value/value/zh").asText()).isNotBlank();
    assertThat(zhangMin.sheet(review).toString()).doesNotContain(SAID);
    refused(zhangMin.contest(review), 404);
    refused(zhangMin.contest(task), 404);

    assertThat(xueZhi.decide(task, Map.of("contestDecision", "CONFIRM")).body())
        .contains("还没有保存核实情况");
    refused(xueZhi.answer(task, null, "MASTER"), 422, "reason");
    refused(xueZhi.answer(task, REASON, "PROFESSOR"), 422, "facts.degreeLevel");
    assertThat(xueZhi.answer(task, REASON, null).statusCode()).isEqualTo(204);
    assertThat(xueZhi.submit(task, Map.of("contestDecision", "CORRECT")).body())
        .contains("还没有填写更正后的内容");
    assertThat(xueZhi.answer(task, REASON, "MASTER").statusCode()).isEqualTo(204);
    assertThat(xueZhi.submit(task, Map.of("contestDecision", "CORRECT")).statusCode())
        .isEqualTo(204);

    JsonNode corrected = shenYue.look(caseNumber);
    assertThat(corrected.at("/contests/0/state").asText()).isEqualTo("CORRECTED");
    assertThat(corrected.at("/contests/0/reason").asText()).isEqualTo(REASON);
    assertThat(corrected.at("/contests/0/corrected/zh").asText()).isEqualTo("硕士研究生");
    assertThat(Applicant.clock(corrected, "contest").path("state").asText()).isEqualTo("STOPPED");
    assertThat(Applicant.messages(corrected))
        .anySatisfy(text -> assertThat(text).contains("“学历”的异议", "已更正"));
    assertThat(corrected.path("timeline").toString()).contains("异议核实后更正：学历");
    assertThat(zhangMin.sheet(review).toString()).contains("硕士研究生");
    assertThat(zhangMin.submit(review, Map.of("decision", "APPROVE")).statusCode()).isEqualTo(204);
    assertThat(inTheEngine(SAID) + inTheEngine(REASON)).isZero();

    // What was wrong once is not used again.
    assertThat(shenYue.consent().path("sources").toString()).doesNotContain("\"" + caseNumber);
  }

  @Test
  void proofIsAskedForOnceAndTheCaseGoesOnWhereNothingHoldsIt() throws Exception {
    Applicant wuTing = Applicant.signedIn("wuting");
    String caseNumber = wuTing.apply();
    wuTing.waitsFor(caseNumber, "IN_REVIEW");
    assertThat(contest(wuTing, "/api/cases/" + caseNumber, "school", "校名不对").statusCode())
        .isEqualTo(204);
    assertThat(contest(wuTing, "/api/cases/" + caseNumber, "ethnicity", "民族不对").statusCode())
        .isEqualTo(204);

    Staff xueZhi = Staff.atTasklist("xuezhi");
    JsonNode task = xueZhi.task(caseNumber);
    assertThat(xueZhi.answer(task, "请上传毕业证书照片", null).statusCode()).isEqualTo(204);
    assertThat(xueZhi.decide(task, Map.of("contestDecision", "PROOF")).statusCode()).isEqualTo(204);
    assertThat(xueZhi.sees(caseNumber)).isFalse();

    JsonNode asked = contest(wuTing.look(caseNumber), "school");
    assertThat(asked.path("state").asText()).isEqualTo("PROOF_ASKED");
    assertThat(asked.path("reason").asText()).isEqualTo("请上传毕业证书照片");
    assertThat(asked.path("proofDue").asText()).isNotBlank();
    assertThat(asked.path("proofField").asText()).isEqualTo("degreeCertPhoto");
    String proof = "/api/cases/" + caseNumber + "/contests/" + asked.path("id").asText() + "/proof";
    String file = json(upload(wuTing, caseNumber), 201).path("id").asText();
    refused(prove(wuTing, proof, "见照片", "another"), 422, "files");
    refused(prove(wuTing, proof, "", file), 422, "said");
    refused(prove(Applicant.signedIn("luofei"), proof, "见照片", file), 404);
    assertThat(prove(wuTing, proof, "见照片", file).statusCode()).isEqualTo(204);
    refused(prove(wuTing, proof, "见照片", file), 409);

    JsonNode again = xueZhi.task(caseNumber);
    JsonNode sheet = json(xueZhi.contest(again), 200);
    assertThat(sheet.path("proof").asText()).isEqualTo("见照片");
    assertThat(sheet.path("files").asInt()).isEqualTo(1);
    assertThat(xueZhi.look(again, file, "核对毕业证书").statusCode()).isEqualTo(200);
    assertThat(xueZhi.answer(again, "与学校登记一致", null).statusCode()).isEqualTo(204);
    assertThat(xueZhi.decide(again, Map.of("contestDecision", "PROOF")).body())
        .contains("已经请申请人提供过一次证明");
    assertThat(xueZhi.submit(again, Map.of("contestDecision", "CONFIRM")).statusCode())
        .isEqualTo(204);
    assertThat(contest(wuTing.look(caseNumber), "school").path("state").asText())
        .isEqualTo("CONFIRMED");

    // The police have yet to decide about the other value, which holds nobody.
    Staff zhangMin = Staff.atTasklist("zhangmin");
    assertThat(
            zhangMin.decide(zhangMin.task(caseNumber), Map.of("decision", "APPROVE")).statusCode())
        .isEqualTo(204);
    assertThat(contest(wuTing.look(caseNumber), "ethnicity").path("state").asText())
        .isEqualTo("OPEN");
  }

  private static List<String> fields(JsonNode contestable) {
    return Answers.each(contestable, "/field");
  }

  private static JsonNode contest(JsonNode seen, String field) {
    for (JsonNode contest : seen.path("contests")) {
      if (contest.path("field").asText().equals(field)) {
        return contest;
      }
    }
    return Answers.JSON.missingNode();
  }

  private static HttpResponse<String> contest(Applicant who, String of, String field, String said) {
    return who.browser().post(of + "/contests", write(Map.of("field", field, "said", said)));
  }

  private static HttpResponse<String> prove(
      Applicant who, String address, String said, String file) {
    return who.browser().post(address, write(Map.of("said", said, "files", List.of(file))));
  }

  private static HttpResponse<String> upload(Applicant who, String caseNumber) throws Exception {
    return who.browser()
        .send(
            who.browser()
                .request("/api/uploads?field=degreeCertPhoto&caseNumber=" + caseNumber)
                .header("X-ONETHING-CSRF", who.browser().csrf().orElseThrow())
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Samples.pdf())));
  }

  /** How many variables of the engine hold this text. */
  private static int inTheEngine(String text) {
    JdbcClient jdbc = RunningDemo.get().server().getBean(JdbcClient.class);
    return jdbc.sql(
            "SELECT COUNT(*) FROM (SELECT TEXT_ FROM ACT_RU_VARIABLE UNION ALL SELECT TEXT_ FROM ACT_HI_VARINST) v WHERE TEXT_ LIKE ?")
        .param("%" + text + "%")
        .query(Integer.class)
        .single();
  }
}
