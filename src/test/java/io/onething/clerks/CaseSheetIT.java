package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CaseSheetIT {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
  }

  @Test
  void aClerkSeesTheTasksOfHerGroupsAlone() {
    String task = ClerkTrial.begin(server.context());
    TestBrowser hrss = tasklist("zhangmin");
    TestBrowser police = tasklist("luguang");

    assertThat(hrss.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
    assertThat(hrss.get("/api/tasks/" + task + "/case-sheet").statusCode()).isEqualTo(200);
    assertThat(police.get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
    assertThat(police.get("/api/tasks/" + task + "/case-sheet").statusCode()).isEqualTo(404);
    String filters = police.get(ENGINE + "/filter?maxResults=10&resourceType=Task").body();
    assertThat(filters).contains("待认领", "我的任务");
    String ofTheGroup =
        filters.replaceAll(".*\\{\"id\":\"([^\"]+)\",[^{}]*\"name\":\"待认领\".*", "$1");
    assertThat(listed(police, ofTheGroup)).doesNotContain(task);
    assertThat(listed(hrss, ofTheGroup)).contains(task);
  }

  private static String listed(TestBrowser clerk, String filter) {
    HttpResponse<String> answer =
        clerk.post(ENGINE + "/filter/" + filter + "/list?firstResult=0&maxResults=1000", "{}");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theSheetShowsTheDepartmentsFactsMasked() {
    String task = ClerkTrial.begin(server.context());
    String sheet = tasklist("zhangmin").get("/api/tasks/" + task + "/case-sheet").body();

    assertThat(sheet)
        .contains(
            "人才引进入户", "人社审核", "李**", "430***********4627", "138****1001", "大学本科", "2026-06-**")
        .contains("\"key\":\"applicantName\"")
        // The address to settle at is for the police, not for HRSS.
        .doesNotContain("settleAddress", "福田");
    ClerkTrial.personalData().forEach(value -> assertThat(sheet).doesNotContain(value));
  }

  @Test
  void aFullValueIsShownForAReasonAndLeavesARow() {
    String task = ClerkTrial.begin(server.context());
    TestBrowser clerk = tasklist("zhangmin");
    String reveals = "/api/tasks/" + task + "/case-sheet/reveals";
    int before = reveals();

    assertThat(clerk.post(reveals, "{\"field\":\"idNumber\",\"reason\":\" \"}").statusCode())
        .isEqualTo(422);
    assertThat(clerk.post(reveals, "{\"field\":\"settleAddress\",\"reason\":\"核对\"}").statusCode())
        .isEqualTo(422);
    assertThat(reveals()).isEqualTo(before);
    HttpResponse<String> answer =
        clerk.post(reveals, "{\"field\":\"idNumber\",\"reason\":\"核对身份\"}");

    assertThat(answer.body()).isEqualTo("{\"value\":\"" + ClerkTrial.ID_NUMBER + "\"}");
    assertThat(reveals()).isEqualTo(before + 1);
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql(
                    "SELECT CONCAT(who, ' ', subject) FROM audit_event WHERE act = 'REVEAL' AND subject LIKE '% idNumber' ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single())
        .startsWith("zhangmin ")
        .endsWith(" idNumber");
  }

  private static int reveals() {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM audit_event WHERE act = 'REVEAL' AND subject LIKE '% idNumber'")
        .query(Integer.class)
        .single();
  }

  @Test
  void remarksStayWithTheCaseSealed() throws IOException {
    String task = ClerkTrial.begin(server.context());
    TestBrowser clerk = tasklist("zhangmin");
    String remarks = "/api/tasks/" + task + "/remarks";

    assertThat(clerk.post(remarks, "{\"text\":\"已电话核实<b>𠮷</b>\"}").statusCode()).isEqualTo(204);
    assertThat(clerk.post(remarks, "{\"text\":\"\"}").statusCode()).isEqualTo(422);
    assertThat(clerk.post(remarks, "{\"txt\":\"x\"}").statusCode()).isEqualTo(400);
    String sheet = tasklist("chenlan").get("/api/tasks/" + task + "/case-sheet").body();
    assertThat(new ObjectMapper().readTree(sheet).at("/remarks/0/text").asText())
        .isEqualTo("已电话核实<b>𠮷</b>");
  }

  @Test
  void aColleagueIsNamedNotNumbered() {
    String task = ClerkTrial.begin(server.context());
    TestBrowser zhangmin = tasklist("zhangmin");
    assertThat(
            zhangmin
                .post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"zhangmin\"}")
                .statusCode())
        .isEqualTo(204);

    TestBrowser colleague = tasklist("chenlan");
    String shown =
        colleague
            .send(
                colleague
                    .request(ENGINE + "/task/" + task)
                    .setHeader("Accept", "application/hal+json")
                    .GET())
            .body();

    assertThat(shown)
        .contains("\"id\":\"zhangmin\",\"firstName\":\"张敏\"")
        .contains("\"id\":\"hrss-clerks\",\"name\":\"深圳市人力资源和社会保障局人才引进窗口经办人\"");
  }

  @Test
  void aClerkClaimsAndCompletesButReassignsNothing() {
    String task = ClerkTrial.begin(server.context());
    TestBrowser clerk = tasklist("zhangmin");
    String path = ENGINE + "/task/" + task;

    assertThat(clerk.post(path + "/claim", "{\"userId\":\"zhangmin\"}").statusCode())
        .isEqualTo(204);
    assertThat(clerk.post(path + "/assignee", "{\"userId\":\"chenlan\"}").statusCode())
        .isEqualTo(403);
    assertThat(clerk.post(path + "/comment/create", "{\"message\":\"李文\"}").statusCode())
        .isEqualTo(403);
    assertThat(tasklist("chenlan").post(path + "/claim", "{\"userId\":\"chenlan\"}").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(
            clerk
                .post(
                    path + "/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":\"APPROVE\",\"type\":\"String\"}}}")
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"APPROVE\"", "\"\"", "null", "true"})
  void whatTasklistSendsForAFieldIsTaken(String value) {
    String path = ENGINE + "/task/" + ClerkTrial.begin(server.context());
    TestBrowser clerk = tasklist("zhangmin");

    assertThat(clerk.post(path + "/claim", "{\"userId\":\"zhangmin\"}").statusCode())
        .isEqualTo(204);
    assertThat(
            clerk
                .post(
                    path + "/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":" + value + "}}}")
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"caseId\":{\"value\":\"00000000-0000-0000-0000-000000000000\",\"type\":\"String\"}",
        "\"identityCheck\":{\"value\":\"MATCH\",\"type\":\"String\"}",
        "\"remark\":{\"value\":\"李文\",\"type\":\"String\"}",
        "\"decision\":{\"value\":\"李文不符合条件\",\"type\":\"String\"}",
        "\"decision\":{\"value\":\"[1]\",\"type\":\"Json\"}",
        "\"decision\":{\"value\":\"MAYBE\",\"type\":\"String\"}",
      })
  void aClerkHandsInTheCodesOfTheFormAlone(String variable) {
    String task = ClerkTrial.begin(server.context());
    TestBrowser clerk = tasklist("zhangmin");
    String path = ENGINE + "/task/" + task;
    String variables = "{\"variables\":{" + variable + "}}";

    assertThat(clerk.post(path + "/claim", "{\"userId\":\"zhangmin\"}").statusCode())
        .isEqualTo(204);
    assertThat(clerk.post(path + "/complete", variables).statusCode()).isEqualTo(400);
    assertThat(clerk.post(path + "/submit-form", variables).statusCode()).isEqualTo(400);
    assertThat(clerk.get(path).statusCode()).isEqualTo(200);
  }

  private static TestBrowser tasklist(String subject) {
    TestBrowser browser = server.browser().signIn(subject);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    return browser;
  }
}
