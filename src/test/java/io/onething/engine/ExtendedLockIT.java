package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lock is extended only for the worker that holds it, while it holds it. */
class ExtendedLockIT {

  private static final long TEN_MINUTES = 600_000;

  private static TestServer server;
  private static WorkerByHand worker;

  private GatewayTrial trial;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    worker = new WorkerByHand(server, "worker-extends");
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
  void theHolderKeepsTheTaskAndCompletesItAfterwards() {
    JsonNode task = worker.fetch(GatewayTrial.TOPIC);
    Instant before = trial.task().getLockExpirationTime().toInstant();

    assertThat(extend(task, worker, TEN_MINUTES).statusCode()).isEqualTo(204);

    assertThat(trial.task().getLockExpirationTime().toInstant()).isAfter(before);
    assertThat(
            worker
                .complete(
                    task,
                    "outcome",
                    "{\"facts\": {\"permitNo\": \"ZQ1\", \"permitValidUntil\": \"2026-12-01\"}, \"flags\": {}}")
                .statusCode())
        .isEqualTo(204);
  }

  @Test
  void nobodyElseMayNorForATaskThatIsGone() {
    JsonNode task = worker.fetch(GatewayTrial.TOPIC);

    assertRefused(extend(task, new WorkerByHand(server, "worker-else"), TEN_MINUTES));
    trial.cancel();
    assertThat(extend(task, worker, TEN_MINUTES).statusCode()).isEqualTo(404);
  }

  @Test
  void aLockThatHasRunOutIsGoneAlsoForTheOneWhoHadIt() {
    JsonNode task = worker.fetch(1, GatewayTrial.TOPIC);
    Instant runOut = trial.task().getLockExpirationTime().toInstant();
    while (!now().isAfter(runOut)) {
      Thread.onSpinWait();
    }

    assertRefused(extend(task, worker, TEN_MINUTES));

    assertThat(trial.task().getLockExpirationTime().toInstant()).isEqualTo(runOut);
  }

  @Test
  void aLockIsExtendedByATimeAboveNothing() {
    JsonNode task = worker.fetch(GatewayTrial.TOPIC);

    assertRefused(extend(task, worker, 0));
    assertRefused(extend(task, worker, -1));

    assertThat(trial.task().getLockExpirationTime().toInstant()).isAfter(now());
  }

  @Test
  void aSuspendedTaskStaysAsItIs() {
    JsonNode task = worker.fetch(GatewayTrial.TOPIC);
    ExternalTask held = trial.task();
    server.bean(RuntimeService.class).suspendProcessInstanceById(held.getProcessInstanceId());

    assertRefused(extend(task, worker, TEN_MINUTES));

    server.bean(RuntimeService.class).activateProcessInstanceById(held.getProcessInstanceId());
    server.bean(ExternalTaskService.class).unlock(held.getId());
  }

  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  private static HttpResponse<String> extend(JsonNode task, WorkerByHand by, long millis) {
    return by.post(
        "/engine-gateway/external-task/" + task.path("id").asText() + "/extendLock",
        Map.of("workerId", by.id(), "newDuration", millis));
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
  }
}
