package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.departments.calls.FakeDepartment.Reply;
import io.onething.departments.calls.WorkerFolder;
import io.onething.departments.worker.FakeGateway.Task;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that the server has come to the worker while it runs. */
class NewCallsIT {
  private static final String CALL =
      """
      shape: answer-now
      facts: [idNumber]
      method: GET
      url: PLACE
      idempotency: query
      resultExpression: '={"facts": {}, "flags": {"check": response.body.said}}'
      flags: {check: [OLD, NEW]}
      """;

  @TempDir private Path folder;

  private WorkerTrial trial;

  @BeforeEach
  void start() throws Exception {
    trial =
        new WorkerTrial(folder, WorkerFolder.alpha("").call("alpha", "alpha.known", at("/old")));
    trial.alpha.behave(
        request ->
            Reply.json(
                200,
                "{\"said\":\"%s\"}".formatted(request.path().endsWith("/new") ? "NEW" : "OLD")));
    trial.start("one", "onething.worker.calls=100ms", "GAMMA_URL=" + trial.beta.address());
    trial.gateway.awaitUnchanged();
  }

  @AfterEach
  void stop() {
    trial.close();
  }

  @Test
  void aNewTopicIsFetchedWithoutARestart() {
    trial.gateway.offer(new Task("1", "alpha.added", "case-1", null));

    trial.gateway.serveCalls(Map.of("workers/alpha/alpha.added.yaml", file("alpha.added", "/new")));

    assertThat(said("1")).isEqualTo("NEW");
  }

  @Test
  void aChangedCallIsMadeAsItIsNow() {
    trial.gateway.offer(new Task("1", "alpha.known", "case-1", null));
    assertThat(said("1")).isEqualTo("OLD");

    trial.gateway.serveCalls(Map.of("workers/alpha/alpha.known.yaml", file("alpha.known", "/new")));
    trial.gateway.awaitUnchanged();
    trial.gateway.offer(new Task("2", "alpha.known", "case-2", null));

    assertThat(said("2")).isEqualTo("NEW");
  }

  @Test
  void theLastCallsStayWhileTheServerIsUnwell() {
    trial.gateway.serveCalls(Map.of("workers/alpha/alpha.added.yaml", file("alpha.added", "/new")));
    trial.gateway.awaitUnchanged();

    trial.gateway.serveCalls(Map.of());
    trial.gateway.answerCalls(500);
    trial.gateway.offer(new Task("1", "alpha.added", "case-1", null));

    assertThat(said("1")).isEqualTo("NEW");
  }

  @Test
  void oneThatCannotBeReadOrIsOfAnUnknownDepartmentHarmsNothing() {
    trial.gateway.serveCalls(
        Map.of(
            "workers/alpha/alpha.known.yaml", "topic: [",
            "workers/gamma/gamma.new.yaml", file("gamma.new", "/new"),
            "workers/alpha/department.yaml", "department: alpha\nbaseUrl: http://elsewhere.test\n",
            "workers/../alpha.yaml", "x"));
    trial.gateway.awaitUnchanged();
    trial.gateway.offer(new Task("1", "alpha.known", "case-1", null));

    assertThat(said("1")).isEqualTo("OLD");
  }

  @Test
  void aDepartmentThatCameWithAReleaseIsCalledByTheWorkersOwnSettings() {
    trial.beta.behave(request -> Reply.json(200, "{\"said\":\"NEW\"}"));
    trial.gateway.offer(new Task("1", "gamma.ask", "case-1", null));

    trial.gateway.serveCalls(
        Map.of(
            "workers/gamma/department.yaml", department("gamma", "${GAMMA_URL}"),
            "workers/gamma/gamma.ask.yaml", file("gamma.ask", "/ask"),
            "workers/delta/department.yaml", department("delta", "${DELTA_URL}"),
            "workers/delta/delta.ask.yaml", file("delta.ask", "/ask")));

    assertThat(said("1")).isEqualTo("NEW");
    JsonNode report = trial.gateway.await("departments", 1).getFirst().body();
    assertThat(report.path("workerId").asText()).isEqualTo("worker-one");
    assertThat(report.path("departments").toString())
        .isEqualTo("{\"delta\":[\"DELTA_URL\"],\"gamma\":[]}");
  }

  @Test
  void aDepartmentThatNamesAnAddressOrAnothersKeyIsNotTakenUp() {
    trial.gateway.serveCalls(
        Map.of(
            "workers/gamma/department.yaml", department("gamma", "http://elsewhere.test"),
            "workers/gamma/gamma.ask.yaml", file("gamma.ask", "/ask"),
            "workers/delta/department.yaml", department("delta", "${ALPHA_URL}"),
            "workers/delta/delta.ask.yaml", file("delta.ask", "/ask")));
    trial.gateway.awaitUnchanged();
    trial.gateway.offer(new Task("1", "alpha.known", "case-1", null));

    assertThat(said("1")).isEqualTo("OLD");
    assertThat(trial.gateway.of("departments")).isEmpty();
  }

  private static String department(String id, String address) {
    return "department: %s\nnames: {zh: 新部门, en: New}\nbaseUrl: %s\n".formatted(id, address);
  }

  private String said(String task) {
    for (int count = 1; ; count++) {
      for (FakeGateway.Report report : trial.gateway.await("complete", count)) {
        if (report.task().equals(task)) {
          return report.outcome().at("/flags/check").asText();
        }
      }
    }
  }

  private static String at(String place) {
    return CALL.replace("PLACE", place);
  }

  private static String file(String topic, String place) {
    return "topic: " + topic + "\nnames: {zh: 测试, en: Test}\n" + at(place);
  }
}
