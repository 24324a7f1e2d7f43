package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.calls.AccessToken;
import io.onething.departments.calls.WorkerFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a worker takes up of what the server has, and what it says of it. */
class ServedCallsTest {
  private static final String CALL =
      """
      shape: answer-now
      facts: [idNumber]
      method: GET
      url: /ask
      idempotency: query
      resultExpression: '={"facts": {}, "flags": {"check": response.body.said}}'
      flags: {check: [OLD, NEW]}
      """;

  @TempDir private Path folder;

  private final List<DepartmentWorker> workers = new CopyOnWriteArrayList<>();
  private final List<String> opened = new ArrayList<>();
  private boolean failing;
  private FakeGateway gateway;
  private ServedCalls served;

  @BeforeEach
  void open() throws Exception {
    gateway = new FakeGateway();
    WorkerFolder.alpha("").call("alpha", "alpha.ask", CALL).writeTo(folder);
    workers.add(idle("alpha"));
    served =
        new ServedCalls(
            gateway.address(),
            new GatewayToken(
                AccessToken.of(
                    URI.create(gateway.address() + "/token"),
                    "worker",
                    "secret",
                    "worker",
                    Clock.systemUTC())),
            new DataFiles(folder.toUri().toString()),
            workers,
            new AddedDepartments(workers, this::opening, setting -> "http://department.test"),
            "worker-one");
  }

  @AfterEach
  void close() {
    served.close();
    gateway.close();
  }

  @Test
  void aDepartmentThatCannotBeOpenedIsSaidToFailAndTriedAgain() {
    failing = true;
    gateway.serveCalls(
        Map.of(
            "workers/beta/department.yaml", department("beta"),
            "workers/beta/beta.ask.yaml", call("beta.ask"),
            "workers/gamma/department.yaml", department("gamma"),
            "workers/gamma/gamma.ask.yaml", call("gamma.ask")));

    served.run();

    assertThat(opened).as("the others of the same answer").containsExactly("gamma [gamma.ask]");
    assertThat(said().path("departments").toString()).isEqualTo("{\"gamma\":[]}");
    assertThat(said().path("failed").toString()).isEqualTo("{\"beta\":\"IllegalStateException\"}");

    failing = false;
    served.run();

    assertThat(opened).containsExactly("gamma [gamma.ask]", "beta [beta.ask]");
    assertThat(said().path("departments").toString()).isEqualTo("{\"beta\":[],\"gamma\":[]}");
    assertThat(said().path("failed").toString()).isEqualTo("{}");

    served.run();

    assertThat(opened).as("once each").hasSize(2);
    assertThat(workers)
        .extracting(DepartmentWorker::department)
        .containsExactlyInAnyOrder("alpha", "beta", "gamma");
  }

  @Test
  void aReleasedDepartmentThatTheWorkerWasStartedWithIsSaidToo() {
    gateway.serveCalls(
        Map.of(
            "workers/alpha/department.yaml", department("alpha"),
            "workers/alpha/alpha.ask.yaml", call("alpha.ask")));

    served.run();
    served.run();

    assertThat(gateway.of("departments"))
        .extracting(report -> report.body().path("departments").toString())
        .containsExactly("{\"alpha\":[]}", "{\"alpha\":[]}");
    assertThat(opened).isEmpty();

    gateway.serveCalls(Map.of("workers/alpha/alpha.ask.yaml", call("alpha.ask")));
    served.run();

    assertThat(gateway.of("departments")).as("it is the folder's by now").hasSize(2);
  }

  private JsonNode said() {
    return gateway.await("departments", 1).getLast().body();
  }

  private DepartmentWorker opening(Department department, List<Call> calls) {
    if (failing && department.id().equals("beta")) {
      throw new IllegalStateException("no room");
    }
    opened.add(department.id() + " " + calls.stream().map(Call::topic).toList());
    return idle(department.id());
  }

  /** Has nothing to fetch. */
  private static DepartmentWorker idle(String department) {
    return new DepartmentWorker(
        department,
        null,
        new Underway(),
        new DepartmentTopics(
            new DepartmentWorkers.Opened(null, null, null, null, null), null, null, null));
  }

  private static String department(String id) {
    return "department: %s\nnames: {zh: 新部门, en: New}\nbaseUrl: ${%s_URL}\n"
        .formatted(id, id.toUpperCase(java.util.Locale.ROOT));
  }

  private static String call(String topic) {
    return "topic: " + topic + "\nnames: {zh: 测试, en: Test}\n" + CALL;
  }
}
