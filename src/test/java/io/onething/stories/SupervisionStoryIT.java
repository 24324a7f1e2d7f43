package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody takes the review of a doubtful case: it climbs, and the department has to say why. */
class SupervisionStoryIT {

  @AfterEach
  void backToStart() {
    RunningDemo.backToStart();
  }

  @Test
  void aReviewThatNobodyTakesMakesAnOrderThatTheDepartmentAnswers() {
    Applicant sunHao = Applicant.signedIn("sunhao");
    String caseNumber = sunHao.apply();
    sunHao.waitsFor(caseNumber, "IN_REVIEW");
    TestBrowser zhangMin = signedIn("zhangmin");
    TestBrowser luGuang = signedIn("luguang");
    TestBrowser chenLan = signedIn("chenlan");
    TestBrowser zhouJie = signedIn("zhoujie");
    assertThat(order(zhangMin, caseNumber).isMissingNode()).isTrue();

    RunningDemo.forward(5);
    JsonNode order =
        until(
            "an order to the HRSS",
            () -> order(zhangMin, caseNumber),
            found -> !found.isMissingNode());
    assertThat(order.at("/clock/zh").asText()).isEqualTo("人社审核");
    assertThat(order.at("/department/zh").asText()).contains("人力资源");
    assertThat(order.path("mine").asBoolean()).isTrue();
    String number = order.path("number").asText();
    assertThat(messages(zhangMin)).contains("【督办单】" + number, "已到期限");
    assertThat(messages(chenLan)).as("the head of the section").contains("【预警】办件" + caseNumber);
    assertThat(messages(zhouJie)).as("the director").contains(caseNumber, "已提级");

    // Another department sees nothing of it; the centre sees it and does not answer it.
    assertThat(order(luGuang, caseNumber).isMissingNode()).isTrue();
    assertThat(answer(luGuang, number, "不是我们").statusCode()).isEqualTo(404);
    assertThat(order(zhouJie, caseNumber).path("mine").asBoolean()).isFalse();
    assertThat(answer(zhouJie, number, "代答").statusCode()).isEqualTo(403);
    assertThat(sunHao.browser().get("/api/supervision").statusCode()).isEqualTo(403);
    assertThat(answer(zhangMin, number, " ").statusCode()).isEqualTo(422);

    assertThat(answer(zhangMin, number, "业务系统升级，今日办结。").statusCode()).isEqualTo(204);
    JsonNode answered = order(zhouJie, caseNumber);
    assertThat(answered.at("/answer/text").asText()).isEqualTo("业务系统升级，今日办结。");
    assertThat(answered.at("/answer/name").asText()).isEqualTo("张敏");
    assertThat(answer(zhangMin, number, "再次").statusCode()).isEqualTo(409);

    Staff clerk = Staff.atTasklist("zhangmin");
    JsonNode task = clerk.task(caseNumber);
    assertThat(clerk.sheet(task).toString()).contains("督办单 " + number, "提级至");
    clerk.decide(task, Map.of("decision", "REJECT", "reasonCodes", "AGE_CONDITION_NOT_MET"));
    sunHao.waitsForEnd(caseNumber);
  }

  private static TestBrowser signedIn(String subject) {
    return TestBrowser.of(RunningDemo.get().serverUrl()).signIn(subject);
  }

  private static JsonNode order(TestBrowser browser, String caseNumber) {
    return StreamSupport.stream(
            json(browser.get("/api/supervision"), 200).path("orders").spliterator(), false)
        .filter(order -> order.path("caseNumber").asText().equals(caseNumber))
        .filter(order -> order.at("/clock/zh").asText().equals("人社审核"))
        .findFirst()
        .orElse(Answers.JSON.missingNode());
  }

  private static String messages(TestBrowser browser) {
    return json(browser.get("/api/supervision"), 200).path("messages").toString();
  }

  private static java.net.http.HttpResponse<String> answer(
      TestBrowser browser, String number, String text) {
    return browser.post(
        "/api/supervision/orders/" + number + "/answer", Answers.write(Map.of("text", text)));
  }
}
