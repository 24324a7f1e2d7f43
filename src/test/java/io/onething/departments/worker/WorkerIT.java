package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.WorkerApplication;
import io.onething.departments.calls.FakeDepartment;
import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.departments.worker.FakeGateway.Report;
import io.onething.departments.worker.FakeGateway.Task;
import io.onething.shared.MissingSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole worker role between a gateway and two departments, all over real HTTP. */
class WorkerIT {
  private static final String GOOD = "{\"ok\": true, \"answer\": \"yes\"}";

  private FakeGateway gateway;
  private FakeDepartment alpha;
  private FakeDepartment beta;
  private ConfigurableApplicationContext worker;

  @BeforeEach
  void start() throws Exception {
    gateway = new FakeGateway();
    alpha = new FakeDepartment();
    beta = new FakeDepartment();
    alpha.behave(request -> Reply.json(200, GOOD));
    beta.behave(request -> Reply.json(200, GOOD));
    worker = WorkerApplication.builder().properties(settings()).run();
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("onething.data.location", "classpath:/departments-under-test/");
    settings.put("onething.worker.server", gateway.address());
    settings.put("onething.worker.token-uri", gateway.address() + "/token");
    settings.put("onething.worker.client-id", "worker");
    settings.put("onething.worker.client-secret", "secret");
    settings.put("onething.worker.id", "one");
    settings.put("ALPHA_URL", alpha.address());
    settings.put("ALPHA_KEY", "alpha-key");
    settings.put("BETA_URL", beta.address());
    settings.put("BETA_KEY", "beta-key");
    return settings;
  }

  @AfterEach
  void stop() {
    worker.close();
    alpha.close();
    beta.close();
    gateway.close();
  }

  @Test
  void runsSixTasksOfACaseAtTheSameTime() {
    CountDownLatch together = new CountDownLatch(6);
    alpha.behave(
        request -> {
          together.countDown();
          return Reply.json(
              together.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS) ? 200 : 500, GOOD);
        });
    gateway.offer(tasks(6, "case-1"));
    assertThat(gateway.await("complete", 6))
        .allSatisfy(
            report -> assertThat(report.outcome().at("/flags/check").asText()).isEqualTo("MATCH"));
    assertThat(gateway.of("failure")).isEmpty();
  }

  @Test
  void reportsOneProcessInstanceInTurn() {
    Map<String, AtomicInteger> reporting = new ConcurrentHashMap<>();
    Map<String, Integer> most = new ConcurrentHashMap<>();
    CountDownLatch together = new CountDownLatch(12);
    alpha.behave(
        request -> {
          together.countDown();
          together.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          return Reply.json(200, GOOD);
        });
    gateway.receive(
        report -> {
          String instance = report.task().substring(0, 6);
          AtomicInteger now = reporting.computeIfAbsent(instance, any -> new AtomicInteger());
          most.merge(instance, now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
          return 204;
        });
    gateway.offer(tasks(6, "case-1"));
    gateway.offer(tasks(6, "case-2"));
    gateway.await("complete", 12);
    assertThat(most).containsOnly(Map.entry("case-1", 1), Map.entry("case-2", 1));
  }

  @Test
  void extendsTheLockWhileACallRuns() {
    restart(Map.of("onething.worker.lock", "100ms"));
    alpha.behave(
        request -> {
          gateway.await("extendLock", 3);
          return Reply.json(200, GOOD);
        });
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    gateway.await("complete", 1);
    assertThat(gateway.of("extendLock"))
        .allSatisfy(report -> assertThat(report.body().get("newDuration").asLong()).isEqualTo(100));
    assertThat(alpha.asked()).hasSize(1);
  }

  @Test
  void reportsAFailureWithOneAttemptLessAndDoublesThePause() {
    alpha.behave(request -> Reply.json(500, "{}"));
    gateway.offer(new Task("first", "alpha.query", "case-1", null));
    gateway.await("failure", 1);
    gateway.offer(new Task("second", "alpha.query", "case-1", 2));
    gateway.await("failure", 2);
    gateway.offer(new Task("third", "alpha.query", "case-1", 1));
    List<Report> failures = gateway.await("failure", 3);
    assertThat(failures)
        .extracting(failure -> failure.body().get("retries").asInt())
        .containsExactly(2, 1, 0);
    assertThat(failures)
        .extracting(failure -> failure.body().get("retryTimeout").asLong())
        .containsExactly(2000L, 4000L, 8000L);
    assertThat(failures.getFirst().body().get("errorMessage").asText())
        .isEqualTo("alpha: department failed (HTTP 500 with application/json)");
  }

  @Test
  void reportsARefusalAsBpmnErrorWithItsReason() {
    alpha.behave(request -> Reply.json(409, "{\"code\": \"QUOTA_EXHAUSTED\"}"));
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    Report report = gateway.await("bpmnError", 1).getFirst();
    assertThat(report.body().get("errorCode").asText()).isEqualTo("Error_Refused");
    assertThat(report.body().get("errorMessage").asText()).isEqualTo("QUOTA_EXHAUSTED");
  }

  @Test
  void neverPassesOnAReasonThatIsNoCode() {
    alpha.behave(request -> Reply.json(409, "{\"code\": \"李文 430102200003071234 不符合\"}"));
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    Report report = gateway.await("failure", 1).getFirst();
    assertThat(report.body().toString()).doesNotContain("李文").doesNotContain("430102200003071234");
  }

  @Test
  void completesNothingThatBreaksTheContract() {
    record Bad(Reply reply, String message) {}
    Map<String, Bad> bad =
        Map.of(
            "html",
                new Bad(
                    Reply.of(200, "text/html", "<html>李文</html>"),
                    "alpha: answer is neither JSON nor XML nor a form (HTTP 200 with text/html)"),
            "truncated",
                new Bad(
                    Reply.json(200, "{\"ok\": tr"),
                    "alpha: answer is malformed or truncated JSON (HTTP 200 with application/json)"),
            "oversize",
                new Bad(
                    Reply.json(200, "\"" + "x".repeat(1024 * 1024) + "\""),
                    "alpha: answer is larger than 1048576 bytes"),
            "flag",
                new Bad(
                    Reply.json(200, "{}"),
                    "alpha: alpha.query: flag 'check' is null, expected one of [MATCH] (HTTP 200 with application/json)"),
            "redirect",
                new Bad(
                    new Reply(302, Map.of("Location", beta.address()), new byte[0]),
                    "alpha: redirect refused (HTTP 302)"));
    int failures = 0;
    for (Map.Entry<String, Bad> each : bad.entrySet()) {
      alpha.behave(request -> each.getValue().reply());
      gateway.offer(new Task(each.getKey(), "alpha.query", "case-1", null));
      Report report = gateway.await("failure", ++failures).getLast();
      assertThat(report.body().get("errorMessage").asText()).isEqualTo(each.getValue().message());
    }
    assertThat(gateway.of("complete")).isEmpty();
    assertThat(beta.asked()).isEmpty();
  }

  @Test
  void comesBackWhenTheDepartmentSaysWithoutSpendingAnAttempt() {
    alpha.behave(request -> new Reply(503, Map.of("Retry-After", "7"), new byte[0]));
    gateway.offer(new Task("t", "alpha.query", "case-1", 2));
    Report report = gateway.await("failure", 1).getFirst();
    assertThat(report.body().get("retries").asInt()).isEqualTo(2);
    assertThat(report.body().get("retryTimeout").asLong()).isEqualTo(7000);
    assertThat(report.body().get("errorMessage").asText())
        .isEqualTo("alpha: department is busy, back in 7 s");
  }

  @Test
  void givesUpOnACallThatTakesTooLong() {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    alpha.behave(
        request -> {
          asked.countDown();
          failed.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          return Reply.json(200, GOOD);
        });
    gateway.offer(new Task("t", "alpha.quick", "case-1", null));
    Report report = gateway.await("failure", 1).getFirst();
    failed.countDown();
    assertThat(report.body().get("errorMessage").asText())
        .isEqualTo("alpha: no answer within 200 ms");
    assertThat(report.body().get("errorDetails").asText()).contains("TIMED_OUT").contains("key t");
  }

  @Test
  void repeatsTheReportAndNeverTheCall() {
    AtomicInteger tries = new AtomicInteger();
    gateway.receive(
        report ->
            switch (tries.incrementAndGet()) {
              case 1 -> 409;
              case 2 -> 500;
              case 3 -> 503;
              default -> 204;
            });
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    gateway.await("complete", 4);
    assertThat(alpha.asked()).hasSize(1);
    assertThat(gateway.of("failure")).isEmpty();
  }

  @Test
  void aDepartmentThatHangsDelaysNoOther() {
    CountDownLatch betaDone = new CountDownLatch(1);
    alpha.behave(
        request -> {
          betaDone.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          return Reply.json(200, GOOD);
        });
    gateway.offer(tasks(40, "case-1"));
    gateway.offer(new Task("beta", "beta.query", "case-2", null));
    assertThat(gateway.await("complete", 1).getFirst().task()).isEqualTo("beta");
    betaDone.countDown();
    gateway.await("complete", 41);
  }

  @Test
  void callsADepartmentNoMoreAtATimeThanItTakes() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    beta.behave(
        request -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
          return Reply.json(200, GOOD);
        });
    for (int task = 0; task < 12; task++) {
      gateway.offer(new Task("b" + task, "beta.query", "case-" + task, null));
    }
    gateway.await("complete", 12);
    assertThat(most.get()).isLessThanOrEqualTo(2);
    assertThat(gateway.fetches())
        .filteredOn(fetch -> fetch.get("workerId").asText().equals("worker-one:beta"))
        .isNotEmpty()
        .allSatisfy(fetch -> assertThat(fetch.get("maxTasks").asInt()).isEqualTo(1));
  }

  @Test
  void signsInWithATokenAndAsksForAnotherWhenItIsRefused() {
    gateway.offer(new Task("one", "alpha.query", "case-1", null));
    gateway.await("complete", 1);
    assertThat(alpha.asked().getFirst().header("X-Api-Key")).isEqualTo("alpha-key");
    int before = gateway.tokensHandedOut();
    gateway.revokeTokens();
    gateway.offer(new Task("two", "alpha.query", "case-1", null));
    gateway.await("complete", 2);
    assertThat(gateway.tokensHandedOut()).isGreaterThan(before);
  }

  @Test
  void resumesByItselfWhenTheServerIsBack() {
    gateway.answerFetches(503);
    restart(Map.of());
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    gateway.awaitFetches(3);
    assertThat(gateway.of("complete")).isEmpty();
    gateway.answerFetches(200);
    gateway.await("complete", 1);
  }

  @Test
  void finishesWhatIsUnderWayWhenItStops() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    alpha.behave(
        request -> {
          asked.countDown();
          answer.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          return Reply.json(200, GOOD);
        });
    gateway.offer(new Task("t", "alpha.query", "case-1", null));
    assertThat(asked.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    Thread stopping = Thread.ofVirtual().start(worker::close);
    answer.countDown();
    stopping.join();
    assertThat(gateway.of("complete")).hasSize(1);
  }

  @Test
  void saysInOneLineEachWhatIsMissing() {
    Map<String, Object> settings = settings();
    settings
        .keySet()
        .removeAll(
            List.of(
                "onething.worker.server",
                "onething.worker.client-secret",
                "BETA_URL",
                "ALPHA_KEY"));
    assertThatThrownBy(() -> WorkerApplication.builder().properties(settings).run())
        .hasRootCauseInstanceOf(MissingSetting.class)
        .rootCause()
        .hasMessage(
            """
            onething.worker.server is not set, expected the server's address, as in https://onething.example.gov.cn (environment variable ONETHING_WORKER_SERVER)
            onething.worker.client-secret is not set, expected the worker's client secret at the identity provider (environment variable ONETHING_WORKER_CLIENTSECRET)
            workers/alpha/department.yaml: signIn.secret: ALPHA_KEY is not set, expected a property or environment variable of that name with the key that alpha gave us
            workers/beta/department.yaml: baseUrl: BETA_URL is not set, expected a property or environment variable of that name with the address of beta""");
  }

  private void restart(Map<String, Object> changes) {
    worker.close();
    Map<String, Object> settings = settings();
    settings.putAll(changes);
    // On the command line, because worker.yaml outweighs default properties.
    String[] arguments =
        settings.entrySet().stream()
            .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
            .toArray(String[]::new);
    int fetches = gateway.fetches().size();
    worker = WorkerApplication.builder().run(arguments);
    gateway.awaitFetches(2 - (gateway.fetches().size() - fetches));
  }

  private static Task[] tasks(int count, String processInstance) {
    Task[] tasks = new Task[count];
    for (int task = 0; task < count; task++) {
      tasks[task] = new Task(processInstance + "-" + task, "alpha.query", processInstance, null);
    }
    return tasks;
  }
}
