package io.onething.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator exchanges the organisation while two servers run. */
class OrganisationPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LONGEST_WAIT = Duration.ofSeconds(30).toNanos();

  private static TestServer server;
  private static TestBrowser operator;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    operator = server.browser().signIn("hanyun");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void onlyOperatorsSeeIt() {
    assertThat(server.browser().signIn("fangli").get("/api/organisation").statusCode())
        .isEqualTo(403);
    assertThat(server.browser().get("/api/organisation").statusCode()).isEqualTo(401);
  }

  @Test
  void theDifferencesAreShownAndItIsTakenUpByEveryServer() throws IOException {
    JsonNode before = json(operator.get("/api/organisation"), 200);
    int number = before.path("number").asInt();
    assertThat(before.at("/offices/0/serves/0/names/zh").asText()).isEqualTo("科苑小学");
    assertThat(before.at("/fallbacks/0/group/names/zh").asText()).contains("教育局");
    assertThat(before.path("used").findValuesAsText("id"))
        .as("groups that models name themselves")
        .contains("fallback-desk", "supervisors")
        .doesNotContain("notary-clerks", "police-sz-clerks");
    String yaml =
        before
            .path("yaml")
            .asText()
            .replace("serves: {places: [HAIWAN]}", "serves: {places: [HAIWAN, XINAN]}")
            .replace("serves: {places: [XINAN]}", "serves: {places: []}")
            .replace(
                "standIns: []",
                "standIns:\n  - {absent: fangli, by: tanhai, from: 2026-12-01, to: 2026-12-05}");

    JsonNode preview = json(post("/api/organisation?dryRun=true", yaml), 200);

    assertThat(preview.path("onto").asInt()).isEqualTo(number);
    assertThat(preview.path("differences").findValuesAsText("id"))
        .containsExactly("school-haiwan", "school-xinan", "fangli ← tanhai 2026-12-01");
    JsonNode haiwan = preview.path("differences").get(0);
    assertThat(haiwan.path("change").asText()).isEqualTo("CHANGED");
    assertThat(haiwan.path("name").asText()).isEqualTo("海湾小学招生办公室");
    assertThat(haiwan.path("values").toString())
        .isEqualTo(
            "[{\"key\":\"serves.places\",\"before\":\"HAIWAN\",\"after\":\"HAIWAN, XINAN\"}]");
    assertThat(json(operator.get("/api/organisation"), 200).path("number").asInt())
        .as("nothing is changed by looking")
        .isEqualTo(number);

    try (ConfigurableApplicationContext beside = server.startBeside()) {
      LiveOrganisation other = beside.getBean(LiveOrganisation.class);
      assertThat(other.now().index().atPlace("schools", "XINAN")).contains("school-xinan");

      int next = json(post("/api/organisation?onto=" + number, yaml), 201).path("number").asInt();

      assertThat(next).isEqualTo(number + 1);
      assertThat(server.bean(LiveOrganisation.class).now().number()).isEqualTo(next);
      long end = System.nanoTime() + LONGEST_WAIT;
      while (other.now().number() < next && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      assertThat(other.now().index().atPlace("schools", "XINAN")).contains("school-haiwan");
    }

    JsonNode after = json(operator.get("/api/organisation"), 200);
    assertThat(after.path("versions").get(0).path("by").asText()).isEqualTo("hanyun");
    assertThat(after.path("versions").get(0).path("origin").asText()).isEqualTo("PAGE");
    assertThat(operator.get("/api/organisation/versions/" + number).body())
        .isEqualTo(before.path("yaml").asText());
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql(
                    "SELECT CONCAT(who, ' ', subject) FROM audit_event WHERE act = 'PUBLISH_ORGANISATION' ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single())
        .isEqualTo("hanyun organisation " + after.path("number").asInt());
    assertThat(post("/api/organisation?onto=" + number, yaml + "\n# again").statusCode())
        .as("compared with one that is not in force any more, and no difference")
        .isIn(409, 422);

    try (ConfigurableApplicationContext restarted = server.startBeside()) {
      assertThat(restarted.getBean(LiveOrganisation.class).now().number())
          .as("the folder's file was taken once")
          .isEqualTo(after.path("number").asInt());
    }
  }

  @Test
  void whoComparedWithAnOldOneIsRefused() throws IOException {
    int number = json(operator.get("/api/organisation"), 200).path("number").asInt();

    HttpResponse<String> late =
        post("/api/organisation?onto=" + (number - 1), "{fallbacks: {schools: bureau}}");

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("ORGANISATION_CHANGED");
    assertThat(json(operator.get("/api/organisation"), 200).path("number").asInt())
        .isEqualTo(number);
  }

  @Test
  void allFaultsAreSaidInBothLanguagesAndNothingIsChanged() throws IOException {
    JsonNode before = json(operator.get("/api/organisation"), 200);

    JsonNode problem =
        json(
            post(
                "/api/organisation",
                """
                offices:
                  a: {department: moon, names: {zh: 甲, en: A}, region: '440305', group: role-operator}
                """),
            422);

    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "offices.a.department", "offices.a.region", "offices.a.group", "fallbacks.moon");
    assertThat(problem.toString()).contains("没有“moon”这个部门", "unknown department 'moon'");
    assertThat(json(post("/api/organisation", " \n"), 422).toString()).contains("内容为空");
    assertThat(json(post("/api/organisation", "offices: ["), 422).path("errors")).hasSize(1);
    assertThat(json(operator.get("/api/organisation"), 200).path("number"))
        .isEqualTo(before.path("number"));
  }

  private static HttpResponse<String> post(String path, String yaml) {
    return operator.send(
        operator
            .request(path)
            .header("Content-Type", "application/yaml")
            .header("X-ONETHING-CSRF", operator.csrf().orElseThrow())
            .POST(HttpRequest.BodyPublishers.ofString(yaml)));
  }

  private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }
}
