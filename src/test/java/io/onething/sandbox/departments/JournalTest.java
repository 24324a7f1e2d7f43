package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.sandbox.SandboxFixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restart of the demo: what the departments did, they have still done. */
class JournalTest {

  private static final URI SERVER = URI.create("http://localhost:9");
  private static final String CARD =
      "{\"caseNumber\":\"C1\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"resultNo\":\"RC1\"}";
  private static final String RESULT =
      "{\"caseNumber\":\"C1\",\"idNumber\":\"430602200403164627\",\"name\":\"李文\","
          + "\"talentCategory\":\"FRESH_GRADUATE\",\"result\":\"APPROVED\"}";
  private static final String NOTICE =
      "{\"caseNumber\":\"C1\",\"name\":\"李文\",\"text\":\"ENROLLED\"}";
  private static final String MOVE_OUT =
      "{\"permitNo\":\"Z1\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"originAddress\":\"湖南\","
          + "\"callbackUrl\":\"http://localhost:9/api/callbacks/police-origin\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path data;

  @Test
  void ledgersAnswersAndRequestsSurviveARestart() throws Exception {
    Map<String, Object> kept = Map.of("onething.sandbox.data", data.toString());
    String answer;
    String ledger;
    String requests;
    try (SandboxFixture before = SandboxFixture.start(SERVER, kept)) {
      effect(before, "residency", "/quota-cards", CARD);
      answer = effect(before, "hrss", "/talent-results", RESULT);
      effect(before, "police-origin", "/move-outs", MOVE_OUT);
      ledger = get(before, "/departments/residency/ledger");
      requests = get(before, "/move-outs");
    }
    Files.writeString(
        data.resolve("departments.jsonl"), "{\"department\":\"RES", StandardOpenOption.APPEND);

    try (SandboxFixture after = SandboxFixture.start(SERVER, kept)) {
      assertThat(get(after, "/departments/residency/ledger")).isEqualTo(ledger).contains("ZK");
      assertThat(get(after, "/move-outs")).isEqualTo(requests).contains("PENDING");
      assertThat(new ObjectMapper().readTree(effect(after, "hrss", "/talent-results", RESULT)))
          .isEqualTo(new ObjectMapper().readTree(answer));
      effect(after, "practice", "/notices", NOTICE);
    }
    try (SandboxFixture later = SandboxFixture.start(SERVER, kept)) {
      assertThat(get(later, "/departments/residency/ledger")).isEqualTo(ledger);
      assertThat(get(later, "/departments/hrss/ledger")).containsOnlyOnce("talent-result");
      assertThat(get(later, "/departments/practice/ledger")).contains("notice");
    }
  }

  private String effect(SandboxFixture sandbox, String department, String path, String body)
      throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(sandbox.address("/departments/" + department + path))
                .header("X-Api-Key", SandboxFixture.keyOf(department))
                .header("Idempotency-Key", "key-1")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return answer.body();
  }

  private String get(SandboxFixture sandbox, String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(sandbox.address(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
