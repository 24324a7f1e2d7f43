package io.onething.engine;

import static io.onething.engine.GatewayTrial.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onething.departments.Attempt;
import io.onething.departments.Attempts;
import io.onething.journal.CallJournal;
import io.onething.journal.JournalEntry;
import io.onething.journal.JournalEntry.Ending;
import io.onething.testing.TestServer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every delivery and what was tried in it, as workers report it over HTTP. */
class CallJournalIT {

  private static final String GRANTED =
      "{\"facts\": {\"permitNo\": \"ZQ1\", \"permitValidUntil\": \"2026-12-01\"}, \"flags\": {}}";
  private static final Instant BEGAN = Instant.parse("2026-09-01T02:00:00Z");

  private static TestServer server;
  private static WorkerByHand worker;

  private GatewayTrial trial;

  @BeforeAll
  static void start() {
    server = TestServer.shared();
    worker = new WorkerByHand(server, "worker-journal");
  }

  @BeforeEach
  void beforeThePolice() {
    trial = GatewayTrial.begin(server);
  }

  @AfterEach
  void end() {
    trial.cancel();
  }

  @Test
  void aDeliveryStandsInTheJournalBeforeAnybodyReports() {
    JsonNode task = worker.fetch(TOPIC);

    assertThat(task.at("/variables/deliveries/value").asInt()).isEqualTo(1);
    assertThat(journal())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.ending()).isEqualTo(Ending.NO_REPORT);
              assertThat(entry.department()).isEqualTo("police-sz");
              assertThat(entry.topic()).isEqualTo(TOPIC);
              assertThat(entry.externalTask()).isEqualTo(task.path("id").asText());
              assertThat(entry.activityInstance())
                  .isEqualTo(task.path("activityInstanceId").asText());
              assertThat(entry.kind()).isNull();
            });
  }

  @Test
  void theReportFillsTheDeliveryAndNothingOfItEntersTheEngine() {
    JsonNode task = worker.fetch(TOPIC);
    Attempt call = call(task, 201, Attempt.Ending.COMPLETED, null, null);

    taken(worker.complete(task, "outcome", GRANTED, "attempts", Attempts.toJson(List.of(call))));

    assertThat(trial.hasEnded()).isTrue();
    assertThat(journal())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.ending()).isEqualTo(Ending.COMPLETED);
              assertThat(entry.kind()).isEqualTo(Attempt.Kind.CALL);
              assertThat(entry.key()).isEqualTo(task.path("id").asText());
              assertThat(entry.beganAt()).isEqualTo(BEGAN);
              assertThat(entry.tookMillis()).isEqualTo(123);
              assertThat(entry.status()).isEqualTo(201);
              assertThat(entry.cause()).isNull();
            });
    assertThat(
            server
                .bean(JdbcClient.class)
                .sql("SELECT COUNT(*) FROM ACT_HI_VARINST")
                .query(Integer.class)
                .single())
        .as("values that the engine remembers")
        .isZero();
  }

  @Test
  void aCheckBesideTheCallHasALineOfItsOwnAndCountsAsNoDelivery() {
    JsonNode task = worker.fetch(TOPIC);
    Attempt check =
        new Attempt(
            Attempt.Kind.CHECK, "k", BEGAN, 5, 200, Attempt.Ending.NOT_FOUND, null, "not there");
    Attempt call =
        call(task, null, Attempt.Ending.FAILED, Attempt.Cause.TIMED_OUT, "no answer in 10 s");

    taken(worker.fail(task, "no answer", 4, "attempts", Attempts.toJson(List.of(check, call))));

    assertThat(journal())
        .extracting(JournalEntry::kind, JournalEntry::ending, JournalEntry::cause)
        .containsExactlyInAnyOrder(
            tuple(Attempt.Kind.CHECK, Ending.NOT_FOUND, null),
            tuple(Attempt.Kind.CALL, Ending.FAILED, Attempt.Cause.TIMED_OUT));
    assertThat(journal()).extracting(JournalEntry::delivery).containsOnly(firstDelivery());
    assertThat(worker.fetch(TOPIC).at("/variables/deliveries/value").asInt()).isEqualTo(2);
  }

  @Test
  void whatWasCheckedOnlyFillsTheDelivery() {
    JsonNode task = worker.fetch(TOPIC);
    Attempt check =
        new Attempt(Attempt.Kind.CHECK, "k", BEGAN, 5, 200, Attempt.Ending.FOUND, null, null);

    taken(worker.complete(task, "outcome", GRANTED, "attempts", Attempts.toJson(List.of(check))));

    assertThat(journal())
        .extracting(JournalEntry::kind, JournalEntry::ending)
        .containsExactly(tuple(Attempt.Kind.CHECK, Ending.FOUND));
  }

  @Test
  void aWorkerThatReportsNoAttemptsStillWorks() {
    taken(worker.fail(worker.fetch(TOPIC), "police-sz: HTTP 503", 4));
    taken(worker.refuse(worker.fetch(TOPIC), GatewayTrial.REFUSAL, "POLICE_CHECK_FAILED"));

    assertThat(trial.hasEnded()).isTrue();
    assertThat(journal())
        .extracting(JournalEntry::ending, JournalEntry::kind, JournalEntry::message)
        .containsExactly(
            tuple(Ending.FAILED, null, "police-sz: HTTP 503"),
            tuple(Ending.REFUSED, null, "POLICE_CHECK_FAILED"));
  }

  @Test
  void whatIsGivenBackCountsAsNoDelivery() {
    taken(worker.giveBack(worker.fetch(TOPIC)));

    JsonNode again = worker.fetch(TOPIC);

    assertThat(again.at("/variables/deliveries/value").asInt()).isEqualTo(1);
    assertThat(journal())
        .extracting(JournalEntry::ending)
        .containsExactly(Ending.GIVEN_BACK, Ending.NO_REPORT);
  }

  @Test
  void aDeliveryThatNobodyReportedStaysSoWhenAnotherWorkerTakesOver() {
    WorkerByHand dying = new WorkerByHand(server, "worker-dying");
    dying.fetch(1, TOPIC);
    JsonNode again = worker.awaitTask(TOPIC);
    assertThat(again.at("/variables/deliveries/value").asInt()).isEqualTo(2);

    taken(worker.complete(again, "outcome", GRANTED));

    assertThat(journal())
        .extracting(JournalEntry::ending)
        .containsExactly(Ending.NO_REPORT, Ending.COMPLETED);
  }

  @Test
  void theServerMasksWithEverythingThatTheCaseKnows() {
    JsonNode task = worker.fetch(TOPIC);
    String leak =
        "%s, %s, %s, %s wanted TALENT_COLLECTIVE"
            .formatted(
                GatewayTrial.NAME,
                GatewayTrial.ID_NUMBER,
                GatewayTrial.MOBILE,
                GatewayTrial.ADDRESS);
    Attempt call =
        call(
            task,
            500,
            Attempt.Ending.FAILED,
            Attempt.Cause.DEPARTMENT_FAILED,
            leak + "x".repeat(1000));

    taken(worker.fail(task, leak, 3, "attempts", Attempts.toJson(List.of(call))));

    String masked = "***, ***, ***, *** wanted TALENT_COLLECTIVE";
    assertThat(trial.task().getErrorMessage()).isEqualTo(masked);
    assertThat(
            server
                .bean(ExternalTaskService.class)
                .getExternalTaskErrorDetails(trial.task().getId()))
        .isEqualTo("details: " + masked);
    assertThat(journal())
        .singleElement()
        .satisfies(entry -> assertThat(entry.message()).startsWith(masked).hasSize(600));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "not json", "[{\"kind\":\"CALL\"}]", "[null]"})
  void attemptsThatTheProtocolDoesNotKnowAreRefusedAndNothingHappens(String attempts) {
    JsonNode task = worker.fetch(TOPIC);

    HttpResponse<String> answer = worker.complete(task, "outcome", GRANTED, "attempts", attempts);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(trial.hasEnded()).isFalse();
    assertThat(journal()).extracting(JournalEntry::ending).containsExactly(Ending.NO_REPORT);
  }

  @Test
  void anErrorThatIsNoCodeIsRefused() {
    JsonNode task = worker.fetch(TOPIC);

    assertThat(worker.refuse(task, "李文", "CODE").statusCode()).isEqualTo(422);
    assertThat(worker.refuse(task, GatewayTrial.REFUSAL, "李文 moved").statusCode()).isEqualTo(422);
    assertThat(trial.hasEnded()).isFalse();
  }

  @Test
  void allCallsOfACaseAreOneTraceAndEachDeliveryASpan() {
    JsonNode first = worker.fetch(TOPIC);
    taken(worker.fail(first, "later", 3));
    JsonNode second = worker.fetch(TOPIC);

    String span = "00-" + trial.id().toString().replace("-", "") + "-[0-9a-f]{16}-01";
    assertThat(trace(first)).matches(span).isNotEqualTo(trace(second));
    assertThat(trace(second)).matches(span);
  }

  @Test
  void whatIsReportedIsCountedOnceAndSoIsEachFurtherHandout() {
    double failed = counted(Attempt.Ending.FAILED);
    double completed = counted(Attempt.Ending.COMPLETED);
    double again = handedOutAgain();
    JsonNode first = worker.fetch(TOPIC);
    String lost =
        Attempts.toJson(
            List.of(call(first, null, Attempt.Ending.FAILED, Attempt.Cause.TIMED_OUT, "late")));
    taken(worker.fail(first, "later", 3, "attempts", lost));
    JsonNode second = worker.fetch(TOPIC);
    String done = Attempts.toJson(List.of(call(second, 201, Attempt.Ending.COMPLETED, null, null)));
    taken(worker.complete(second, "outcome", GRANTED, "attempts", done));

    worker.complete(second, "outcome", GRANTED, "attempts", done);

    assertThat(counted(Attempt.Ending.FAILED)).isEqualTo(failed + 1);
    assertThat(counted(Attempt.Ending.COMPLETED)).isEqualTo(completed + 1);
    assertThat(handedOutAgain()).isEqualTo(again + 1);
  }

  private static double counted(Attempt.Ending ending) {
    Timer timer =
        server
            .bean(MeterRegistry.class)
            .find("onething.journal.call")
            .tags("department", "police-sz", "topic", TOPIC, "outcome", ending.name())
            .timer();
    return timer == null ? 0 : timer.count();
  }

  private static double handedOutAgain() {
    return server
        .bean(MeterRegistry.class)
        .get("onething.journal.retries")
        .tag("topic", TOPIC)
        .counter()
        .count();
  }

  private static String trace(JsonNode task) {
    return task.at("/variables/traceparent/value").asText();
  }

  private long firstDelivery() {
    return journal().stream().mapToLong(JournalEntry::id).min().orElseThrow();
  }

  private List<JournalEntry> journal() {
    return server.bean(CallJournal.class).of(trial.id());
  }

  private static Attempt call(
      JsonNode task, Integer status, Attempt.Ending ending, Attempt.Cause cause, String message) {
    return new Attempt(
        Attempt.Kind.CALL, task.path("id").asText(), BEGAN, 123, status, ending, cause, message);
  }

  private static void taken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }
}
