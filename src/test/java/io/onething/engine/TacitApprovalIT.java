package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseStep;
import io.onething.cases.CaseSteps;
import io.onething.cases.CaseTimeline;
import io.onething.catalog.Catalog;
import io.onething.deadlines.Climbing;
import io.onething.journal.LateAnswers;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import io.onething.shared.TimeSource;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** The social insurance has half an hour for its opinion, and its silence counts as consent. */
class TacitApprovalIT {

  private static final String STEP = "Task_QueryContributions";
  private static final String TOPIC = "insurance.contributions";
  private static final String ANSWER =
      "{\"facts\": {\"insuranceMonths\": 3}, \"flags\": {\"insuranceCheck\": \"NONE\"}}";

  @TempDir static Path data;

  private static TestServer server;
  private static WorkerByHand worker;

  private CaseId id;

  @BeforeAll
  static void start() throws IOException {
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(Path.of(folder), data.resolve(folder));
    }
    edit(
        "processes/talent-residency/bundle.yaml",
        "clocks:\n",
        """
        clocks:
          opinion:
            names: {zh: 社保意见, en: Opinion of the social insurance}
            limit: 30min
            tacit:
              step: Task_QueryContributions
              basis: 《联合审批办法》第九条
              answer: {insuranceCheck: MATCH}
        """);
    edit(
        "processes/talent-residency/talent-residency.bpmn",
        "<camunda:property name=\"en\" value=\"Query social insurance\" />",
        "<camunda:property name=\"en\" value=\"Query social insurance\" /><camunda:property name=\"clock\" value=\"opinion\" />");
    server =
        TestServer.start(
            "--onething.data.location=file:" + data + "/",
            "--camunda.bpm.job-execution.enabled=false",
            "--onething.desk.sweep-interval=3600000",
            "--onething.ladder.sweep-interval=PT1H");
    worker = new WorkerByHand(server, "worker-silent");
  }

  private static void edit(String file, String before, String after) throws IOException {
    Path path = data.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }

  @AfterAll
  static void stop() {
    setTime(Duration.ZERO);
    server.close();
  }

  @BeforeEach
  void submit() {
    at("2026-03-02T10:00");
    id =
        server
            .bean(TransactionTemplate.class)
            .execute(
                status -> {
                  CaseFiles files = server.bean(CaseFiles.class);
                  CaseId opened = files.openDraft("talent-residency", "liwen");
                  server
                      .bean(CaseFacts.class)
                      .record(
                          opened,
                          "applicant",
                          Map.of(
                              "talentCategory", "FRESH_GRADUATE",
                              "settleType", "TALENT_COLLECTIVE"));
                  String number = files.submit(opened);
                  server
                      .bean(CaseProcesses.class)
                      .start(opened, number, server.bean(Catalog.class).bundle("talent-residency"));
                  return opened;
                });
  }

  @Test
  void silenceCountsAsConsentAndThePaperIsDemanded() {
    assertThat(step().state()).isEqualTo(CaseStep.State.OPEN);
    climbAt("2026-03-02T10:29");
    assertThat(step().state()).isEqualTo(CaseStep.State.OPEN);

    climbAt("2026-03-02T10:31");

    assertThat(step().state()).isEqualTo(CaseStep.State.DONE);
    assertThat(step().tacit()).isEqualTo("《联合审批办法》第九条");
    assertThat(variable("insuranceCheck")).isEqualTo("MATCH");
    assertThat(server.bean(CaseTimeline.class).of(id))
        .extracting(entry -> entry.kind() + " " + entry.subject())
        .contains("STEP_TACIT " + STEP, "STEP_DONE " + STEP);
    assertThat(server.bean(CaseTimeline.class).faultsOf(id)).isEmpty();
    assertThat(orders()).containsExactly("social-insurance TACIT 2026-03-03 09:30:00");

    climbAt("2026-03-03T10:31");
    assertThat(orders()).hasSize(1);
  }

  @Test
  void theRealAnswerThatComesLaterIsKeptAndChangesNothing() {
    JsonNode task = fetchOwn();
    climbAt("2026-03-02T10:31");
    assertThat(step().tacit()).isNotNull();

    assertThat(worker.complete(task, "outcome", ANSWER).statusCode()).isEqualTo(404);

    assertThat(server.bean(LateAnswers.class).of(id))
        .singleElement()
        .satisfies(late -> assertThat(late.topic()).isEqualTo(TOPIC));
    assertThat(variable("insuranceCheck")).isEqualTo("MATCH");
    assertThat(server.bean(CaseFacts.class).all(id)).doesNotContainKey("insuranceMonths");
  }

  @Test
  void anAnswerInTimeIsNoConsentBySilence() {
    JsonNode task = fetchOwn();
    assertThat(worker.complete(task, "outcome", ANSWER).statusCode()).isEqualTo(204);
    climbAt("2026-03-02T10:31");

    assertThat(step().tacit()).isNull();
    assertThat(variable("insuranceCheck")).isEqualTo("NONE");
    assertThat(orders()).isEmpty();
  }

  @Test
  void theFallbackDeskIsNotNeededAnyMore() {
    JsonNode task = fetchOwn();
    worker.fail(task, "away", 0);
    assertThat(step().atDesk()).isTrue();

    climbAt("2026-03-02T10:31");

    assertThat(step().tacit()).isNotNull();
    assertThat(step().atDesk()).isFalse();
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM fallback_desk WHERE case_id = ? AND closed_at IS NULL")
                .param(id.toString())
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** The task of this case; those of others are given back. */
  private JsonNode fetchOwn() {
    return worker.fetchMany(20, TOPIC).stream()
        .filter(task -> task.at("/businessKey").asText().equals(number()))
        .findFirst()
        .orElseThrow();
  }

  private String number() {
    return String.valueOf(server.bean(CaseFiles.class).get(id).caseNumber());
  }

  private CaseStep step() {
    return server.bean(CaseSteps.class).of(id).stream()
        .filter(step -> step.element().equals(STEP))
        .findFirst()
        .orElseThrow();
  }

  private Object variable(String name) {
    String instance =
        server
            .bean(RuntimeService.class)
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(number(), "talent-residency")
            .singleResult()
            .getId();
    return server.bean(RuntimeService.class).getVariable(instance, name);
  }

  private List<String> orders() {
    return server
        .bean(JdbcClient.class)
        .sql(
            "SELECT CONCAT(department, ' ', cause, ' ', DATE_FORMAT(answer_due, '%Y-%m-%d %H:%i:%s'))"
                + " FROM supervision_order WHERE case_id = ?")
        .param(id.toString())
        .query(String.class)
        .list();
  }

  private static void climbAt(String civil) {
    at(civil);
    Climbing.round(server.context());
  }

  private static void at(String civil) {
    Instant then = LocalDateTime.parse(civil).atZone(CityTime.ZONE).toInstant();
    setTime(Duration.between(Instant.now(), then));
  }

  private static void setTime(Duration ahead) {
    server.bean(TimeSource.class).setOffset(ahead);
    server.bean(EngineTime.class).setOffset(ahead);
  }
}
