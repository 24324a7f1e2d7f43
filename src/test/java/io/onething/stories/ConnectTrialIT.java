package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.engine.EngineTime;
import io.onething.sandbox.Demo;
import io.onething.shared.TimeSource;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * A matter that is files only, {@code src/test/resources/connect-trial}, walks through every shape
 * of a call: in a batch, answered later by polling, told only, and undone.
 */
class ConnectTrialIT {

  private static final Path DATA =
      Path.of("target", "test-data", "connect-trial-" + ProcessHandle.current().pid());

  private static Demo demo;
  private static TestBrowser sandbox;

  @BeforeAll
  static void startWithTheTrialsFiles() throws Exception {
    FileSystemUtils.deleteRecursively(DATA);
    Path files = Files.createDirectories(DATA.resolve("files")).toAbsolutePath();
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(
          Path.of("target", "classes", "onething", folder), files.resolve(folder));
      FileSystemUtils.copyRecursively(
          Path.of("src", "test", "resources", "connect-trial", folder), files.resolve(folder));
    }
    Duration sinceStart = Duration.between(Instant.now(), RunningDemo.START);
    Files.writeString(DATA.resolve("time-offset"), sinceStart.toString());
    demo =
        Demo.start(
            new Demo.Options(
                Path.of("target", "mariadb"),
                DATA,
                0,
                0,
                Map.of("onething.data.location", "file:" + files + "/")));
    // The engine's clock is one for the whole JVM.
    demo.server()
        .getBean(EngineTime.class)
        .setOffset(demo.server().getBean(TimeSource.class).offset());
    sandbox = TestBrowser.of(demo.sandboxUrl());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @AfterEach
  void resetTheKnobs() {
    turn(Map.of());
  }

  @Test
  void manyCasesGoInOneCallAndEachHasItsOwnOutcome() {
    int calls = calls("POST /seats");
    Pupil liWen = apply("liwen", "滨海小学");
    Pupil maXiao = apply("maxiao", "滨海小学");
    Pupil sunHao = apply("sunhao", "没有小学");

    assertThat(sunHao.ended().path("outcome").asText()).isEqualTo("NOT_ACCEPTED");
    assertThat(sunHao.step("Task_AssignSeat").path("state").asText()).isEqualTo("REFUSED");
    for (Pupil pupil : List.of(liWen, maXiao)) {
      assertThat(pupil.ended().path("outcome").asText()).isEqualTo("APPROVED");
      assertThat(pupil.steps())
          .as("the review is one step, however often it was asked for")
          .containsExactly(
              "Task_AssignSeat", "Task_SubmitReview", "Call_AwaitReview", "Task_TellSchool");
      assertThat(pupil.step("Call_AwaitReview").path("kind").asText()).isEqualTo("WAIT");
    }
    assertThat(calls("POST /seats")).as("three cases, one call").isEqualTo(calls + 1);
    assertThat(calls("GET /reviews/{ticket}")).as("pending twice each").isGreaterThan(5);
    oneEffectPerKey();
  }

  @Test
  void lostAnswersLeaveOneEffectEach() {
    turn(Map.of("loseAnswers", 2));
    Pupil chen = apply("zhaolei", "滨海小学");
    until(
        "a seat although two answers were lost",
        () -> chen.step("Task_AssignSeat").path("state").asText(),
        "DONE"::equals);
    turn(Map.of("loseAnswers", 1));

    assertThat(chen.ended().path("outcome").asText()).isEqualTo("APPROVED");
    oneEffectPerKey();
  }

  @Test
  void aReviewThatIsRefusedGivesTheSeatBack() {
    Pupil helin = apply("helin", "滨海小学");
    until(
        "a review under way",
        () -> helin.step("Call_AwaitReview").path("state").asText(),
        "OPEN"::equals);
    turn(Map.of("refuse", true));

    assertThat(helin.ended().path("outcome").asText()).isEqualTo("REJECTED");
    assertThat(helin.step("Task_ReleaseSeat").path("kind").asText()).isEqualTo("UNDO");
    assertThat(states("seat")).contains("RELEASED");
    oneEffectPerKey();
  }

  private static void oneEffectPerKey() {
    List<String> keys = new ArrayList<>();
    practice().path("ledger").forEach(row -> keys.add(row.path("key").asText()));
    assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
  }

  private static List<String> states(String kind) {
    List<String> states = new ArrayList<>();
    for (JsonNode row : practice().path("ledger")) {
      if (row.path("kind").asText().equals(kind)) {
        states.add(row.path("state").asText());
      }
    }
    return states;
  }

  private static int calls(String call) {
    return practice().path("calls").path(call).asInt();
  }

  private static JsonNode practice() {
    for (JsonNode shown : json(sandbox.get("/overview"), 200).path("departments")) {
      if (shown.path("id").asText().equals("practice")) {
        return shown;
      }
    }
    throw new AssertionError("The sandbox shows no practice bench");
  }

  private static void turn(Map<String, Object> knobs) {
    HttpRequest.Builder request =
        sandbox
            .request("/knobs/practice")
            .header("X-Sandbox", "1")
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(write(knobs)));
    json(sandbox.send(request), 200);
  }

  private static Pupil apply(String subject, String school) {
    TestBrowser browser = TestBrowser.of(demo.serverUrl()).signIn(subject);
    String application =
        write(Map.of("bundle", "connect-trial", "consent", true, "form", Map.of("school", school)));
    JsonNode made =
        json(
            browser.post(
                "/api/cases", application, "Idempotency-Key", UUID.randomUUID().toString()),
            201);
    return new Pupil(browser, made.path("caseNumber").asText());
  }

  /** Who applies for a seat, and follows the case. */
  private record Pupil(TestBrowser browser, String caseNumber) {

    JsonNode look() {
      return json(browser.get("/api/cases/" + caseNumber), 200);
    }

    JsonNode ended() {
      return until(
          "the end of case " + caseNumber, this::look, seen -> !seen.path("closedAt").isNull());
    }

    JsonNode step(String element) {
      return Applicant.step(look(), element);
    }

    List<String> steps() {
      return Answers.each(look().path("steps"), "/id");
    }
  }
}
