package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;

/** Calls the departments over real HTTP, by whatever way they want. */
record Caller(SandboxFixture sandbox) {

  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";
  static final String XML = "application/xml";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Signed in as the department wants, with an Idempotency-Key. */
  HttpResponse<String> effect(String path, String body, String key) throws Exception {
    String[] headers = {"Idempotency-Key", key};
    return post(path, JSON, body, concat(headers, signedIn(path, body)));
  }

  /** Signed in as the department wants. */
  HttpResponse<String> json(String path, String body) throws Exception {
    return post(path, JSON, body, signedIn(path, body));
  }

  private static String[] concat(String[] some, String[] more) {
    return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
  }

  private String[] signedIn(String path, String body) throws Exception {
    String department = path.split("/")[1];
    String key = SandboxFixture.keyOf(department);
    return switch (department) {
      case "education" -> signature(path, body);
      case "civil-affairs" -> new String[] {"Authorization", basic(SandboxFixture.USER, key)};
      case "housing" -> new String[] {"Authorization", "Bearer " + token()};
      default -> new String[] {"X-Api-Key", key};
    };
  }

  private static String[] signature(String path, String body) {
    long now = Instant.now().getEpochSecond();
    String text = now + ".POST./departments" + path + "." + body;
    String v1 =
        new Secret(SandboxFixture.keyOf("education"))
            .signatureOf(text.getBytes(StandardCharsets.UTF_8));
    return new String[] {"X-Key-Id", "onething", "X-Signature", "t=" + now + ",v1=" + v1};
  }

  private String token() throws Exception {
    HttpResponse<String> answer =
        post(
            "/housing/token",
            FORM,
            "grant_type=client_credentials",
            "Authorization",
            basic(SandboxFixture.USER, encoded(SandboxFixture.keyOf("housing"))));
    return read(answer, 200).get("access_token").asText();
  }

  /** As a form carries it. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpResponse<String> post(String path, String type, String body, String... headers)
      throws Exception {
    return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  HttpResponse<String> post(String path, String type, byte[] body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.address("/departments" + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(sandbox.address("/departments" + path))
            .header("X-Api-Key", keyFor(path)));
  }

  JsonNode ledger(String department) throws Exception {
    return read(get("/" + department + "/ledger"), 200);
  }

  /** How many rows of the ledger have this key. */
  long effects(String department, String key) throws Exception {
    return ledger(department).findValuesAsText("key").stream().filter(key::equals).count();
  }

  /** Turns knobs; those that are not named stand as usual. */
  void turn(String department, String knobs) throws Exception {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(sandbox.address("/knobs/" + department))
                .headers("X-Sandbox", "1", "Content-Type", JSON)
                .PUT(BodyPublishers.ofString(knobs)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  void reset() throws Exception {
    send(
        HttpRequest.newBuilder(sandbox.address("/knobs/reset"))
            .header("X-Sandbox", "1")
            .POST(BodyPublishers.noBody()));
  }

  static String basic(String user, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode read(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  private static String keyFor(String path) {
    return SandboxFixture.keyOf(path.split("/")[1]);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
