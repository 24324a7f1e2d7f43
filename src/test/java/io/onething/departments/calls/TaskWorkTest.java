package io.onething.departments.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.departments.Call;
import io.onething.departments.calls.CallOutcome.Completed;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A department that makes two cards when it is asked twice, but can be asked for the card of a
 * case.
 */
class TaskWorkTest {
  private static final String CALL =
      """
      shape: answer-now
      facts: [name]
      method: POST
      url: /cards
      body: '={"name": name}'
      check:
        method: GET
        url: /cards
        queryParameters: {case: =caseNumber}
        found: =response.body.found
        resultExpression: '={"facts": {"card": response.body.card, "again": true}, "flags": {}}'
        after: PT3S
      errors:
        - {when: =response.status = 409, ask: nobody knows}
      resultExpression: '={"facts": {"card": response.body.card}, "flags": {}}'
      """;

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private DepartmentResponse check = json(200, "{\"found\": false}");
  private DepartmentResponse call = json(201, "{\"card\": \"C1\"}");
  private boolean leftAloneAfterTheCheck;

  @Test
  void callsAtOnceTheFirstTime() throws Exception {
    TaskResult result = work(1);
    assertThat(asked).containsExactly("POST /cards");
    assertThat(endings(result)).containsExactly("CALL COMPLETED");
  }

  @Test
  void asksBeforeItCallsAgain() throws Exception {
    TaskResult result = work(2);
    assertThat(asked).containsExactly("GET /cards?case=RC1", "POST /cards");
    assertThat(endings(result)).containsExactly("CHECK NOT_FOUND", "CALL COMPLETED");
    assertThat(facts(result)).isEqualTo(Map.of("card", "C1"));
  }

  @Test
  void takesTheAnswerOfTheCheckWhenItIsDoneAlready() throws Exception {
    check = json(200, "{\"found\": true, \"card\": \"C0\"}");
    TaskResult result = work(2);
    assertThat(asked).containsExactly("GET /cards?case=RC1");
    assertThat(endings(result)).containsExactly("CHECK FOUND");
    assertThat(facts(result)).isEqualTo(Map.of("card", "C0", "again", true));
  }

  @Test
  void sendsNothingWhileTheDepartmentCannotSay() throws Exception {
    check = json(200, "{\"found\": null}");
    TaskResult result = work(2);
    assertThat(asked).containsExactly("GET /cards?case=RC1");
    assertThat(endings(result)).containsExactly("CHECK UNKNOWN");
    Failed failed = (Failed) result.outcome();
    assertThat(failed.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(failed.spends()).isEqualTo(Spends.ONE);
    assertThat(failed.message()).isEqualTo("alpha: cannot say yet whether it is done");
  }

  /** {@code =response.body.found} is null or false in all of them. */
  @ParameterizedTest
  @CsvSource({
    "500, application/json, {\"found\": false}, DEPARTMENT_FAILED, ONE",
    "401, application/json, {\"found\": false}, DEPARTMENT_FAILED, ONE",
    "400, application/json, {\"found\": false}, DEFECT, ALL",
    "302, application/json, {\"found\": false}, DEFECT, ALL",
    "200, text/html, <html/>, DEFECT, ALL",
    "200, application/json, {\"found\": fal, MALFORMED, ONE",
    "200, application/json, {\"found\": \"false\"}, DEFECT, ALL"
  })
  void takesNothingButAClearNoForANo(
      int status, String type, String body, Cause cause, Spends spends) throws Exception {
    check = new DepartmentResponse(status, Map.of("content-type", type), bytes(body));
    TaskResult result = work(2);
    assertThat(asked).containsExactly("GET /cards?case=RC1");
    assertThat(endings(result)).containsExactly("CHECK FAILED");
    assertThat(((Failed) result.outcome()).cause()).isEqualTo(cause);
    assertThat(((Failed) result.outcome()).spends()).isEqualTo(spends);
  }

  @Test
  void takes404ForANoIfTheFileDoes() throws Exception {
    check = json(404, "{\"found\": false}");
    work(2);
    assertThat(asked).containsExactly("GET /cards?case=RC1", "POST /cards");
  }

  @Test
  void comesBackLaterWhenTheDepartmentIsBusy() throws Exception {
    check = new DepartmentResponse(503, Map.of("retry-after", "9"), bytes(""));
    Failed failed = (Failed) work(2).outcome();
    assertThat(failed.spends()).isEqualTo(Spends.NONE);
    assertThat(failed.notBefore()).isEqualTo(Duration.ofSeconds(9));
    assertThat(asked).containsExactly("GET /cards?case=RC1");
  }

  @Test
  void keepsTheCheckInTheJournalWhenTheCallHasToWait() throws Exception {
    leftAloneAfterTheCheck = true;
    TaskResult result = work(2);
    assertThat(endings(result)).containsExactly("CHECK NOT_FOUND");
    assertThat(((Failed) result.outcome()).spends()).isEqualTo(Spends.NONE);
    assertThat(((Failed) result.outcome()).notBefore()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void doesNotKnowWhenARowSaysAsk() throws Exception {
    call = json(409, "{}");
    Failed failed = (Failed) work(1).outcome();
    assertThat(failed.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(failed.spends()).isEqualTo(Spends.ONE);
  }

  private TaskResult work(int deliveries) throws InterruptedException {
    Call cards =
        WorkerFolder.alpha("").call("alpha", "alpha.cards", CALL).read(folder).call("alpha.cards");
    Transport department =
        request -> {
          asked.add(request.method() + " " + request.target());
          return request.method().equals("GET") ? check : call;
        };
    CallGuard guard =
        () -> {
          if (leftAloneAfterTheCheck && !asked.isEmpty()) {
            throw new LeftAlone("left alone", Duration.ofSeconds(20));
          }
          return answer -> {};
        };
    DepartmentAddress address = DepartmentAddress.of("https://alpha.example", List.of());
    try (DepartmentCaller caller =
        new DepartmentCaller(address, department, guard, InstantSource.system())) {
      return new TaskWork(caller)
          .work(cards, new CaseTask(Map.of("name", "李文"), "key-1", "RC1", "", deliveries, null));
    }
  }

  private static List<String> endings(TaskResult result) {
    return result.attempts().stream().map(TaskWorkTest::ending).toList();
  }

  private static String ending(Attempt attempt) {
    Kind kind = attempt.kind();
    Ending ending = attempt.outcome();
    return kind + " " + ending;
  }

  private static Map<String, Object> facts(TaskResult result) {
    return ((Completed) result.outcome()).outcome().facts();
  }

  private static DepartmentResponse json(int status, String body) {
    return new DepartmentResponse(status, Map.of("content-type", "application/json"), bytes(body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
