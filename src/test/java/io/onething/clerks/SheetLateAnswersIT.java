package io.onething.clerks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.departments.Outcome;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.shared.CaseId;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a clerk reads of answers that came too late. */
class SheetLateAnswersIT {

  private static final String SCHOOL = "湘潭大学兴湘学院";

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
  }

  @Test
  void itStandsOnTheSheetMaskedWithItsFlags() throws IOException {
    String task = ClerkTrial.begin(server.context());
    keepLate(task);

    String sheet = clerk().get("/api/tasks/" + task + "/case-sheet").body();
    JsonNode late = new ObjectMapper().readTree(sheet).path("lateAnswers");

    assertThat(late).hasSize(2);
    assertThat(late.at("/0/names/zh").asText()).isEqualTo("核验学历学位");
    assertThat(late.at("/0/department/names/zh").asText()).isEqualTo("教育部学历认证服务");
    assertThat(late.at("/0/result/zh").asText()).contains("一致");
    assertThat(late.at("/0/fields"))
        .extracting(field -> field.path("key").asText())
        .contains("school")
        // The address to settle at is for the police, not for HRSS.
        .doesNotContain("settleAddress");
    assertThat(sheet).contains("湘潭大****").doesNotContain(SCHOOL, "秘密地址");
    assertThat(late.at("/1/way/zh").asText()).isEqualTo("部门回调");
    assertThat(late.at("/1/result/zh").asText()).startsWith("不予办理：");
  }

  @Test
  void aFullValueIsShownForAReasonAndLeavesARow() throws IOException {
    String task = ClerkTrial.begin(server.context());
    keepLate(task);
    TestBrowser clerk = clerk();
    long id =
        new ObjectMapper()
            .readTree(clerk.get("/api/tasks/" + task + "/case-sheet").body())
            .at("/lateAnswers/0/id")
            .asLong();
    String reveals = "/api/tasks/" + task + "/case-sheet/reveals";

    assertThat(clerk.post(reveals, wish(id, "school", "核对迟到的答复")).body())
        .isEqualTo("{\"value\":\"" + SCHOOL + "\"}");
    assertThat(clerk.post(reveals, wish(id, "settleAddress", "核对")).statusCode()).isEqualTo(422);
    assertThat(clerk.post(reveals, wish(id + 100_000, "school", "核对")).statusCode()).isEqualTo(422);
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM audit_event WHERE act = 'REVEAL' AND subject LIKE ?")
                .param("% school of late answer " + id)
                .query(Integer.class)
                .single())
        .isOne();
  }

  private static String wish(long id, String field, String reason) {
    return "{\"field\":\"%s\",\"reason\":\"%s\",\"lateAnswer\":%d}".formatted(field, reason, id);
  }

  private static void keepLate(String task) {
    LateAnswers answers = server.bean(LateAnswers.class);
    CaseId id = caseOf(task);
    answers.keep(
        id,
        "education",
        "education.degree",
        LateAnswer.Way.REPORT,
        new Outcome(
            Map.of("school", SCHOOL, "settleAddress", "秘密地址"),
            Map.of("degreeCheck", "MATCH"),
            null),
        null,
        null);
    answers.keep(
        id,
        "residency",
        "residency.quota-card",
        LateAnswer.Way.CALLBACK,
        Outcome.EMPTY,
        "Error_QuotaRefused",
        "QUOTA_EXHAUSTED");
  }

  private static TestBrowser clerk() {
    return server.browser().signIn("zhangmin");
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
