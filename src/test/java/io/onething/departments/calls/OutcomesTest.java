package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.CallOutcome.Completed;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Refused;
import io.onething.departments.calls.CallOutcome.Spends;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers and silences mean, by the call's file and without it. */
class OutcomesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private static final String CALL =
      """
      shape: answer-now
      facts: [name, idNumber]
      method: POST
      url: /query
      body: '={"name": name}'
      idempotency: query
      responseSchema:
        type: object
        required: [person]
        properties:
          person:
            type: object
            required: [idNumber]
            properties: {idNumber: {type: string, pattern: '^[0-9]{17}[0-9X]$'}, months: {type: integer}}
          relatives: {type: object, additionalProperties: {type: object, required: [idNumber]}}
      errors:
        - {when: =response.status = 409, refuse: Error_Refused, reason: =response.body.code}
        - {when: =response.status = 423, retry: the register is locked}
        - {when: =response.body.fault = "TRY_LATER", retry: said so}
        - {when: =response.status < 300 and response.body.person.idNumber != idNumber, defect: the answer is about somebody else}
        - {when: '=failure != null and response.status = null and name = "by " + failure', retry: explained}
      resultExpression: |
        ={"facts": {"months": response.body.person.months}, "flags": {"check": if response.body.person.months > 0 then "MATCH" else "UNKNOWN"}}
      flags: {check: [MATCH]}
      """;

  private static final String GOOD =
      "{\"person\": {\"idNumber\": \"430102200003071234\", \"months\": 3}}";

  @TempDir private Path folder;

  private OutgoingRequest sent;

  @Test
  void completesWithWhatCanBeMapped() {
    Completed completed = (Completed) json(200, GOOD).result();
    assertThat(completed.outcome().flags()).containsEntry("check", "MATCH");
    assertThat(completed.outcome().facts()).containsEntry("months", 3L);
  }

  @Test
  void letsTheTableSpeakFirst() {
    assertThat(json(409, "{\"code\": \"NO\"}").result())
        .isEqualTo(new Refused("Error_Refused", "NO"));
    assertFailed(
        json(423, ""),
        Cause.DEPARTMENT_FAILED,
        Spends.ONE,
        "alpha: the register is locked (HTTP 423)");
    assertFailed(
        json(200, "{\"fault\": \"TRY_LATER\"}"),
        Cause.DEPARTMENT_FAILED,
        Spends.ONE,
        "alpha: said so (HTTP 200 with application/json)");
    assertFailed(
        json(200, GOOD.replace("1234", "4321")),
        Cause.DEFECT,
        Spends.ALL,
        "alpha: the answer is about somebody else (HTTP 200 with application/json)");
    assertFailed(
        json(409, "{\"code\": \"李文 refused\"}"),
        Cause.DEFECT,
        Spends.ALL,
        "alpha: the reason of a refusal is no code, expected [A-Za-z][A-Za-z0-9_]{0,63} (HTTP 409 with application/json)");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "TIMED_OUT", "BROKEN"})
  void triesAgainWhenThereIsNoAnswer(Cause failure) {
    assertFailed(none(failure, "李文"), failure, Spends.ONE, "alpha: silence");
    assertFailed(none(failure, "by " + failure), failure, Spends.ONE, "alpha: explained");
  }

  @Test
  void explainsSilenceOnlyByRowsThatAskAboutIt() {
    String careless = CALL.replace("response.status < 300 and ", "");
    assertThat(call(careless, silent(Cause.TIMED_OUT, "silence"), "李文").result())
        .extracting(outcome -> ((Failed) outcome).spends())
        .isEqualTo(Spends.ONE);
  }

  @Test
  void takesWhatIsTooMuchForADefectUnlessTheTableKnowsBetter() {
    assertFailed(none(Cause.MALFORMED, "李文"), Cause.DEFECT, Spends.ALL, "alpha: silence");
    assertFailed(
        none(Cause.MALFORMED, "by MALFORMED"), Cause.MALFORMED, Spends.ONE, "alpha: explained");
  }

  @ParameterizedTest
  @CsvSource({
    "404, DEFECT, ALL, request not accepted",
    "400, DEFECT, ALL, request not accepted",
    "302, DEFECT, ALL, redirect refused",
    "401, DEPARTMENT_FAILED, ONE, sign-in refused",
    "403, DEPARTMENT_FAILED, ONE, sign-in refused",
    "408, DEPARTMENT_FAILED, ONE, request not accepted",
    "425, DEPARTMENT_FAILED, ONE, request not accepted",
    "429, BUSY, ONE, department is busy",
    "500, DEPARTMENT_FAILED, ONE, department failed",
    "503, DEPARTMENT_FAILED, ONE, department failed"
  })
  void leavesToAPersonWhatDoesNotPassByItself(int status, Cause cause, Spends spends, String what) {
    assertFailed(json(status, ""), cause, spends, "alpha: " + what + " (HTTP " + status + ")");
  }

  @Test
  void comesBackWhenItIsToldTo() {
    for (int status : new int[] {429, 503}) {
      Failed busy = (Failed) answer(status, Map.of("retry-after", "7"), "").result();
      assertThat(busy.spends()).isEqualTo(Spends.NONE);
      assertThat(busy.notBefore()).isEqualTo(Duration.ofSeconds(7));
      assertThat(busy.cause()).isEqualTo(Cause.BUSY);
      assertThat(busy.message()).isEqualTo("alpha: department is busy, back in 7 s");
    }
  }

  @Test
  void doesNotCompleteWithAnAnswerThatIsNone() {
    assertFailed(
        answer(200, Map.of("content-type", "text/html"), "<html/>"),
        Cause.DEFECT,
        Spends.ALL,
        "alpha: answer is neither JSON nor XML nor a form (HTTP 200 with text/html)");
    assertFailed(
        json(200, "{\"person\": {"),
        Cause.MALFORMED,
        Spends.ONE,
        "alpha: answer is malformed or truncated JSON (HTTP 200 with application/json)");
    assertFailed(
        json(200, GOOD.replace("3}", "0}")),
        Cause.DEFECT,
        Spends.ALL,
        "alpha: alpha.query: flag 'check' is another value, expected one of [MATCH] (HTTP 200 with application/json)");
  }

  @Test
  void namesThePlaceThatBreaksTheSchemaAndNeverTheValue() {
    assertFailed(
        json(
            200,
            """
            {"person": {"idNumber": "430102200003071234", "months": "李文"},
             "relatives": {"王芳": {"mother": true}}}
            """),
        Cause.DEFECT,
        Spends.ALL,
        "alpha: answer breaks responseSchema: body.person.months is not of type integer, body.relatives.* has no 'idNumber' (HTTP 200 with application/json)");
  }

  @Test
  void notesTheAttemptWithoutPersonalData() {
    Attempt refused = json(409, "{\"code\": \"NO\"}").attempt();
    assertThat(refused)
        .isEqualTo(
            new Attempt(
                Kind.CALL, "key-1", NOW, refused.tookMillis(), 409, Ending.REFUSED, null, "NO"));
    Attempt failed = none(Cause.TIMED_OUT, "李文", "silence of 李文, 13800138000").attempt();
    assertThat(failed.message()).isEqualTo("alpha: silence of ***, 138****8000");
    assertThat(failed.status()).isNull();
    assertThat(failed.cause()).isEqualTo(Cause.TIMED_OUT);
    assertThat(json(200, GOOD).attempt().outcome()).isEqualTo(Ending.COMPLETED);
  }

  @Test
  void passesTheTraceOnWithASpanOfItsOwn() {
    json(200, GOOD);
    String first = sent.headers().get("traceparent");
    json(200, GOOD);
    assertThat(first).matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01");
    assertThat(sent.headers().get("traceparent")).isNotEqualTo(first);
    assertThat(List.of(first, sent.headers().get("traceparent"))).doesNotContain(TRACE);
    assertThat(TraceContext.traceId(TRACE)).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    assertThat(TraceContext.traceId("nonsense")).isNull();
  }

  private Exchange<CallOutcome> json(int status, String body) {
    return answer(
        status, body.isEmpty() ? Map.of() : Map.of("content-type", "application/json"), body);
  }

  private Exchange<CallOutcome> answer(int status, Map<String, String> headers, String body) {
    return call(
        CALL,
        request -> new DepartmentResponse(status, headers, body.getBytes(StandardCharsets.UTF_8)),
        "李文");
  }

  private Exchange<CallOutcome> none(Cause failure, String name) {
    return none(failure, name, "silence");
  }

  private Exchange<CallOutcome> none(Cause failure, String name, String message) {
    return call(CALL, silent(failure, message), name);
  }

  private static Transport silent(Cause failure, String message) {
    return request -> {
      throw new NoAnswer(failure, message);
    };
  }

  private Exchange<CallOutcome> call(String file, Transport department, String name) {
    DepartmentFiles files = WorkerFolder.alpha("").call("alpha", "alpha.query", file).read(folder);
    Call call = files.call("alpha.query");
    Map<String, Object> facts = new HashMap<>();
    facts.put("name", name);
    facts.put("idNumber", "430102200003071234");
    Transport watched =
        request -> {
          sent = request;
          return department.send(request);
        };
    DepartmentAddress address = DepartmentAddress.of("https://alpha.example", List.of());
    try (DepartmentCaller caller = new DepartmentCaller(address, watched, () -> NOW)) {
      return caller.call(call, new CaseTask(facts, "key-1", "RC1", "http://server.test", 1, TRACE));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static void assertFailed(
      Exchange<CallOutcome> exchange, Cause cause, Spends spends, String message) {
    assertThat(exchange.result()).isInstanceOf(Failed.class);
    Failed failed = (Failed) exchange.result();
    assertThat(failed.message()).isEqualTo(message);
    assertThat(failed.cause()).isEqualTo(cause);
    assertThat(failed.spends()).isEqualTo(spends);
    assertThat(exchange.attempt().outcome()).isEqualTo(Ending.FAILED);
    assertThat(exchange.attempt().cause()).isEqualTo(cause);
  }
}
