package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.AccessToken;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.client.task.ExternalTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completions of one process instance that become ready while another is being told. */
class CompletionsTest {
  private static final Map<String, String> OUTCOME = Map.of("outcome", "{}");

  private final Siblings siblings = new Siblings();
  private FakeGateway gateway;
  private Completions completions;

  @BeforeEach
  void open() throws Exception {
    gateway = new FakeGateway();
    completions = completions(Duration.ofMillis(5));
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void theFirstGoesAtOnceAndTheRestTogether() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch others = new CountDownLatch(1);
    gateway.receive(
        report -> {
          if (report.task().equals("t0")) {
            told.countDown();
            others.await(60, TimeUnit.SECONDS);
          }
          return report.task().equals("t2") ? 422 : 204;
        });
    gateway.holds("worker", "t0", "t1", "t2", "t3");

    List<CompletableFuture<Integer>> statuses = new ArrayList<>();
    statuses.add(tell("t0"));
    assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
    for (String task : List.of("t1", "t2", "t3")) {
      statuses.add(tell(task));
    }
    while (completions.waiting("instance") < 3) {
      Thread.onSpinWait();
    }
    others.countDown();

    assertThat(statuses)
        .extracting(status -> status.get(60, TimeUnit.SECONDS))
        .containsExactly(204, 204, 422, 204);
    assertThat(gateway.together()).containsExactly(1, 3);
  }

  @Test
  void siblingsThatAreNearlyReadyGoTogether() throws Exception {
    completions = completions(Duration.ofSeconds(60));
    gateway.holds("worker", "t0", "t1");
    Siblings.Busy first = siblings.with(task("t0"));
    Siblings.Busy second = siblings.with(task("t1"));
    CompletableFuture<Integer> one = tell("t0");
    CompletableFuture<Integer> other = tell("t1");
    assertThat(List.of(one.get(60, TimeUnit.SECONDS), other.get(60, TimeUnit.SECONDS)))
        .containsOnly(204);
    first.close();
    second.close();
    assertThat(siblings.of("instance")).isZero();
    assertThat(gateway.together()).containsExactly(2);
  }

  @Test
  void aSiblingThatHangsIsNotWaitedForLong() throws Exception {
    gateway.holds("worker", "t0");
    try (Siblings.Busy hanging = siblings.with(task("hangs"));
        Siblings.Busy mine = siblings.with(task("t0"))) {
      assertThat(completions.tell(task("t0"), OUTCOME)).isEqualTo(204);
    }
  }

  @Test
  void aServerThatIsAwayIsToldApart() throws Exception {
    gateway.close();
    assertThat(completions.tell(task("t0"), OUTCOME)).isZero();
  }

  @Test
  void aTokenThatTheServerDoesNotLikeIsFetchedAnew() throws Exception {
    gateway.holds("worker", "t0");
    completions.tell(task("none"), OUTCOME);
    gateway.revokeTokens();
    assertThat(completions.tell(task("t0"), OUTCOME)).isEqualTo(401);
    assertThat(completions.tell(task("t0"), OUTCOME)).isEqualTo(204);
  }

  private Completions completions(Duration moment) {
    return new Completions(
        gateway.address(), token(gateway.address()), new Turns(), siblings, moment);
  }

  private CompletableFuture<Integer> tell(String id) {
    CompletableFuture<Integer> status = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                status.complete(completions.tell(task(id), OUTCOME));
              } catch (InterruptedException stopped) {
                status.completeExceptionally(stopped);
              }
            });
    return status;
  }

  private static GatewayToken token(String address) {
    return new GatewayToken(
        AccessToken.of(
            URI.create(address + "/token"), "worker", "secret", "worker", Clock.systemUTC()));
  }

  private static ExternalTask task(String id) {
    return (ExternalTask)
        Proxy.newProxyInstance(
            ExternalTask.class.getClassLoader(),
            new Class<?>[] {ExternalTask.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getProcessInstanceId" -> "instance";
                  case "getWorkerId" -> "worker";
                  case "getId", "toString" -> id;
                  default -> null;
                });
  }
}
