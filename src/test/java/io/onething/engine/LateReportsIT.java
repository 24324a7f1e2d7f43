package io.onething.engine;

import static io.onething.engine.GatewayTrial.REFUSAL;
import static io.onething.engine.GatewayTrial.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.departments.Outcome;
import io.onething.journal.CallJournal;
import io.onething.journal.JournalEntry;
import io.onething.journal.JournalEntry.Ending;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports for tasks that are no longer the worker's: kept and shown, never applied. */
class LateReportsIT {

  private static final String GRANTED =
      "{\"facts\": {\"permitNo\": \"ZQ2026\", \"permitValidUntil\": \"2026-12-01\"}, \"flags\": {}}";

  private static TestServer server;
  private static WorkerByHand worker;
  private static WorkerByHand slow;

  private GatewayTrial trial;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    worker = new WorkerByHand(server, "worker-quick");
    slow = new WorkerByHand(server, "worker-slow");
  }

  @BeforeEach
  void beforeThePolice() {
    trial = GatewayTrial.begin(server);
  }

  @AfterEach
  void end() {
    trial.cancel();
  }

  @Test
  void anAnswerForACancelledTaskIsKeptAndNothingIsApplied() {
    JsonNode task = slow.fetch(TOPIC);
    trial.cancel();

    assertThat(slow.complete(task, "outcome", GRANTED).statusCode()).isEqualTo(404);

    assertThat(late())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.department()).isEqualTo("police-sz");
              assertThat(answer.topic()).isEqualTo(TOPIC);
              assertThat(answer.way()).isEqualTo(LateAnswer.Way.REPORT);
              assertThat(answer.error()).isNull();
              assertThat(answer.outcome())
                  .isEqualTo(
                      new Outcome(
                          Map.of("permitNo", "ZQ2026", "permitValidUntil", "2026-12-01"),
                          Map.of(),
                          null));
            });
    assertThat(facts()).doesNotContainKey("permitNo");
    assertThat(endings()).containsExactly(Ending.COMPLETED);
  }

  @Test
  void anAnswerForATaskThatAnotherWorkerHasIsKeptAndTheOthersIsApplied() {
    JsonNode first = slow.fetch(1, TOPIC);
    JsonNode second = worker.awaitTask(TOPIC);
    assertThat(second.path("id")).isEqualTo(first.path("id"));

    assertThat(slow.complete(first, "outcome", GRANTED).statusCode()).isEqualTo(400);
    assertThat(trial.hasEnded()).isFalse();
    assertThat(facts()).doesNotContainKey("permitNo");
    assertThat(worker.complete(second, "outcome", GRANTED).statusCode()).isEqualTo(204);

    assertThat(facts()).containsEntry("permitNo", "ZQ2026");
    assertThat(late()).hasSize(1);
    assertThat(endings()).containsExactly(Ending.COMPLETED, Ending.COMPLETED);
  }

  @Test
  void aLateRefusalIsKeptWithItsCodes() {
    JsonNode task = slow.fetch(TOPIC);
    trial.cancel();

    assertThat(slow.refuse(task, REFUSAL, "POLICE_CHECK_FAILED").statusCode()).isEqualTo(404);

    assertThat(late())
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.error()).isEqualTo(REFUSAL);
              assertThat(answer.reason()).isEqualTo("POLICE_CHECK_FAILED");
            });
    assertThat(endings()).containsExactly(Ending.REFUSED);
  }

  @Test
  void aLateFailureStandsInTheJournalAlone() {
    JsonNode task = slow.fetch(TOPIC);
    trial.cancel();

    assertThat(slow.fail(task, "no answer for " + GatewayTrial.NAME, 3).statusCode())
        .isEqualTo(404);

    assertThat(late()).isEmpty();
    assertThat(journal())
        .extracting(JournalEntry::ending, JournalEntry::message)
        .containsExactly(tuple(Ending.FAILED, "no answer for ***"));
  }

  @Test
  void aReportWhoseReceiptWasLostIsNoLateAnswer() {
    JsonNode task = worker.fetch(TOPIC);
    assertThat(worker.complete(task, "outcome", GRANTED).statusCode()).isEqualTo(204);

    assertThat(worker.complete(task, "outcome", GRANTED).statusCode()).isEqualTo(404);

    assertThat(late()).isEmpty();
    assertThat(endings()).containsExactly(Ending.COMPLETED);
  }

  @Test
  void theSameLateAnswerAgainIsKeptOnce() {
    JsonNode task = slow.fetch(TOPIC);
    trial.cancel();
    slow.complete(task, "outcome", GRANTED);

    assertThat(slow.complete(task, "outcome", GRANTED).statusCode()).isEqualTo(404);

    assertThat(late()).hasSize(1);
  }

  @Test
  void whatNobodyWasAskedForIsNotKept() {
    JsonNode unknown =
        new ObjectMapper().createObjectNode().put("id", UUID.randomUUID().toString());
    JsonNode others = slow.fetch(TOPIC);
    trial.cancel();

    assertThat(worker.complete(unknown, "outcome", GRANTED).statusCode()).isEqualTo(404);
    assertThat(worker.complete(others, "outcome", GRANTED).statusCode()).isEqualTo(404);
    assertThat(slow.complete(others, "outcome", "no outcome").statusCode()).isEqualTo(404);
    assertThat(slow.refuse(others, "李文 moved", "CODE").statusCode()).isEqualTo(404);

    assertThat(late()).isEmpty();
    assertThat(endings()).containsExactly(Ending.NO_REPORT);
  }

  @Test
  void itIsKeptSealed() {
    JsonNode task = slow.fetch(TOPIC);
    trial.cancel();
    slow.complete(task, "outcome", GRANTED);

    byte[] sealed =
        server
            .bean(JdbcClient.class)
            .sql("SELECT sealed_answer FROM late_answer WHERE case_id = ?")
            .param(trial.id().toString())
            .query(byte[].class)
            .single();

    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ZQ2026");
  }

  private List<LateAnswer> late() {
    return server.bean(LateAnswers.class).of(trial.id());
  }

  private List<JournalEntry> journal() {
    return server.bean(CallJournal.class).of(trial.id());
  }

  private List<Ending> endings() {
    return journal().stream().map(JournalEntry::ending).toList();
  }

  private Map<String, Object> facts() {
    return server.bean(CaseFacts.class).all(trial.id());
  }
}
