package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Applicant.documents;
import static io.onething.stories.Applicant.messages;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 张敏 of the HRSS decides what the rules leave to a person. */
class ClerkStoryIT {

  @Test
  void zhangMinSeesHerDepartmentsFactsMaskedAndApproves() {
    Applicant sunHao = Applicant.signedIn("sunhao");
    String caseNumber = sunHao.apply();
    sunHao.waitsFor(caseNumber, "IN_REVIEW");
    Staff zhangMin = Staff.atTasklist("zhangmin");

    // The task is hers, the form asks for the decision only.
    JsonNode task = zhangMin.task(caseNumber);
    assertThat(task.path("name").asText()).isEqualTo("人社审核");
    assertThat(zhangMin.form(task).body()).contains("\"decision\"").doesNotContain("孙浩");

    // The case sheet shows what her department may see, masked; the police's facts are not hers.
    JsonNode sheet = zhangMin.sheet(task);
    String shown = sheet.toString();
    assertThat(shown).contains("孙*", "大学专科").doesNotContain("孙浩", "360102200406115139");
    assertThat(shown).doesNotContain("民德路411号");

    // To see more she must say why.
    assertThat(zhangMin.reveal(task, "idNumber", null).statusCode()).isEqualTo(422);
    assertThat(json(zhangMin.reveal(task, "idNumber", "核对身份"), 200).path("value").asText())
        .isEqualTo("360102200406115139");

    assertThat(zhangMin.decide(task, Map.of("decision", "APPROVE")).statusCode())
        .isBetween(200, 204);
    JsonNode approved = sunHao.waitsFor(caseNumber, "SUSPENDED");
    assertThat(messages(approved)).anySatisfy(text -> assertThat(text).contains("审核已通过"));
    assertThat(zhangMin.sees(caseNumber)).isFalse();
  }

  @Test
  void zhangMinRefusesWithAReasonThatTheApplicantReads() {
    Applicant zhou = Applicant.signedIn("zhoujianping");
    String caseNumber = zhou.apply();
    zhou.waitsFor(caseNumber, "IN_REVIEW");
    Staff zhangMin = Staff.atTasklist("zhangmin");

    zhangMin.decide(
        zhangMin.task(caseNumber),
        Map.of("decision", "REJECT", "reasonCodes", "AGE_CONDITION_NOT_MET"));

    JsonNode rejected = zhou.waitsForEnd(caseNumber);
    assertThat(rejected.path("outcome").asText()).isEqualTo("REJECTED");
    assertThat(documents(rejected)).contains("不予引进决定书");
    assertThat(messages(rejected)).anySatisfy(text -> assertThat(text).contains("年龄不符合", "行政复议"));
  }

  @Test
  void zhangMinReturnsItForTwoReasonsInOneNoticeAndGetsItBack() {
    Applicant tian = Applicant.signedIn("wuting");
    String caseNumber = tian.apply();
    tian.waitsFor(caseNumber, "IN_REVIEW");
    Staff zhangMin = Staff.atTasklist("zhangmin");

    List<String> reasons = List.of("DEGREE_CERT_UNCLEAR", "PROPERTY_CERT_UNCLEAR");
    zhangMin.decide(
        zhangMin.task(caseNumber), Map.of("decision", "CORRECT", "correctionItems", reasons));
    JsonNode asked = tian.waitsFor(caseNumber, "CORRECTION_REQUESTED");
    assertThat(each(asked.at("/correction/items"), "/code")).isEqualTo(reasons);
    assertThat(messages(asked))
        .filteredOn(text -> text.contains("学历证书编号"))
        .singleElement()
        .asString()
        .contains("不动产权证号");
    assertThat(documents(asked)).containsOnlyOnce("补正材料通知书");
    Map<String, Object> half = Map.of("degreeCertNo", "1059342026004410");
    assertThat(tian.correct(caseNumber, half).body()).contains("propertyCertNo");
    assertThat(
            tian.correct(
                    caseNumber,
                    Map.of(
                        "degreeCertNo",
                        "1059342026004410",
                        "propertyCertNo",
                        "粤(2024)深圳市不动产权第0012345号"))
                .statusCode())
        .isEqualTo(202);

    tian.waitsFor(caseNumber, "IN_REVIEW");
    assertThat(
            zhangMin.decide(zhangMin.task(caseNumber), Map.of("decision", "APPROVE")).statusCode())
        .isBetween(200, 204);
    tian.waitsFor(caseNumber, "SUSPENDED");
  }
}
