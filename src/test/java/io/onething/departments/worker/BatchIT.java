package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.calls.FakeDepartment.Asked;
import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.departments.calls.TraceContext;
import io.onething.departments.calls.WorkerFolder;
import io.onething.departments.worker.FakeGateway.Report;
import io.onething.departments.worker.FakeGateway.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Many cases in one call, each with an outcome of its own. */
class BatchIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SEATS =
      """
      shape: batch
      facts: [applicantName, idNumber]
      method: POST
      url: /seats
      body: '={"items": for each in items return {"key": each.key, "name": each.applicantName}}'
      timeout: PT30S
      retries: 3
      retryBackoff: PT0.1S
      idempotency: item
      batch: {size: 4, wait: WAIT, answers: =response.body.results, item: =answer.key}
      errors:
        - {when: '=answer.result = "REFUSED"', refuse: Error_NoSeat, reason: =answer.reason}
      resultExpression: '={"facts": {"seat": answer.seatNo}, "flags": {"seat": answer.result}}'
      flags: {seat: [SEATED]}
      """;

  /** Extended at half its time; a worker that is held up for less than that loses no task. */
  private static final String A_LOCK_THAT_OUTLASTS_A_BUSY_MACHINE = "4s";

  /** Three tasks: by then a whole lock has passed. */
  private static final int TWICE_EACH = 6;

  @TempDir private Path folder;

  private WorkerTrial trial;

  @BeforeEach
  void open() throws Exception {
    WorkerFolder files =
        WorkerFolder.alpha("limits: {parallel: 4}\n")
            .call("alpha", "alpha.seats", SEATS.replace("WAIT", "PT5M"))
            .call("alpha", "alpha.soon", SEATS.replace("WAIT", "PT0S"));
    trial = new WorkerTrial(folder, files);
    trial.alpha.behave(request -> answer(request, (key, number) -> seat(key, number)));
  }

  @AfterEach
  void close() {
    trial.close();
  }

  private interface Item {
    String of(String key, int number);
  }

  private static Reply answer(Asked request, Item item) throws Exception {
    List<String> results = new ArrayList<>();
    for (JsonNode each : JSON.readTree(request.body()).get("items")) {
      String result = item.of(each.get("key").asText(), results.size() + 1);
      if (!result.isEmpty()) {
        results.add(result);
      }
    }
    return Reply.json(200, "{\"results\": [" + String.join(",", results) + "]}");
  }

  private static String seat(String key, int number) {
    return "{\"key\": \"" + key + "\", \"result\": \"SEATED\", \"seatNo\": \"S" + number + "\"}";
  }

  @Test
  void severalCasesGoWithATraceOfTheirOwnThatTheLogLeadsTo() {
    trial.alpha.behave(request -> answer(request, BatchIT::seat));
    trial.start("one");
    ListAppender<ILoggingEvent> lines =
        new ListAppender<>() {
          @Override
          protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            super.append(line);
          }
        };
    lines.start();
    Logger log = (Logger) LoggerFactory.getLogger(BatchTasks.class);
    log.addAppender(lines);
    try {
      trial.gateway.offer(tasks("alpha.seats", 4));
      trial.gateway.await("complete", 4);
    } finally {
      log.detachAppender(lines);
    }

    String sent = trial.alpha.asked().getFirst().header("traceparent");
    assertThat(sent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
    String ofTheBatch = TraceContext.traceId(sent);
    String ofTheCases = TraceContext.traceId(FakeGateway.TRACE);
    assertThat(ofTheBatch).isNotEqualTo(ofTheCases);
    assertThat(List.copyOf(lines.list))
        .anySatisfy(
            line -> {
              assertThat(line.getFormattedMessage()).contains("4 cases", ofTheCases);
              assertThat(line.getMDCPropertyMap()).containsEntry("traceId", ofTheBatch);
            });
  }

  @Test
  void oneCaseAloneGoesWithItsOwnTrace() {
    trial.alpha.behave(request -> answer(request, BatchIT::seat));
    trial.start("one");
    trial.gateway.offer(tasks("alpha.soon", 1));
    trial.gateway.await("complete", 1);

    assertThat(TraceContext.traceId(trial.alpha.asked().getFirst().header("traceparent")))
        .isEqualTo(TraceContext.traceId(FakeGateway.TRACE));
  }

  @Test
  void goesAsSoonAsItIsFullAndGivesEachCaseItsOwnAnswer() {
    trial.alpha.behave(
        request ->
            answer(
                request,
                (key, number) ->
                    switch (key) {
                      case "t0" -> "{\"key\":\"t0\",\"result\":\"REFUSED\",\"reason\":\"FULL\"}";
                      case "t1" -> "";
                      case "t2" -> seat(key, 7) + "," + seat(key, 8);
                      default -> seat(key, 9) + "," + seat("somebody-else", 1);
                    }));
    trial.start("one");
    trial.gateway.offer(tasks("alpha.seats", 4));

    Report refused = trial.gateway.await("bpmnError", 1).getFirst();
    assertThat(refused.task()).isEqualTo("t0");
    assertThat(refused.body().get("errorMessage").asText()).isEqualTo("FULL");
    Report done = trial.gateway.await("complete", 1).getFirst();
    assertThat(done.task()).isEqualTo("t3");
    assertThat(done.outcome().at("/facts/seat").asText()).isEqualTo("S9");
    assertThat(done.attempts()).containsExactly("CALL COMPLETED");
    List<Report> failed = trial.gateway.await("failure", 2);
    assertThat(message(failed, "t1"))
        .isEqualTo(
            "2 alpha: the answer says nothing about this case (HTTP 200 with application/json)");
    assertThat(message(failed, "t2")).isEqualTo("0 alpha: the answer speaks of this case 2 times");
    assertThat(trial.alpha.asked()).hasSize(1);
  }

  @Test
  void aBatchOfOneWorks() {
    trial.start("one");
    trial.gateway.offer(tasks("alpha.soon", 1));
    assertThat(trial.gateway.await("complete", 1).getFirst().outcome().at("/facts/seat").asText())
        .isEqualTo("S1");
  }

  @Test
  void sendsTheSameKeysAgainWhenTheAnswerGotLost() {
    AtomicInteger calls = new AtomicInteger();
    trial.alpha.behave(
        request ->
            calls.incrementAndGet() == 1 ? Reply.json(500, "{}") : answer(request, BatchIT::seat));
    trial.gateway.redeliver();
    trial.start("one");
    trial.gateway.offer(tasks("alpha.seats", 4));
    trial.gateway.await("complete", 4);
    assertThat(trial.alpha.asked().getFirst().body())
        .contains("\"t0\"", "\"t1\"", "\"t2\"", "\"t3\"");
    assertThat(trial.gateway.of("complete"))
        .extracting(Report::task)
        .containsExactlyInAnyOrder("t0", "t1", "t2", "t3");
  }

  @Test
  void whoSpoilsABatchSpoilsItOnce() {
    trial.alpha.behave(
        request ->
            request.body().contains("\"t2\"")
                ? Reply.json(400, "{\"code\": \"BAD_ITEM\"}")
                : answer(request, BatchIT::seat));
    trial.gateway.redeliver();
    trial.start("one");
    trial.gateway.offer(tasks("alpha.seats", 4));
    assertThat(trial.gateway.await("complete", 3))
        .extracting(Report::task)
        .containsExactlyInAnyOrder("t0", "t1", "t3");
    List<Report> failed = trial.gateway.await("failure", 5);
    assertThat(failed.subList(0, 4))
        .as("nobody knows whose fault it is")
        .allSatisfy(report -> assertThat(report.body().get("retries").asInt()).isEqualTo(2));
    assertThat(failed.getLast().task()).isEqualTo("t2");
    assertThat(failed.getLast().body().get("retries").asInt()).isZero();
  }

  @Test
  void keepsLocksWhileItWaitsAndGivesAllBackWhenTheWorkerStops() {
    trial.start("one", "onething.worker.lock=" + A_LOCK_THAT_OUTLASTS_A_BUSY_MACHINE);
    trial.gateway.offer(tasks("alpha.seats", 3));
    trial.gateway.await("extendLock", TWICE_EACH);
    assertThat(trial.gateway.deliveries("t0")).as("never free while it waits").isEqualTo(1);
    assertThat(trial.alpha.asked()).isEmpty();
    trial.stop();
    assertThat(trial.gateway.of("unlock"))
        .extracting(Report::task)
        .containsExactlyInAnyOrder("t0", "t1", "t2");
    assertThat(trial.alpha.asked()).isEmpty();
    assertThat(trial.gateway.deliveries("t0")).as("given back is no delivery").isZero();
    trial.start("two");
    trial.gateway.offer(new Task("t3", "alpha.seats", "case-3", null));
    assertThat(trial.gateway.await("complete", 4))
        .as("free at once for whoever comes next")
        .extracting(Report::task)
        .containsExactlyInAnyOrder("t0", "t1", "t2", "t3");
  }

  @Test
  void fetchesAWholeBatchAtATime() {
    trial.start("one");
    trial.gateway.offer(tasks("alpha.seats", 4));
    trial.gateway.await("complete", 4);
    assertThat(trial.gateway.fetches())
        .filteredOn(fetch -> fetch.get("workerId").asText().equals("worker-one:alpha:alpha.seats"))
        .isNotEmpty()
        .allSatisfy(fetch -> assertThat(fetch.get("maxTasks").asInt()).isEqualTo(4));
  }

  private static String message(List<Report> failed, String task) {
    Report report =
        failed.stream().filter(each -> each.task().equals(task)).findFirst().orElseThrow();
    return report.body().get("retries").asInt() + " " + report.body().get("errorMessage").asText();
  }

  private static Task[] tasks(String topic, int count) {
    return IntStream.range(0, count)
        .mapToObj(task -> new Task("t" + task, topic, "case-" + task, null))
        .toArray(Task[]::new);
  }
}
