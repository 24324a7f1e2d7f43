package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.onething.catalog.DataFiles;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Outcome;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.Exchange;
import io.onething.departments.calls.TaskResult;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.client.exception.BadRequestException;
import org.camunda.bpm.client.exception.ConnectionLostException;
import org.camunda.bpm.client.exception.EngineException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.NotFoundException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.exception.UnknownHttpErrorException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.junit.jupiter.api.Test;

/** What is told to a server that takes a report, takes it late, or does not. */
class OutcomeReportTest {
  private final Call call =
      DepartmentFiles.read(new DataFiles(DataFiles.DEFAULT_LOCATION)).call("civil.marital");
  private final CallOutcome completed =
      new CallOutcome.Completed(new Outcome(Map.of(), Map.of("maritalCheck", "MATCH"), null));
  private final List<String> told = new ArrayList<>();
  private final WorkerMetrics metrics = new WorkerMetrics(new SimpleMeterRegistry());
  private final List<Duration> pauses = new ArrayList<>();
  private final List<RuntimeException> problems = new ArrayList<>();

  @Test
  void completesWithTheOutcomeAsOneVariable() throws Exception {
    report(completed);
    assertThat(told)
        .containsExactly(
            "complete {attempts=[], outcome={\"facts\":{},\"flags\":{\"maritalCheck\":\"MATCH\"}}}");
  }

  @Test
  void tellsWhatWasTriedBesideARefusalOrAFailure() throws Exception {
    Attempt attempt =
        new Attempt(
            Attempt.Kind.CALL,
            "key-1",
            Instant.parse("2026-11-25T08:00:00Z"),
            12,
            503,
            Attempt.Ending.FAILED,
            Attempt.Cause.DEPARTMENT_FAILED,
            "department failed");
    Exchange<?> exchange = new Exchange<>(null, null, "", attempt);
    for (CallOutcome outcome :
        List.of(
            new CallOutcome.Refused("Error_Refused", "NO"),
            CallOutcome.Failed.of(Attempt.Cause.DEPARTMENT_FAILED, "department failed"))) {
      new OutcomeReport(this::complete, new Turns(), metrics, pauses::add)
          .report(call, task(), new TaskResult(outcome, List.of(exchange)), server());
    }
    String tried =
        "{attempts=[{\"kind\":\"CALL\",\"key\":\"key-1\",\"beganAt\":\"2026-11-25T08:00:00Z\",\"tookMillis\":12,\"status\":503,\"outcome\":\"FAILED\",\"cause\":\"DEPARTMENT_FAILED\",\"message\":\"department failed\"}]}";
    assertThat(told)
        .containsExactly(
            "handleBpmnError Error_Refused NO " + tried,
            "handleFailure department failed  4 5000 " + tried + " {}");
  }

  @Test
  void waitsForAServerThatIsAwayHoweverLong() throws Exception {
    for (int attempt = 0; attempt < 30; attempt++) {
      problems.add(
          attempt % 2 == 0
              ? new ConnectionLostException("gone", new java.io.IOException())
              : status(503));
    }
    report(completed);
    assertThat(told).hasSize(31);
    assertThat(pauses)
        .startsWith(Duration.ofMillis(50), Duration.ofMillis(100))
        .endsWith(Duration.ofSeconds(30));
  }

  @Test
  void leavesATaskToAPersonWhenItsAnswerCannotBeApplied() throws Exception {
    for (int attempt = 0; attempt < 12; attempt++) {
      problems.add(status(500));
    }
    report(completed);
    assertThat(told).hasSize(13);
    assertThat(told.getLast())
        .isEqualTo(
            "handleFailure the answer could not be applied; the server's log says why  0 0 {attempts=[]} {}");
  }

  @Test
  void spendsAnAttemptWhenTheServerRefusesTheAnswer() throws Exception {
    problems.add(status(422));
    report(completed);
    assertThat(told.getLast())
        .isEqualTo(
            "handleFailure the server refuses the answer; the server's log says why  4 5000 {attempts=[]} {}");
  }

  @Test
  void dropsAReportNobodyWantsAnyMore() throws Exception {
    problems.add(status(404));
    report(completed);
    problems.add(status(400));
    report(completed);
    assertThat(told).hasSize(2).allMatch(report -> report.startsWith("complete"));
  }

  private void report(CallOutcome outcome) throws InterruptedException {
    TaskResult result = new TaskResult(outcome, List.of());
    new OutcomeReport(this::complete, new Turns(), metrics, pauses::add)
        .report(call, task(), result, server());
  }

  private int complete(ExternalTask task, Map<String, String> variables) {
    try {
      server().complete(task, new TreeMap<String, Object>(variables));
      return 204;
    } catch (ExternalTaskClientException problem) {
      return OutcomeReport.statusOf(problem);
    }
  }

  private static RuntimeException status(int status) {
    RestException answer = new RestException("no", "X", 0);
    answer.setHttpStatusCode(status);
    return switch (status) {
      case 400 -> new BadRequestException("no", answer);
      case 404 -> new NotFoundException("no", answer);
      case 500 -> new EngineException("no", answer);
      default -> new UnknownHttpErrorException("no", answer);
    };
  }

  private static ExternalTask task() {
    return (ExternalTask)
        Proxy.newProxyInstance(
            ExternalTask.class.getClassLoader(),
            new Class<?>[] {ExternalTask.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getProcessInstanceId", "getBusinessKey", "getTopicName" -> "x";
                  case "toString" -> "task";
                  default -> null;
                });
  }

  private ExternalTaskService server() {
    return (ExternalTaskService)
        Proxy.newProxyInstance(
            ExternalTaskService.class.getClassLoader(),
            new Class<?>[] {ExternalTaskService.class},
            (proxy, method, arguments) -> {
              List<String> words = new ArrayList<>(List.of(method.getName()));
              Arrays.stream(arguments).skip(1).map(String::valueOf).forEach(words::add);
              told.add(String.join(" ", words));
              if (!problems.isEmpty()) {
                throw problems.removeFirst();
              }
              return null;
            });
  }
}
