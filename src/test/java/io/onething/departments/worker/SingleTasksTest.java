package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onething.departments.Call;
import io.onething.departments.calls.DepartmentAddress;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentResponse;
import io.onething.departments.calls.TaskWork;
import io.onething.departments.calls.Transport;
import io.onething.departments.calls.WorkerFolder;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told to the server, whatever happens to the work on a task. */
class SingleTasksTest {
  private static final String CALL =
      """
      shape: tell-only
      facts: [name]
      method: POST
      url: /cards
      retries: 4
      retryBackoff: PT2S
      check:
        method: GET
        url: /cards
        found: =response.body.found
        after: PT20S
      """;

  @TempDir private Path folder;

  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Object> variables = new HashMap<>();
  private final Underway underway = new Underway();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Room room = new Room(1, 1);
  private int roomWhileWaiting = -1;

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void anyThrowableCostsAnAttemptAndNamesNoValue() throws Exception {
    for (Throwable thrown :
        List.of(new IllegalStateException("李文"), new StackOverflowError(), new AssertionError())) {
      work(
          1,
          request -> {
            throw unchecked(thrown);
          });
    }
    assertThat(told)
        .hasSize(3)
        .allMatch(line -> line.startsWith("handleFailure t alpha: defect of ours, "))
        .allMatch(line -> line.contains(" 3 20000 {attempts=[]}"))
        .noneMatch(line -> line.contains("李文"));
  }

  @Test
  void givesBackWhatTheServerDidNotCompleteAsAFailure() throws Exception {
    variables.put("facts", 7);
    work(1, request -> json("{}"));
    assertThat(told.getFirst())
        .startsWith("handleFailure t the server joined no text 'facts' to the task");
  }

  @Test
  void waitsBeforeItAsksAboutAnAttemptNobodyReportedAndLeavesTheRoomMeanwhile() throws Exception {
    work(2, request -> json("{\"found\": true}"));
    assertThat(waits).containsExactly(Duration.ofSeconds(20));
    assertThat(roomWhileWaiting).as("others may be served").isZero();
    assertThat(room.taken()).isZero();
    assertThat(told.getFirst()).startsWith("complete t");
  }

  @Test
  void doesNotWaitAgainForWhatItReportedItself() throws Exception {
    SingleTasks tasks =
        tasks(request -> request.method().equals("GET") ? json("{\"found\": true}") : failing(500));
    run(tasks, 1);
    run(tasks, 2);
    assertThat(waits).isEmpty();
    assertThat(told.get(0)).startsWith("handleFailure").contains(" 3 20000 ");
    assertThat(told.get(1)).startsWith("complete t");
  }

  @Test
  void givesBackWhatIsNotToBeCalledNow() throws Exception {
    work(1, request -> failing(500));
    work(1, request -> failing(500));
    told.clear();
    work(1, request -> failing(500));
    work(1, request -> failing(500));
    work(1, request -> failing(500));
    assertThat(told).contains("unlock t");
  }

  private final Admission admission =
      Admissions.of(new LimitShare(1, null), underway, InstantSource.system());

  private void work(int deliveries, Transport department) throws Exception {
    run(tasks(department), deliveries);
  }

  private SingleTasks tasks(Transport department) {
    Call call =
        WorkerFolder.alpha("").call("alpha", "alpha.cards", CALL).read(folder).call("alpha.cards");
    DepartmentAddress address = DepartmentAddress.of("https://alpha.example", List.of());
    DepartmentCaller caller =
        new DepartmentCaller(address, department, admission, InstantSource.system());
    WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
    WorkTools tools =
        new WorkTools(
            new SameThread().service(),
            timer,
            new LockExtension(Duration.ofMinutes(5), timer, new SameThread().service()),
            new Siblings(),
            new OutcomeReport(this::complete, new Turns(), metrics, wait -> {}),
            metrics,
            wait -> {
              waits.add(wait);
              roomWhileWaiting = room.taken();
            });
    return new SingleTasks(call, new TaskWork(caller), room, admission, underway, tools);
  }

  /** Runs what it is given at once. */
  private static final class SameThread {
    ExecutorService service() {
      return new java.util.concurrent.AbstractExecutorService() {
        @Override
        public void execute(Runnable work) {
          work.run();
        }

        @Override
        public void shutdown() {}

        @Override
        public List<Runnable> shutdownNow() {
          return List.of();
        }

        @Override
        public boolean isShutdown() {
          return false;
        }

        @Override
        public boolean isTerminated() {
          return false;
        }

        @Override
        public boolean awaitTermination(long timeout, java.util.concurrent.TimeUnit unit) {
          return true;
        }
      };
    }
  }

  private void run(SingleTasks tasks, int deliveries) {
    variables.putIfAbsent("facts", "{\"name\": \"李文\"}");
    variables.put("idempotencyKey", "t");
    variables.put("caseNumber", "RC1");
    variables.put("callbackUrl", "");
    variables.put("deliveries", deliveries);
    tasks.execute(task(), server());
  }

  private ExternalTask task() {
    return (ExternalTask)
        Proxy.newProxyInstance(
            ExternalTask.class.getClassLoader(),
            new Class<?>[] {ExternalTask.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getVariable" -> variables.get((String) arguments[0]);
                  case "getProcessInstanceId", "getBusinessKey", "getTopicName" -> "x";
                  case "getId", "toString" -> "t";
                  default -> null;
                });
  }

  private int complete(ExternalTask task, Map<String, String> outcome) {
    told.add("complete " + task + " " + outcome);
    return 204;
  }

  private ExternalTaskService server() {
    return (ExternalTaskService)
        Proxy.newProxyInstance(
            ExternalTaskService.class.getClassLoader(),
            new Class<?>[] {ExternalTaskService.class},
            (proxy, method, arguments) -> {
              List<String> words = new ArrayList<>(List.of(method.getName()));
              for (Object argument : arguments) {
                words.add(String.valueOf(argument));
              }
              told.add(String.join(" ", words));
              return null;
            });
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  private static DepartmentResponse json(String body) {
    return new DepartmentResponse(
        200, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  private static DepartmentResponse failing(int status) {
    return new DepartmentResponse(status, Map.of(), new byte[0]);
  }
}
