package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.cases.CaseSteps;
import io.onething.engine.ClerkTasks;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import io.onething.shared.TimeSource;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 陆广 of the police does the work of 张敏 of human resources, on the days that are said. */
class StandInIT {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private static TestServer server;
  private static TestBrowser standIn;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    tasklist("zhangmin");
    standIn = tasklist("luguang");
    putInForce(standIns());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void today() {
    server.bean(TimeSource.class).setOffset(Duration.ZERO);
  }

  @Test
  void sheSeesTheTaskAndWhatTheOthersDepartmentMaySee() {
    String task = ClerkTrial.begin(server.context());

    assertThat(standIn.get(ENGINE + "/task/" + task).statusCode())
        .as("in the session that began before")
        .isEqualTo(200);
    String sheet = standIn.get("/api/tasks/" + task + "/case-sheet").body();
    assertThat(sheet)
        .contains("大学本科", "李**")
        .as("the address to settle at is for her own department, not for this task")
        .doesNotContain("settleAddress");
    assertThat(tasklist("luping").get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
  }

  @Test
  void sheDoesTheTaskAndTheRecordSaysForWhom() {
    String task = ClerkTrial.begin(server.context());
    CaseId id = caseOf(task);

    claimAndSubmit(standIn, "luguang", task);

    assertThat(acts(id)).containsExactly("luguang for zhangmin: Task_Review");
    assertThat(server.bean(StandInActs.class).of(id, server.bean(CaseSteps.class).of(id)))
        .singleElement()
        .satisfies(
            moment -> {
              assertThat(moment.what().zh()).isEqualTo("人社审核：陆广代张敏办理");
              assertThat(moment.what().en()).endsWith(": 陆广 for 张敏");
            });
  }

  @Test
  void whatTheOtherHasClaimedCanBeTakenOver() {
    String task = ClerkTrial.begin(server.context());
    String path = ENGINE + "/task/" + task;
    TestBrowser zhangmin = tasklist("zhangmin");
    assertThat(zhangmin.post(path + "/claim", "{\"userId\":\"zhangmin\"}").statusCode())
        .isEqualTo(204);
    TestBrowser again = tasklist("luguang");
    assertThat(again.get(ENGINE + "/filter?resourceType=Task&maxResults=10").body())
        .contains("代办任务");
    assertThat(again.get("/api/tasks/" + task + "/case-sheet").body())
        .contains("\"standIn\":{\"name\":\"张敏\",\"claimed\":true}");
    assertThat(tasklist("chenlan").post("/api/tasks/" + task + "/take-over", "{}").statusCode())
        .as("of the same group, but she stands in for nobody")
        .isEqualTo(403);

    assertThat(again.post("/api/tasks/" + task + "/take-over", "{}").statusCode()).isEqualTo(204);

    assertThat(again.get(path).body()).contains("\"assignee\":\"luguang\"");
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT subject FROM audit_event WHERE act = 'TAKE_OVER' AND who = 'luguang'")
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .endsWith(" Task_Review of zhangmin");
    assertThat(tasklist("zhangmin").get(ENGINE + "/filter?resourceType=Task&maxResults=10").body())
        .doesNotContain("代办任务");
  }

  @Test
  void whoClaimedATaskGivesItBackToHerColleagues() {
    String task = ClerkTrial.begin(server.context());
    String path = ENGINE + "/task/" + task;
    TestBrowser zhangmin = tasklist("zhangmin");
    assertThat(zhangmin.post(path + "/claim", "{\"userId\":\"zhangmin\"}").statusCode())
        .isEqualTo(204);
    TestBrowser chenlan = tasklist("chenlan");
    assertThat(chenlan.post("/api/tasks/" + task + "/give-back", "{}").statusCode())
        .as("of the same group, but not hers")
        .isEqualTo(403);

    assertThat(zhangmin.post("/api/tasks/" + task + "/give-back", "{}").statusCode())
        .isEqualTo(204);

    assertThat(zhangmin.post("/api/tasks/" + task + "/give-back", "{}").statusCode())
        .as("nobody's any more")
        .isEqualTo(403);
    assertThat(chenlan.post(path + "/claim", "{\"userId\":\"chenlan\"}").statusCode())
        .isEqualTo(204);
  }

  @Test
  void aGroupIsCalledInTasklistAsTheOrganisationCallsItNow() {
    String task = ClerkTrial.begin(server.context());
    assertThat(shown(standIn, task)).contains("\"id\":\"hrss-clerks\",\"name\":\"深圳市人力资源和社会保障局");

    putInForce(standIns() + "groups:\n  hrss-clerks: {zh: 人才引进受理组, en: Talent desk}\n");
    server.bean(NamedGroups.class).keepUp();

    assertThat(shown(standIn, task)).contains("\"id\":\"hrss-clerks\",\"name\":\"人才引进受理组\"");
    assertThat(standIn.get("/api/tasks/" + task + "/case-sheet").body())
        .contains("\"groups\":[{\"zh\":\"人才引进受理组\",\"en\":\"Talent desk\"}]");
  }

  /** The task with whose it is, as Tasklist asks for it. */
  private static String shown(TestBrowser clerk, String task) {
    return clerk
        .send(
            clerk
                .request(ENGINE + "/task/" + task)
                .setHeader("Accept", "application/hal+json")
                .GET())
        .body();
  }

  @Test
  void whoDoesHerOwnWorkStandsInForNobody() {
    String task = ClerkTrial.begin(server.context());
    CaseId id = caseOf(task);

    claimAndSubmit(tasklist("chenlan"), "chenlan", task);

    assertThat(acts(id)).isEmpty();
  }

  @Test
  void afterTheLastDayInTheCitySheSeesNothingAnyMore() {
    String task = ClerkTrial.begin(server.context());
    LocalDate today = CityTime.today(server.bean(TimeSource.class));

    timeIs(today.plusDays(1).atTime(23, 59, 30).atZone(CityTime.ZONE).toInstant());
    assertThat(standIn.get(ENGINE + "/task/" + task).statusCode()).isEqualTo(200);
    timeIs(today.plusDays(2).atStartOfDay(CityTime.ZONE).toInstant());

    assertThat(standIn.get(ENGINE + "/task/" + task).statusCode()).isIn(403, 404);
    assertThat(standIn.get("/api/tasks/" + task + "/case-sheet").statusCode()).isEqualTo(404);
    assertThat(standIn.get(ENGINE + "/task?maxResults=2000").body()).doesNotContain(task);
  }

  private static void timeIs(java.time.Instant moment) {
    server.bean(TimeSource.class).setOffset(Duration.between(java.time.Instant.now(), moment));
  }

  private static void claimAndSubmit(TestBrowser clerk, String subject, String task) {
    String path = ENGINE + "/task/" + task;
    assertThat(clerk.post(path + "/claim", "{\"userId\":\"" + subject + "\"}").statusCode())
        .isEqualTo(204);
    assertThat(
            clerk
                .post(
                    path + "/submit-form",
                    "{\"variables\":{\"decision\":{\"value\":\"APPROVE\",\"type\":\"String\"}}}")
                .statusCode())
        .isEqualTo(204);
  }

  private static List<String> acts(CaseId id) {
    return server
        .bean(JdbcClient.class)
        .sql(
            "SELECT CONCAT(who, ' for ', on_behalf_of, ': ', element) FROM stand_in_act WHERE case_id = ?")
        .param(id.toString())
        .query(String.class)
        .list();
  }

  private static CaseId caseOf(String task) {
    return server
        .bean(ClerkTasks.class)
        .visibleTo("zhangmin", List.of("hrss-clerks"), task)
        .orElseThrow()
        .caseId();
  }

  private static String standIns() {
    LocalDate today = CityTime.today(server.bean(TimeSource.class));
    return "standIns:\n  - {absent: zhangmin, by: luguang, from: %s, to: %s}\n"
        .formatted(today, today.plusDays(1));
  }

  private static void putInForce(String yaml) {
    TestBrowser operator = server.browser().signIn("hanyun");
    assertThat(
            operator
                .send(
                    operator
                        .request("/api/organisation")
                        .header("Content-Type", "application/yaml")
                        .header("X-ONETHING-CSRF", operator.csrf().orElseThrow())
                        .POST(HttpRequest.BodyPublishers.ofString(yaml)))
                .statusCode())
        .isEqualTo(201);
  }

  private static TestBrowser tasklist(String subject) {
    TestBrowser browser = server.browser().signIn(subject);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    return browser;
  }
}
