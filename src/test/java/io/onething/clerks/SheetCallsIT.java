package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import io.onething.shared.CaseId;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a clerk reads of the journal. */
class SheetCallsIT {

  private static final String WORKER = "worker-of-the-trial";
  private static final Instant BEGAN = Instant.parse("2026-09-01T02:00:00Z");

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
  }

  @Test
  void everyCallStandsOnTheSheetWithWhatWasTriedForIt() throws IOException {
    String task = ClerkTrial.begin(server.context());
    CallJournal journal = server.bean(CallJournal.class);
    Delivery degree = delivery(task, "degree", "education", "education.degree");
    Delivery permit = delivery(task, "permit", "police-sz", "police.permit");
    journal.delivered(List.of(degree));
    journal.reported(
        List.of(
            new CallJournal.Report(
                degree.externalTask(),
                WORKER,
                List.of(
                    new Attempt(Kind.CHECK, "k1", BEGAN, 87, 200, Ending.NOT_FOUND, null, null),
                    new Attempt(
                        Kind.CALL,
                        "k1",
                        BEGAN,
                        10_000,
                        null,
                        Ending.FAILED,
                        Cause.TIMED_OUT,
                        "no ***")),
                Ending.FAILED,
                null)));
    journal.delivered(List.of(permit));
    journal.delivered(List.of(degree));
    journal.reported(
        List.of(
            new CallJournal.Report(
                degree.externalTask(),
                WORKER,
                List.of(new Attempt(Kind.CALL, "k1", BEGAN, 5, 200, Ending.COMPLETED, null, null)),
                Ending.COMPLETED,
                null)));

    JsonNode calls = calls(task);

    assertThat(calls).hasSize(2);
    JsonNode first = calls.get(0);
    assertThat(first.at("/names/zh").asText()).isEqualTo("核验学历学位");
    assertThat(first.at("/department/names/zh").asText()).isEqualTo("教育部学历认证服务");
    assertThat(first.path("doubtful").asBoolean()).isFalse();
    assertThat(first.path("lines"))
        .extracting(line -> line.at("/what/zh").asText() + " " + line.at("/result/zh").asText())
        .containsExactly("查询是否已办 未办", "调用 未成功", "调用 已答复");
    assertThat(first.at("/lines/1/cause/zh").asText()).isEqualTo("超时未答复");
    assertThat(first.at("/lines/1/message").asText()).isEqualTo("no ***");
    assertThat(first.at("/lines/1/tookMillis").asLong()).isEqualTo(10_000);
    assertThat(first.at("/lines/1").has("status")).isFalse();
    assertThat(first.at("/lines/2/status").asInt()).isEqualTo(200);
    assertThat(first.at("/lines/2/key").asText()).isEqualTo("k1");
    JsonNode second = calls.get(1);
    assertThat(second.path("doubtful").asBoolean()).isTrue();
    assertThat(second.at("/lines/0/result/zh").asText()).isEqualTo("交出后无回报");
  }

  @Test
  void callsOfOneNameAreToldApart() throws IOException {
    String task = ClerkTrial.begin(server.context());
    CallJournal journal = server.bean(CallJournal.class);
    for (String call : List.of("first", "second")) {
      journal.delivered(List.of(delivery(task, call, "education", "education.degree")));
    }
    server
        .bean(JdbcClient.class)
        .sql(
            "INSERT INTO call_attempt (external_task, case_id, activity_instance, department, topic,"
                + " worker, delivered_at) VALUES (?, ?, '', 'education', 'education.degree', ?,"
                + " '2020-01-01')")
        .params(task + "form", caseOf(task).toString(), WORKER)
        .update();

    assertThat(calls(task))
        .extracting(call -> call.at("/names/zh").asText())
        .containsExactly("核验学历学位", "核验学历学位（第 2 次）", "核验学历学位（预填时）");
  }

  @Test
  void aCaseWithoutCallsHasNone() throws IOException {
    assertThat(calls(ClerkTrial.begin(server.context()))).isEmpty();
  }

  private static JsonNode calls(String task) throws IOException {
    String sheet =
        server.browser().signIn("zhangmin").get("/api/tasks/" + task + "/case-sheet").body();
    return new ObjectMapper().readTree(sheet).path("calls");
  }

  private static Delivery delivery(String task, String call, String department, String topic) {
    return new Delivery(task + call, caseOf(task), "", department, topic, WORKER);
  }

  private static CaseId caseOf(String task) {
    String instance =
        server
            .bean(TaskService.class)
            .createTaskQuery()
            .taskId(task)
            .singleResult()
            .getProcessInstanceId();
    return CaseId.of(
        String.valueOf(server.bean(RuntimeService.class).getVariable(instance, "caseId")));
  }
}
