package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.OneThing;
import io.onething.departments.calls.FakeDepartment.Asked;
import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.departments.calls.WorkerFolder;
import io.onething.departments.worker.FakeGateway.Report;
import io.onething.departments.worker.FakeGateway.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the worker, an effect happens once. */
class NeverTwiceIT {
  private static final String CARDS =
      """
      shape: answer-now
      facts: [idNumber]
      method: POST
      url: /cards
      body: '={"case": caseNumber}'
      timeout: PT30S
      retries: 5
      retryBackoff: PT0.1S
      check:
        method: GET
        url: /cards
        queryParameters: {case: =caseNumber}
        found: =response.body.found
        after: PT0.1S
      resultExpression: '={"facts": {"card": response.body.card}, "flags": {}}'
      """;

  private static final String PERMITS =
      """
      shape: answer-now
      facts: [idNumber]
      method: POST
      url: /permits
      body: '={"case": caseNumber}'
      timeout: PT30S
      retries: 5
      retryBackoff: PT0.1S
      idempotency: {header: Idempotency-Key}
      resultExpression: '={"facts": {"permit": response.body.permit}, "flags": {}}'
      """;

  @TempDir private Path folder;

  private WorkerTrial trial;

  @BeforeEach
  void open() throws Exception {
    WorkerFolder files =
        WorkerFolder.alpha("")
            .call("alpha", "alpha.cards", CARDS)
            .call("alpha", "alpha.quick-cards", CARDS.replace("timeout: PT30S", "timeout: PT0.2S"))
            .call("alpha", "alpha.permits", PERMITS);
    trial = new WorkerTrial(folder, files);
  }

  @AfterEach
  void close() {
    trial.close();
  }

  /** A department that makes another card each time it is asked for one. */
  private final class CardOffice {
    private final AtomicInteger cards = new AtomicInteger();
    private final CountDownLatch accepted = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** The first answer gets lost; the card is made. */
    Reply losingTheFirstAnswer(Asked request) throws InterruptedException {
      if (request.method().equals("GET")) {
        return Reply.json(
            200, "{\"found\": " + (cards.get() > 0) + ", \"card\": \"C" + cards.get() + "\"}");
      }
      int card = cards.incrementAndGet();
      if (card == 1) {
        accepted.countDown();
        released.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      return Reply.json(201, "{\"card\": \"C" + card + "\"}");
    }
  }

  @Test
  void killedAfterADepartmentWithoutKeysAcceptedItIsAskedAndNothingIsSentAgain() throws Exception {
    CardOffice office = new CardOffice();
    trial.alpha.behave(office::losingTheFirstAnswer);
    trial.gateway.offer(new Task("t", "alpha.cards", "case-1", null));
    killOnce(office.accepted);
    trial.start("two");
    Report done = trial.gateway.await("complete", 1).getFirst();
    office.released.countDown();
    assertThat(office.cards.get()).as("cards made").isEqualTo(1);
    assertThat(done.attempts()).containsExactly("CHECK FOUND");
    assertThat(done.outcome().at("/facts/card").asText()).isEqualTo("C1");
    // The killed worker's last fetch may have taken it once more, for nobody.
    assertThat(trial.gateway.deliveries("t")).isGreaterThan(1);
  }

  @Test
  void killedAfterTheDepartmentAcceptedItIsSentAgainWithTheSameKey() throws Exception {
    Set<String> effects = ConcurrentHashMap.newKeySet();
    CountDownLatch accepted = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    trial.alpha.behave(
        request -> {
          if (effects.add(request.header("Idempotency-Key"))) {
            accepted.countDown();
            released.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS);
          }
          return Reply.json(201, "{\"permit\": \"P1\"}");
        });
    trial.gateway.offer(new Task("t", "alpha.permits", "case-1", null));
    killOnce(accepted);
    trial.start("two");
    trial.gateway.await("complete", 1);
    released.countDown();
    assertThat(effects).containsExactly("t");
    assertThat(trial.alpha.asked()).hasSize(2);
  }

  @Test
  void afterATimeOutTheDepartmentIsAskedFirst() {
    CardOffice office = new CardOffice();
    trial.alpha.behave(office::losingTheFirstAnswer);
    trial.gateway.redeliver();
    trial.gateway.offer(new Task("t", "alpha.quick-cards", "case-1", null));
    trial.start("one");
    Report failed = trial.gateway.await("failure", 1).getFirst();
    Report done = trial.gateway.await("complete", 1).getFirst();
    office.released.countDown();
    assertThat(failed.attempts()).containsExactly("CALL FAILED");
    assertThat(failed.body().get("errorMessage").asText())
        .isEqualTo("alpha: no answer within 200 ms");
    assertThat(done.attempts()).containsExactly("CHECK FOUND");
    assertThat(office.cards.get()).as("cards made").isEqualTo(1);
  }

  @Test
  void sendsNothingUntilTheDepartmentCanSay() {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger cards = new AtomicInteger();
    trial.alpha.behave(
        request -> {
          if (request.method().equals("POST")) {
            return cards.incrementAndGet() == 1
                ? Reply.json(500, "{}")
                : Reply.json(201, "{\"card\": \"C\"}");
          }
          return switch (asked.incrementAndGet()) {
            case 1 -> Reply.json(500, "{}");
            case 2 -> Reply.json(200, "{\"found\": null}");
            default -> Reply.json(200, "{\"found\": false}");
          };
        });
    trial.gateway.redeliver();
    trial.gateway.offer(new Task("t", "alpha.cards", "case-1", null));
    trial.start("one");
    Report done = trial.gateway.await("complete", 1).getFirst();
    assertThat(trial.gateway.of("failure"))
        .extracting(Report::attempts)
        .containsExactly(List.of("CALL FAILED"), List.of("CHECK FAILED"), List.of("CHECK UNKNOWN"));
    assertThat(done.attempts()).containsExactly("CHECK NOT_FOUND", "CALL COMPLETED");
    assertThat(cards.get()).isEqualTo(2);
  }

  /** A worker in a JVM of its own, killed as soon as the department has accepted. */
  private void killOnce(CountDownLatch accepted) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-classpath", System.getProperty("java.class.path")));
    command.addAll(List.of(OneThing.class.getName(), "worker", "--onething.worker.lock=1s"));
    for (Map.Entry<String, String> setting : trial.settings("killed").entrySet()) {
      command.add("--" + setting.getKey() + "=" + setting.getValue());
    }
    Process worker =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    try {
      assertThat(accepted.await(FakeGateway.PATIENCE_SECONDS, TimeUnit.SECONDS))
          .as("the department accepted; see killed.log")
          .isTrue();
    } finally {
      worker.destroyForcibly().waitFor();
    }
  }
}
