package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.departments.Attempt;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The fallback desk over HTTP, as Tasklist and the case sheet ask it. */
class FallbackDeskIT {

  private static final String ENGINE = "/camunda/api/engine/engine/default/task/";
  private static final String GOOD =
      """
      {"facts":{"insuranceMonths":"24"},"flags":{"insuranceCheck":"MATCH"},"who":"征缴科 王工","way":"TELEPHONE"}""";

  private static TestServer server;
  private static TestBrowser wutong;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    wutong = tasklist("wutong");
  }

  @Test
  void theDeskSaysWhatHappenedAndWhatCanBeTyped() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    JsonNode desk = json(wutong.get(trial.path("")));

    assertThat(desk.at("/step/zh").asText()).isEqualTo("查询参保情况");
    assertThat(desk.at("/department/names/zh").asText()).contains("社会保险");
    assertThat(desk.at("/contact/phone").asText()).isEqualTo("0755-0000-0104");
    assertThat(desk.at("/reason/zh").asText()).isEqualTo("多次联系部门未成功");
    assertThat(desk.at("/facts/0/key").asText()).isEqualTo("insuranceMonths");
    assertThat(desk.at("/facts/0/names/zh").asText()).isEqualTo("累计参保月数");
    assertThat(desk.at("/flags/0/key").asText()).isEqualTo("insuranceCheck");
    assertThat(desk.at("/flags/0/values").findValuesAsText("zh")).contains("一致", "无记录");
    assertThat(desk.path("givingUps")).isEmpty();
  }

  @Test
  void theDeskIsTheHousesWhateverElseTheEngineKnowsByItsName() {
    RepositoryService repository = server.bean(RepositoryService.class);
    String draft =
        repository
            .createDeployment()
            .name("fallback")
            .addString(
                "processes/fallback/fallback-desk.bpmn",
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="trial">
                  <process id="fallback-desk" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Event_Begin" />
                    <sequenceFlow id="Flow_Begin" sourceRef="Event_Begin" targetRef="Task_FallbackDesk" />
                    <userTask id="Task_FallbackDesk" />
                  </process>
                </definitions>
                """)
            .deploy()
            .getId();
    try {
      DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

      assertThat(
              server
                  .bean(TaskService.class)
                  .createTaskQuery()
                  .taskId(trial.task())
                  .singleResult()
                  .getProcessDefinitionId())
          .isEqualTo(HouseProcesses.newest(repository, FallbackDesk.PROCESS).orElseThrow().getId());
      assertThat(wutong.get(trial.path("")).statusCode()).isEqualTo(200);
    } finally {
      repository.deleteDeployment(draft, true);
    }
  }

  @Test
  void whyTheLastAttemptFailedIsSaidInBothLanguages() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");
    CallJournal journal = server.bean(CallJournal.class);
    journal.delivered(
        List.of(
            new Delivery(
                trial.call(), trial.id(), "", "insurance", "insurance.contributions", "worker-1")));
    Instant began = Instant.parse("2026-09-01T02:00:00Z");
    journal.reported(
        List.of(
            new CallJournal.Report(
                trial.call(),
                "worker-1",
                List.of(
                    new Attempt(
                        Attempt.Kind.CALL,
                        "k1",
                        began,
                        10_000,
                        null,
                        Attempt.Ending.FAILED,
                        Attempt.Cause.TIMED_OUT,
                        "no answer within 10000 ms")),
                Attempt.Ending.FAILED,
                null)));

    JsonNode cause = json(wutong.get(trial.path(""))).path("lastCause");

    assertThat(cause.path("zh").asText()).isEqualTo("超时未答复");
    assertThat(cause.path("en").asText()).isEqualTo("no answer in time");
  }

  @Test
  void theSheetShowsWhatTheCallMaySeeMaskedAndRevealsItForAReason() {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");
    String sheet = "/api/tasks/" + trial.task() + "/case-sheet";

    String shown = wutong.get(sheet).body();
    assertThat(shown).contains("\"light\":\"GREEN\"").contains("\"dueText\":{");

    assertThat(shown).contains("李**", "430***********4627", "\"desk\":true");
    assertThat(shown).doesNotContain(DeskTrial.NAME, DeskTrial.ID_NUMBER, "福田", "人才集体户", "应届毕业生");
    assertThat(reveal(sheet, "settleAddress").statusCode()).isEqualTo(422);
    assertThat(reveal(sheet, "idNumber").body()).contains(DeskTrial.ID_NUMBER);
    assertThat(audited(trial, "REVEAL"))
        .containsExactly("wutong REVEAL " + trial.caseNumber() + " idNumber");
  }

  private static HttpResponse<String> reveal(String sheet, String field) {
    return wutong.post(sheet + "/reveals", "{\"field\":\"" + field + "\",\"reason\":\"电话核实参保信息\"}");
  }

  @Test
  void anAnswerByHandIsSealedAuditedAndAppliedWithTheCompletion() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    assertThat(wutong.post(trial.path("/answer"), GOOD).statusCode()).isEqualTo(204);

    assertThat(server.bean(CaseFacts.class).all(trial.id())).doesNotContainKey("insuranceMonths");
    assertThat(json(wutong.get(trial.path(""))).at("/answer/who").asText()).isEqualTo("征缴科 王工");
    assertThat(sealedEntry(trial)).doesNotContain("王工").doesNotContain("24");
    assertThat(complete(trial, "ANSWER").statusCode()).isEqualTo(204);
    assertThat(server.bean(CaseFacts.class).all(trial.id())).containsEntry("insuranceMonths", 24);
    assertThat(server.bean(CaseFacts.class).sources(trial.id()))
        .containsEntry("insuranceMonths", "desk");
    assertThat(trial.waits()).isFalse();
    assertThat(audited(trial, "DESK%"))
        .containsExactly(
            "wutong DESK_ENTRY " + trial.caseNumber() + " insurance.contributions ANSWER",
            "wutong DESK_DECISION " + trial.caseNumber() + " insurance.contributions ANSWER");
  }

  @Test
  void htmlAndRareCharactersComeBackAsTheyWereTyped() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");
    String who = "<img src=x onerror=alert(1)>𠮷=cmd";

    assertThat(wutong.post(trial.path("/answer"), GOOD.replace("征缴科 王工", who)).statusCode())
        .isEqualTo(204);

    assertThat(json(wutong.get(trial.path(""))).at("/answer/who").asText()).isEqualTo(who);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a flag's value that the call does not know | flags.insuranceCheck | {'flags':{'insuranceCheck':'PERHAPS'},'who':'王工','way':'LETTER'}",
        "a flag that the call does not know | flags.identityCheck | {'flags':{'identityCheck':'MATCH'},'who':'王工','way':'LETTER'}",
        "a flag that is a number | flags.insuranceCheck | {'flags':{'insuranceCheck':1},'who':'王工','way':'LETTER'}",
        "a fact of another call | facts.degreeLevel | {'facts':{'degreeLevel':'MASTER'},'who':'王工','way':'LETTER'}",
        "a fact that nobody knows | facts.caseId | {'facts':{'caseId':'x'},'who':'王工','way':'LETTER'}",
        "a number that is none | facts.insuranceMonths | {'facts':{'insuranceMonths':'many'},'who':'王工','way':'LETTER'}",
        "a number in a list | facts.insuranceMonths | {'facts':{'insuranceMonths':[1]},'who':'王工','way':'LETTER'}",
        "a huge number | facts.insuranceMonths | {'facts':{'insuranceMonths':'1e400'},'who':'王工','way':'LETTER'}",
        "nothing at all | facts | {'facts':{'insuranceMonths':' '},'who':'王工','way':'LETTER'}",
        "no source | who | {'flags':{'insuranceCheck':'NONE'},'who':' ','way':'LETTER'}",
        "no way | way | {'flags':{'insuranceCheck':'NONE'},'who':'王工'}",
        "a way that is none | way | {'flags':{'insuranceCheck':'NONE'},'who':'王工','way':'DREAM'}",
        "a ticket where none is given | ticket | {'flags':{'insuranceCheck':'NONE'},'who':'王工','way':'LETTER','ticket':'T1'}",
      })
  void aWrongAnswerIsRefusedWithItsField(String what, String field, String body)
      throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    HttpResponse<String> refused =
        wutong.post(trial.path("/answer"), body.strip().replace('\'', '"'));

    assertThat(refused.statusCode()).as(what).isEqualTo(422);
    assertThat(json(refused).path("errors").findValuesAsText("field")).contains(field.strip());
    assertThat(json(wutong.get(trial.path(""))).has("answer")).isFalse();
    assertThat(audited(trial, "DESK%")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"facts\":{\"insuranceMonths\":\"24\"},\"who\":\"王工\",\"way\":\"LETTER\",\"caseId\":\"x\"}",
        "{\"facts\":\"all\"}",
        "[]",
        "{",
        ""
      })
  void whatIsNoAnswerAtAllIsRefused(String body) {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    assertThat(wutong.post(trial.path("/answer"), body).statusCode()).isEqualTo(400);
  }

  @Test
  void aTextThatIsTooLongOrHoldsControlCharactersIsRefused() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    for (String who : List.of("长".repeat(101), "王\\u0000工")) {
      HttpResponse<String> refused =
          wutong.post(trial.path("/answer"), GOOD.replace("征缴科 王工", who));
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(json(refused).path("errors").findValuesAsText("field")).containsExactly("who");
    }
  }

  @Test
  void aCallThatTheModelDoesNotLetFailCannotBeGivenUp() throws IOException {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    HttpResponse<String> refused =
        wutong.post(trial.path("/giving-up"), "{\"error\":\"Error_QuotaRefused\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).path("errors").findValuesAsText("field")).containsExactly("error");
  }

  @Test
  void aCompletionWithoutWhatItNeedsSaysWhatIsMissingAndChangesNothing() {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    HttpResponse<String> answer = complete(trial, "ANSWER");
    HttpResponse<String> givingUp = complete(trial, "GIVE_UP");
    HttpResponse<String> nothing = complete(trial, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("还没有保存部门的答复");
    assertThat(givingUp.statusCode()).isEqualTo(400);
    assertThat(givingUp.body()).contains("本环节没有“不予办理”的出口");
    assertThat(nothing.statusCode()).isEqualTo(400);
    assertThat(nothing.body()).contains("请选择处理方式");
    assertThat(trial.waits()).isTrue();
  }

  @Test
  void theSecondOfTwoCompletionsIsTold() {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");
    wutong.post(trial.path("/answer"), GOOD);

    assertThat(complete(trial, "ANSWER").statusCode()).isEqualTo(204);
    assertThat(complete(trial, "ANSWER").statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(wutong.post(trial.path("/answer"), GOOD).statusCode()).isEqualTo(404);
    assertThat(wutong.get(trial.path("")).statusCode()).isEqualTo(404);
  }

  @Test
  void otherClerksApplicantsAndVisitorsAreShutOut() {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");

    for (String clerk : List.of("zhangmin", "luguang", "zhoujie")) {
      TestBrowser other = tasklist(clerk);
      assertThat(other.get(trial.path("")).statusCode()).isEqualTo(404);
      assertThat(other.post(trial.path("/answer"), GOOD).statusCode()).isEqualTo(404);
      assertThat(other.post(trial.path("/giving-up"), "{}").statusCode()).isEqualTo(404);
      assertThat(completeAs(other, clerk, trial, "RETRY").statusCode()).isGreaterThanOrEqualTo(400);
    }
    TestBrowser applicant = server.browser().signIn("liwen");
    assertThat(applicant.get(trial.path("")).statusCode()).isEqualTo(403);
    assertThat(applicant.post(trial.path("/answer"), GOOD).statusCode()).isEqualTo(403);
    assertThat(server.browser().get(trial.path("")).statusCode()).isEqualTo(401);
    assertThat(trial.waits()).isTrue();
  }

  @Test
  void aTaskOfAnotherDeskHasNoFallbackDesk() {
    DeskTrial trial = DeskTrial.begin(server, "insurance.contributions");
    String unknown = trial.path("").replace(trial.task(), "no-such-task");

    assertThat(wutong.get(unknown).statusCode()).isEqualTo(404);
    assertThat(wutong.post(unknown + "/answer", GOOD).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> complete(DeskTrial trial, String decision) {
    return completeAs(wutong, "wutong", trial, decision);
  }

  private static HttpResponse<String> completeAs(
      TestBrowser clerk, String who, DeskTrial trial, String decision) {
    String path = ENGINE + trial.task();
    clerk.post(path + "/claim", "{\"userId\":\"" + who + "\"}");
    return clerk.post(
        path + "/submit-form",
        "{\"variables\":{\"deskDecision\":{\"value\":\"" + decision + "\",\"type\":\"String\"}}}");
  }

  private static List<String> audited(DeskTrial trial, String acts) {
    return server
        .bean(JdbcClient.class)
        .sql(
            "SELECT CONCAT(who, ' ', act, ' ', subject) FROM audit_event WHERE act LIKE ? AND subject"
                + " LIKE ? ORDER BY id")
        .params(acts, trial.caseNumber() + "%")
        .query(String.class)
        .list();
  }

  private static String sealedEntry(DeskTrial trial) {
    List<String> entries = new ArrayList<>();
    server
        .bean(JdbcClient.class)
        .sql("SELECT sealed_entry FROM desk_entry WHERE external_task = ?")
        .param(trial.call())
        .query(
            row -> {
              entries.add(new String(row.getBytes(1), java.nio.charset.StandardCharsets.UTF_8));
            });
    assertThat(entries).hasSize(1);
    return entries.get(0);
  }

  private static TestBrowser tasklist(String subject) {
    TestBrowser browser = server.browser().signIn(subject);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    return browser;
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
