package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import io.onething.shared.TimeSource;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An operator publishes the next year over HTTP, while the server runs. */
class CalendarPagesIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static TestServer server;
  private static TestBrowser operator;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    operator = server.browser().signIn("hanyun");
    // A day at which 2027 is missing and clocks hang on it.
    server
        .bean(TimeSource.class)
        .setOffset(Duration.between(Instant.now(), CivilTimes.at("2026-12-09T10:00")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theNextYearIsLookedOverPublishedAndTakenUpWithoutARestart() throws Exception {
    String caseNumber = anAcceptedCase();
    server.bean(CalendarWatch.class).watch();
    assertThat(json(operator.get("/actuator/health/calendar"), 200).path("status").asText())
        .isEqualTo("WARNING");
    assertThat(server.browser().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    JsonNode before = json(operator.get("/api/calendar"), 200);
    assertThat(before.path("publishedUntil").asInt()).isEqualTo(2026);
    assertThat(before.path("openClocksBeyond").asInt()).isEqualTo(1);
    assertThat(before.path("alarm").asBoolean()).isTrue();

    JsonNode preview = json(post("/api/calendar/years?dryRun=true", Notices.YEAR_2027), 200);
    assertThat(preview.path("name").asText()).isEqualTo("CN-2027");
    assertThat(preview.path("correction").asBoolean()).isFalse();
    assertThat(preview.path("year").path("workingDays").asInt()).isEqualTo(257);
    assertThat(preview.path("year").path("months").get(0).path("days").asText())
        .isEqualTo("HHHWWWWW--WWWWW--WWWWW--WWWWW-M");
    assertThat(preview.path("changedDays").size()).isEqualTo(12);
    assertThat(preview.path("movedClocks").asInt()).isEqualTo(1);
    JsonNode move = preview.path("moves").path("moves").get(0);
    assertThat(move.path("caseNumber").asText()).isEqualTo(caseNumber);
    assertThat(move.path("names").path("zh").asText()).isEqualTo("全程办理");
    assertThat(move.path("dueBefore").asText()).isEqualTo("2027-01-06T09:30:00Z");
    assertThat(move.path("provisionalBefore").asBoolean()).isTrue();
    assertThat(move.path("dueAfter").asText()).isEqualTo("2027-01-07T09:30:00Z");
    assertThat(json(operator.get("/api/calendar"), 200).path("publishedUntil").asInt())
        .as("nothing is changed by looking")
        .isEqualTo(2026);

    JsonNode published =
        json(
            post("/api/calendar/years?onto=" + preview.path("onto").asLong(), Notices.YEAR_2027),
            201);
    String address = "/api/calendar/publications/" + published.path("id").asLong();
    assertThat(published.path("publishedBy").asText()).isEqualTo("hanyun");
    JsonNode carried =
        until(
            () -> json(operator.get(address), 200),
            seen -> seen.path("carried").hasNonNull("endedAt"));
    assertThat(carried.path("carried").path("moved").asInt()).isEqualTo(1);
    assertThat(json(operator.get(address + "/moves"), 200).path("moves").get(0).path("dueAfter"))
        .isEqualTo(move.path("dueAfter"));
    JsonNode after = json(operator.get("/api/calendar"), 200);
    assertThat(after.path("publishedUntil").asInt()).isEqualTo(2027);
    assertThat(after.path("openClocksBeyond").asInt()).isZero();
    assertThat(json(operator.get("/api/calendar/years/2027"), 200).path("publications").size())
        .isEqualTo(1);
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql(
                    "SELECT CONCAT(who, ' ', subject, ' ', result) FROM audit_event WHERE act = 'PUBLISH_CALENDAR'")
                .query(String.class)
                .list())
        .containsExactly("hanyun CN-2027 revision 1 DONE");

    assertThat(
            json(
                    post(
                        "/api/calendar/years?onto=" + preview.path("onto").asLong(),
                        Notices.CORRECTED_2027),
                    409)
                .path("code")
                .asText())
        .isEqualTo("CALENDAR_CHANGED");
  }

  @Test
  void aYearWithFaultsIsRefusedWithEachPlace() throws Exception {
    JsonNode problem =
        json(
            post(
                "/api/calendar/years",
                """
                year: 2026
                source: a notice
                holidays:
                  - {names: {zh: 国庆节, en: National Day}, from: 2026-10-01, to: 2026-10-03, makeUp: [2026-10-03, 2026-10-12]}
                """),
            422);

    assertThat(problem.path("code").asText()).isEqualTo("INVALID_INPUT");
    assertThat(problem.path("errors").findValuesAsText("field"))
        .containsOnly("holidays[0].makeUp")
        .hasSize(2);
    assertThat(problem.path("errors").get(0).path("problem").path("zh").asText())
        .isEqualTo("2026-10-12是星期一，本来就上班");
    assertThat(
            json(post("/api/calendar/years", "'unclosed"), 422)
                .path("errors")
                .get(0)
                .path("field")
                .asText())
        .startsWith("line ");
  }

  @Test
  void itIsForOperatorsAlone() {
    for (String subject : new String[] {"liwen", "zhangmin"}) {
      TestBrowser somebody = server.browser().signIn(subject);
      assertThat(somebody.get("/api/calendar").statusCode()).as(subject).isEqualTo(403);
      assertThat(post(somebody, "/api/calendar/years", Notices.YEAR_2027).statusCode())
          .as(subject)
          .isEqualTo(403);
      assertThat(somebody.get("/actuator/health/calendar").statusCode()).isEqualTo(403);
    }
    assertThat(server.browser().get("/api/calendar").statusCode()).isEqualTo(401);
    assertThat(json(operator.get("/api/calendar/publications/999999"), 404).path("code").asText())
        .isEqualTo("UNKNOWN_ADDRESS");
    assertThat(operator.get("/api/calendar/years/0").statusCode()).isEqualTo(404);
  }

  /** A case whose time began at this moment, without a process. */
  private static String anAcceptedCase() {
    CaseFiles files = server.bean(CaseFiles.class);
    CaseId id = files.openDraft("talent-residency", "liwen");
    String number = files.submit(id);
    server
        .bean(ClockKeeping.class)
        .begin(id, "talent-residency", "case", CivilTimes.at("2026-12-09T10:00"));
    return number;
  }

  private static HttpResponse<String> post(String path, String yaml) {
    return post(operator, path, yaml);
  }

  private static HttpResponse<String> post(TestBrowser browser, String path, String yaml) {
    return browser.post(path, yaml, "Content-Type", "application/yaml");
  }

  private static JsonNode json(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    try {
      return JSON.readTree(answer.body());
    } catch (IOException wrong) {
      throw new AssertionError(answer.body(), wrong);
    }
  }

  private static JsonNode until(Supplier<JsonNode> look, Predicate<JsonNode> enough)
      throws InterruptedException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    JsonNode seen = look.get();
    while (!enough.test(seen) && System.nanoTime() < end) {
      Thread.sleep(200);
      seen = look.get();
    }
    assertThat(enough).accepts(seen);
    return seen;
  }
}
