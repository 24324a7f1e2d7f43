package io.onething.engine;

import static io.onething.engine.GatewayTrial.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.availability.Availability;
import io.onething.availability.Pause;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CityTime;
import io.onething.shared.TimeSource;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.FileSystemUtils;

/** The police with office hours and three calls a day, on a server with a clock of its own. */
class AvailabilityIT {

  private static final String GRANTED =
      "{\"facts\": {\"permitNo\": \"ZQ1\", \"permitValidUntil\": \"2026-12-01\"}, \"flags\": {}}";

  private static final String IDENTITY = "police.identity";
  private static final String MATCH = "{\"facts\": {}, \"flags\": {\"identityCheck\": \"MATCH\"}}";

  @TempDir static Path data;

  private static TestServer server;
  private static WorkerByHand worker;

  private final List<GatewayTrial> trials = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(Path.of(folder), data.resolve(folder));
    }
    Path police = data.resolve("workers/police-sz/department.yaml");
    String file = Files.readString(police);
    assertThat(file).contains("limits: {parallel: 32}");
    Files.writeString(
        police, file.replace("limits: {parallel: 32}", "limits: {parallel: 32, perDay: 3}"));
    Files.writeString(
        police,
        "opening: {days: working, from: '09:00', until: '18:00'}\n",
        StandardOpenOption.APPEND);
    server =
        TestServer.start(
            "--onething.data.location=file:" + data + "/",
            "--camunda.bpm.job-execution.enabled=false");
    worker = new WorkerByHand(server, "worker-hours");
  }

  @AfterAll
  static void stop() {
    setTime(Duration.ZERO);
    server.close();
  }

  @AfterEach
  void end() {
    trials.forEach(GatewayTrial::cancel);
    trials.clear();
  }

  @Test
  void aClosedDepartmentIsHandedNothingUntilItOpens() {
    at("2026-03-02T18:00");
    begin();

    assertThat(worker.fetch(TOPIC).isMissingNode()).isTrue();
    assertThat(pause()).isEqualTo(new Pause(Pause.Reason.CLOSED, instant("2026-03-03T09:00")));

    at("2026-03-03T09:00:01");
    JsonNode task = worker.fetch(TOPIC);
    assertThat(task.isMissingNode()).isFalse();
    assertThat(task.path("retries").isNull()).isTrue();
    assertThat(task.at("/variables/deliveries/value").asInt()).isEqualTo(1);
  }

  @Test
  void aFetchThatWaitsAtTheDoorIsAnsweredWhenItOpens() throws Exception {
    at("2026-03-04T08:59");
    begin();
    CompletableFuture<JsonNode> waiting =
        CompletableFuture.supplyAsync(() -> worker.fetchWaiting(Duration.ofSeconds(25), TOPIC));
    awaitOpenFetch();

    at("2026-03-04T09:00");
    long opened = System.nanoTime();

    assertThat(waiting.get(20, TimeUnit.SECONDS).isMissingNode()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - opened)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void othersAreHandedTheirsMeanwhile() {
    at("2026-03-07T10:00"); // a Saturday
    begin();
    trials.add(GatewayTrial.begin(server, "residency.quota-card"));

    assertThat(worker.fetch(TOPIC).isMissingNode()).isTrue();
    assertThat(worker.fetch(TOPIC, "residency.quota-card").path("topicName").asText())
        .isEqualTo("residency.quota-card");
  }

  @Test
  void aSpentDayEndsWithTheCitysDay() {
    at("2026-03-10T10:00");
    for (int i = 0; i < 4; i++) {
      begin();
    }
    List<String> tasks = trials.stream().map(trial -> trial.task().getId()).toList();
    waitsSince("2026-03-09T10:00", tasks.getLast());
    List<String> oldest = List.of(tasks.getLast(), tasks.get(0), tasks.get(1));

    List<JsonNode> handed = worker.fetchMany(10, TOPIC);

    assertThat(handed).extracting(task -> task.path("id").asText()).hasSameElementsAs(oldest);
    handed.forEach(AvailabilityIT::done);
    assertThat(worker.fetch(TOPIC).isMissingNode()).isTrue();
    assertThat(pause()).isEqualTo(new Pause(Pause.Reason.SPENT, instant("2026-03-11T09:00")));

    at("2026-03-11T09:00:01");
    assertThat(worker.fetch(TOPIC).isMissingNode()).isFalse();
  }

  @Test
  void whatIsGivenBackUnbegunCostsNothingOfTheDay() {
    at("2026-03-12T10:00");
    begin();
    for (int i = 0; i < 5; i++) {
      JsonNode task = worker.fetch(TOPIC);
      assertThat(task.isMissingNode()).isFalse();
      assertThat(worker.giveBack(task).statusCode()).isEqualTo(204);
    }

    assertThat(server.bean(Availability.class).left(department("police-sz"))).isEqualTo(3);
  }

  @Test
  void whatIsKnownAlreadyNeedsNoOpenDepartment() {
    at("2026-03-16T17:59");
    GatewayTrial trial = GatewayTrial.begin(server, IDENTITY);
    trials.add(trial);
    done(worker.fetch(IDENTITY), MATCH);
    at("2026-03-16T18:05");
    GatewayTrial known = trial.again(IDENTITY);

    assertThat(worker.fetch(IDENTITY).isMissingNode()).isTrue();
    assertThat(known.hasEnded()).isTrue();

    at("2026-03-17T18:05"); // the answer is older than a day
    GatewayTrial stale = trial.again(IDENTITY);
    trials.add(stale);
    assertThat(worker.fetch(IDENTITY).isMissingNode()).isTrue();
    assertThat(stale.task().getWorkerId()).isNull();
    at("2026-03-18T09:00:01");
    assertThat(worker.fetch(IDENTITY).path("id").asText()).isEqualTo(stale.task().getId());
  }

  @Test
  void whatIsAskedAgainCountsAgain() {
    at("2026-03-13T10:00");
    begin();
    for (int i = 0; i < 3; i++) {
      assertThat(worker.fail(worker.fetch(TOPIC), "try again", 4).statusCode()).isEqualTo(204);
    }

    assertThat(worker.fetch(TOPIC).isMissingNode()).isTrue();
    assertThat(trials.getFirst().task().getRetries()).isEqualTo(4);
  }

  @Test
  void applicantAndClerkReadWhyItWaitsAndUntilWhen() {
    at("2026-03-14T10:00"); // a Saturday
    begin();
    GatewayTrial trial = trials.getFirst();
    String task = trial.beforeAClerk();
    String why = "部门非工作时间，3月16日 09:00 起办理";

    assertThat(server.browser().signIn("liwen").get("/api/cases/" + trial.number()).body())
        .contains(why, "Outside the department's hours; handled from 16 March, 09:00");
    TestBrowser clerk = server.browser().signIn("zhangmin");
    assertThat(clerk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    assertThat(clerk.get("/api/tasks/" + task + "/case-sheet").body())
        .contains("\"waiting\":[{", why);
  }

  private void begin() {
    trials.add(GatewayTrial.begin(server));
  }

  private static void done(JsonNode task) {
    done(task, GRANTED);
  }

  private static void done(JsonNode task, String outcome) {
    assertThat(task.isMissingNode()).isFalse();
    assertThat(worker.complete(task, "outcome", outcome).statusCode()).isEqualTo(204);
  }

  /** Until the server has the worker's fetch open. */
  private static void awaitOpenFetch() {
    Object open = ReflectionTestUtils.getField(server.bean(TaskSignals.class), "open");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!((Map<?, ?>) Objects.requireNonNull(open)).containsKey(worker.id())) {
      assertThat(System.nanoTime()).as("no fetch came").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static Pause pause() {
    return server.bean(Availability.class).pause(department("police-sz")).orElseThrow();
  }

  private static Department department(String id) {
    return server.bean(DepartmentFiles.class).department(id);
  }

  private static void waitsSince(String civil, String task) {
    server
        .bean(JdbcClient.class)
        .sql("UPDATE ACT_RU_EXT_TASK SET CREATE_TIME_ = ? WHERE ID_ = ?")
        .params(Timestamp.from(instant(civil)), task)
        .update();
  }

  private static void at(String civil) {
    setTime(Duration.between(Instant.now(), instant(civil)));
  }

  private static void setTime(Duration ahead) {
    server.bean(TimeSource.class).setOffset(ahead);
    server.bean(EngineTime.class).setOffset(ahead);
  }

  private static Instant instant(String civil) {
    return LocalDateTime.parse(civil).atZone(CityTime.ZONE).toInstant();
  }
}
