package io.onething.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onething.availability.Availability;
import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.OpenCalls;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import io.onething.journal.RecentCalls;
import io.onething.shared.CaseId;
import io.onething.shared.TimeSource;
import io.onething.testing.MachineToken;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may see what an operator watches, and what it says. */
class ServerWatchIT {

  private static final String METRICS = "/actuator/prometheus";
  private static final String DEPARTMENTS = "/actuator/health/departments";

  private static TestServer server;
  private static String watch;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    watch = token("watch", TestServer.WATCH_SECRET, "metrics");
  }

  @AfterEach
  void forget() {
    server
        .bean(JdbcClient.class)
        .sql("DELETE FROM call_attempt WHERE external_task LIKE 'watched-%'")
        .update();
    server.bean(DepartmentWatch.class).look();
  }

  @Test
  void theMetricsAreForTheirScopeAndForOperators() {
    assertThat(scrape(watch).statusCode()).isEqualTo(200);
    assertThat(scrape(null).statusCode()).isEqualTo(401);
    assertThat(scrape(token("worker", TestServer.WORKER_SECRET, "worker")).statusCode())
        .isEqualTo(401);
    assertThat(signedIn("hanyun", METRICS).statusCode()).isEqualTo(200);
    assertThat(signedIn("liwen", METRICS).statusCode()).isEqualTo(403);
    assertThat(signedIn("zhangmin", METRICS).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator",
        "/actuator/info",
        "/actuator/health/calendar",
        "/actuator/env",
        "/api/calendar",
        "/api/cases",
        "/api/prefills/x",
        "/engine-gateway/external-task/count"
      })
  void theTokenForMetricsOpensNothingElse(String path) {
    assertThat(get(path, watch).statusCode()).isIn(401, 403);
  }

  @Test
  void everyTopicHasItsGaugesFromTheStart() {
    server.bean(DepartmentWatch.class).look();

    assertThat(scrape(watch).body())
        .contains(
            "onething_calls_waiting{department=\"health\",topic=\"health.birth\"} 0.0",
            "onething_calls_oldest_seconds{department=\"health\",topic=\"health.birth\"} 0.0",
            "onething_calls_desk{department=\"health\",topic=\"health.birth\"} 0.0",
            "onething_journal_retries_total{department=\"health\",topic=\"health.birth\"}");
  }

  @Test
  void anOldLookIsNone() {
    AtomicLong nanos = new AtomicLong();
    DepartmentWatch patient =
        new DepartmentWatch(
            server.bean(OpenCalls.class),
            server.bean(RecentCalls.class),
            server.bean(Availability.class),
            server.bean(DepartmentFiles.class),
            server.bean(TimeSource.class),
            nanos::get,
            Duration.ofSeconds(15));
    assertThat(patient.last()).isEmpty();
    patient.look();
    nanos.set(Duration.ofSeconds(60).toNanos());
    assertThat(patient.last()).isPresent();

    nanos.set(Duration.ofSeconds(61).toNanos());

    assertThat(patient.last()).isEmpty();
    MeterRegistry registry = new SimpleMeterRegistry();
    new TopicGauges(server.bean(DepartmentFiles.class), patient).bindTo(registry);
    assertThat(registry.get("onething.calls.waiting").tag("topic", "health.birth").gauge().value())
        .isNaN();
  }

  @Test
  void aDepartmentThatIsAwayIsNamedAndTheServerStaysWell() throws Exception {
    asked("health", "health.birth", Ending.FAILED, Cause.TIMED_OUT);
    asked("health", "health.birth", Ending.FAILED, Cause.UNREACHABLE);
    asked("hrss", "hrss.result", Ending.COMPLETED, null);
    server.bean(DepartmentWatch.class).look();

    JsonNode seen = new ObjectMapper().readTree(signedIn("hanyun", DEPARTMENTS).body());
    JsonNode health = seen.at("/components/departmentCalls/components/health");
    assertThat(seen.path("status").asText()).isEqualTo("AWAY");
    assertThat(health.path("status").asText()).isEqualTo("AWAY");
    assertThat(health.path("details").path("asked").asInt()).isEqualTo(2);
    assertThat(health.path("details").path("failed").asInt()).isEqualTo(2);
    assertThat(health.path("details").path("zh").asText()).isEqualTo("深圳市卫生健康委员会");
    JsonNode hrss = seen.at("/components/departmentCalls/components/hrss");
    assertThat(hrss.path("status").asText()).isEqualTo("UP");
    assertThat(hrss.path("details").path("lastAnswer").asText()).isNotEmpty();
    for (String own : List.of("", "/liveness", "/readiness")) {
      HttpResponse<String> whole = server.browser().get("/actuator/health" + own);
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body()).contains("\"status\":\"UP\"");
    }
  }

  @Test
  void aVisitorOrClerkSeesNothingButTheStatus() {
    asked("health", "health.birth", Ending.FAILED, Cause.BROKEN);
    server.bean(DepartmentWatch.class).look();

    HttpResponse<String> visitor = server.browser().get(DEPARTMENTS);
    assertThat(visitor.statusCode()).isEqualTo(200);
    assertThat(visitor.body()).isEqualTo("{\"status\":\"AWAY\"}");
    assertThat(signedIn("zhangmin", DEPARTMENTS).body()).isEqualTo(visitor.body());
    assertThat(server.browser().get(DEPARTMENTS + "/departmentCalls").statusCode()).isEqualTo(401);
  }

  private static void asked(String department, String topic, Ending ending, @Nullable Cause cause) {
    CallJournal journal = server.bean(CallJournal.class);
    CaseId id = CaseId.random();
    String task = "watched-" + id;
    journal.delivered(List.of(new Delivery(task, id, "visit", department, topic, "worker-x")));
    journal.reported(
        List.of(
            new CallJournal.Report(
                task,
                "worker-x",
                List.of(
                    new Attempt(
                        Attempt.Kind.CALL,
                        task,
                        server.bean(TimeSource.class).instant(),
                        20,
                        null,
                        ending,
                        cause,
                        null)),
                ending,
                null)));
  }

  private static HttpResponse<String> scrape(@Nullable String token) {
    return get(METRICS, token);
  }

  private static HttpResponse<String> get(String path, @Nullable String token) {
    TestBrowser browser = server.browser();
    var request = browser.request(path).setHeader("Accept", "*/*");
    return browser.send(token == null ? request : request.header("Authorization", token));
  }

  private static HttpResponse<String> signedIn(String subject, String path) {
    TestBrowser browser = server.browser().signIn(subject);
    return browser.send(browser.request(path).setHeader("Accept", "*/*"));
  }

  private static String token(String client, String secret, String scope) {
    return MachineToken.bearer(server.sandbox("/oauth2/token"), client, secret, scope);
  }
}
