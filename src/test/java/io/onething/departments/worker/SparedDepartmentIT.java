package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.departments.calls.WorkerFolder;
import io.onething.departments.worker.FakeGateway.Report;
import io.onething.departments.worker.FakeGateway.Task;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A department that fails, is busy or slow is spared, and costs its tasks nothing. */
class SparedDepartmentIT {
  private static final String QUERY =
      """
      shape: tell-only
      facts: [applicantName]
      method: POST
      url: '="/query/" + applicantName'
      body: '={"name": applicantName}'
      timeout: PT30S
      retries: 3
      retryBackoff: PT0.1S
      idempotency: query
      """;

  @TempDir private Path folder;

  private WorkerTrial trial;

  @BeforeEach
  void open() throws Exception {
    WorkerFolder files =
        WorkerFolder.alpha(
                "limits: {parallel: 2}\nbreaker: {failures: 50, window: 4, pause: PT4S}\n")
            .call("alpha", "alpha.query", QUERY)
            .call("alpha", "alpha.poison", QUERY.replace("/query/", "/../"))
            .department(
                "beta", "names: {zh: 乙, en: Beta}\nbaseUrl: ${BETA_URL}\nlimits: {parallel: 2}\n")
            .call("beta", "beta.query", QUERY);
    trial = new WorkerTrial(folder, files);
    trial.alpha.behave(request -> Reply.json(200, "{}"));
    trial.beta.behave(request -> Reply.json(200, "{}"));
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void aDepartmentThatFailsIsLeftAloneAndTriedAgain() {
    AtomicBoolean down = new AtomicBoolean(true);
    trial.alpha.behave(request -> Reply.json(down.get() ? 500 : 200, "{}"));
    trial.start("one");
    trial.gateway.offer(task("a"), task("b"));
    trial.gateway.await("failure", 2);
    int asked = trial.alpha.asked().size();
    trial.gateway.offer(task("c"), task("d"), task("e"));
    trial.gateway.offer(new Task("other", "beta.query", "case-other", null));
    trial.gateway.await("complete", 1);
    assertThat(trial.alpha.asked()).as("left alone").hasSize(asked);
    down.set(false);
    trial.gateway.await("complete", 4);
    assertThat(trial.gateway.of("failure")).as("nothing was spent meanwhile").hasSize(2);
  }

  @Test
  void aBusyDepartmentIsNotAskedByAnybodyUntilItSays() {
    AtomicBoolean busy = new AtomicBoolean(true);
    trial.alpha.behave(
        request ->
            busy.getAndSet(false)
                ? new Reply(503, java.util.Map.of("Retry-After", "1"), new byte[0])
                : Reply.json(200, "{}"));
    trial.start("one");
    trial.gateway.offer(task("a"));
    Report waiting = trial.gateway.await("failure", 1).getFirst();
    assertThat(waiting.body().get("retries").asInt()).isEqualTo(3);
    assertThat(waiting.body().get("retryTimeout").asLong()).isEqualTo(1000);
    long told = System.nanoTime();
    trial.gateway.offer(task("b"));
    trial.gateway.await("complete", 1);
    assertThat(System.nanoTime() - told)
        .as("nobody was sent there for a second, give or take the report")
        .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(700));
  }

  @Test
  void aStopGivesBackAtOnceWhatHasNotBegunAndFinishesWhatHas() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch answer = new CountDownLatch(1);
    trial.alpha.behave(
        request -> {
          asked.countDown();
          answer.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          return Reply.json(200, "{}");
        });
    ConfigurableApplicationContext worker = trial.start("one");
    trial.gateway.offer(task("a"), task("b"));
    assertThat(asked.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Thread stopping = Thread.ofVirtual().start(worker::close);
    answer.countDown();
    stopping.join();
    assertThat(trial.gateway.of("complete"))
        .extracting(Report::task)
        .containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void aPoisonTaskStopsNoNeighbour() {
    trial.start("one");
    trial.gateway.offer(
        new Task("poison", "alpha.poison", "case-p", null), task("a"), task("b"), task("c"));
    assertThat(trial.gateway.await("complete", 3))
        .extracting(Report::task)
        .containsExactlyInAnyOrder("a", "b", "c");
    Report poison = trial.gateway.await("failure", 1).getFirst();
    assertThat(poison.body().get("retries").asInt()).as("a person has to look").isZero();
    assertThat(poison.attempts()).containsExactly("CALL FAILED");
    assertThat(poison.body().toString()).doesNotContain("李文");
  }

  @Test
  void countsCallsByDepartmentTopicAndOutcome() throws Exception {
    ConfigurableApplicationContext worker = trial.start("one", "onething.worker.health-port=0");
    trial.gateway.offer(task("a"));
    trial.gateway.await("complete", 1);
    trial.alpha.behave(request -> Reply.json(500, "{}"));
    trial.gateway.offer(task("b"));
    trial.gateway.await("failure", 1);
    int port = worker.getBean(HealthEndpoint.class).port();
    String metrics = get(port, "/metrics");
    assertThat(metrics)
        .contains(
            "onething_department_call_seconds_count{department=\"alpha\",outcome=\"COMPLETED\",topic=\"alpha.query\"} 1",
            "onething_department_call_seconds_count{department=\"alpha\",outcome=\"FAILED\",topic=\"alpha.query\"} 1",
            "onething_department_call_seconds_bucket{department=\"alpha\",outcome=\"COMPLETED\",topic=\"alpha.query\",le=\"0.1\"}",
            "onething_department_retries_total{department=\"alpha\",topic=\"alpha.query\"} 1.0",
            "onething_department_inflight{department=\"alpha\",topic=\"alpha.query\"} 0.0",
            "onething_department_retries_total{department=\"beta\",topic=\"beta.query\"} 0.0",
            "resilience4j_circuitbreaker_state{name=\"alpha\",state=\"open\"} 1.0")
        .doesNotContain("李文")
        .doesNotContain("RC1");
    assertThat(get(port, "/health")).contains("\"alpha\":{\"breaker\":\"OPEN\"");
  }

  private static String get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://localhost:" + port + path);
      return client
          .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private static Task task(String id) {
    return new Task(id, "alpha.query", "case-" + id, null);
  }
}
