package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer that comes later: a stand-in for the server takes the callbacks. */
class MoveOutTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final BlockingQueue<Received> RECEIVED = new LinkedBlockingQueue<>();
  private static final BlockingQueue<Integer> REPLIES = new LinkedBlockingQueue<>();

  private static HttpServer server;
  private static SandboxFixture sandbox;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", MoveOutTest::receive);
    server.start();
    sandbox = SandboxFixture.start(serverAddress());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    server.stop(0);
  }

  @BeforeEach
  void forget() {
    RECEIVED.clear();
    REPLIES.clear();
  }

  @Test
  void movingOutSendsASignedCallback() throws Exception {
    String ticket = ask("李文", "430602200403164627");
    assertThat(press(ticket, "move-out", "").statusCode()).isEqualTo(200);

    Received callback = next();
    assertThat(callback.path()).isEqualTo("/api/callbacks/police-origin");
    assertThat(isSigned(callback)).isTrue();
    JsonNode body = new ObjectMapper().readTree(callback.body());
    assertThat(body.get("ticket").asText()).isEqualTo(ticket);
    assertThat(body.get("result").asText()).isEqualTo("MOVED_OUT");
    assertThat(body.get("certificateNo").asText()).isNotBlank();
    assertThat(Instant.parse(body.get("at").asText())).isBefore(Instant.now());
    assertThat(press(ticket, "move-out", "").statusCode()).isEqualTo(409);
    assertThat(undo(ticket).statusCode()).isEqualTo(409);
  }

  @Test
  void refusingNamesTheReason() throws Exception {
    String ticket = ask("李文", "430602200403164627");
    assertThat(press(ticket, "refuse", "{\"reason\":\"WHATEVER\"}").statusCode()).isEqualTo(400);
    assertThat(press(ticket, "refuse", "{\"reason\":\"DEBT_DISPUTE\"}").statusCode())
        .isEqualTo(200);
    JsonNode body = new ObjectMapper().readTree(next().body());
    assertThat(body.get("result").asText()).isEqualTo("REFUSED");
    assertThat(body.get("reason").asText()).isEqualTo("DEBT_DISPUTE");
    assertThat(undo(ticket).statusCode()).isEqualTo(200);
  }

  @Test
  void aRequestTakenBackIsMarkedAndItsLateAnswerStillGoesOut() throws Exception {
    String ticket = ask("李文", "430602200403164627");
    assertThat(undo(ticket).statusCode()).isEqualTo(200);
    assertThat(undo("QC0").statusCode()).isEqualTo(404);
    assertThat(press(ticket, "move-out", "").statusCode()).isEqualTo(200);
    assertThat(next().body()).contains(ticket);
  }

  @Test
  void aCallbackIsSentAgainUntilTheServerTakesIt() throws Exception {
    REPLIES.add(503);
    REPLIES.add(404);
    String ticket = ask("李文", "430602200403164627");
    press(ticket, "move-out", "");
    String first = next().body();
    assertThat(next().body()).isEqualTo(first);
    assertThat(next().body()).isEqualTo(first);
    assertThat(RECEIVED.poll(700, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void someOriginsAnswerByThemselves() throws Exception {
    String caoJun = "43060220020727192";
    String idNumber =
        Registers.read().originAnswers().stream()
            .map(Registers.OriginAnswer::idNumber)
            .filter(number -> number.startsWith(caoJun))
            .findFirst()
            .orElseThrow();
    ask("曹俊", idNumber);
    JsonNode body = new ObjectMapper().readTree(next().body());
    assertThat(body.get("reason").asText()).isEqualTo("COLLECTIVE_LAND");
  }

  @Test
  void lettingItRunOutMovesTheServersClock() throws Exception {
    String ticket = ask("李文", "430602200403164627");
    assertThat(press(ticket, "run-out", "").statusCode()).isEqualTo(200);
    Received call = next();
    assertThat(call.path()).isEqualTo("/api/demo/time-machine");
    assertThat(call.secret()).isEqualTo(SandboxFixture.DEMO_SECRET);
    assertThat(call.body()).isEqualTo("{\"workingDays\":21}");
  }

  @Test
  void callbacksGoToTheServerAlone() throws Exception {
    for (String address :
        new String[] {
          "http://other.example/api/callbacks/police-origin",
          serverAddress() + "/elsewhere",
          serverAddress() + "/api/callbacks/../elsewhere",
          "http://x@" + serverAddress().getAuthority() + "/api/callbacks/police-origin"
        }) {
      assertThat(request("李文", "430602200403164627", address).statusCode())
          .as(address)
          .isEqualTo(400);
    }
  }

  private static String ask(String name, String idNumber) throws Exception {
    HttpResponse<String> answer =
        request(name, idNumber, serverAddress() + "/api/callbacks/police-origin");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.get("station").get("name").asText()).contains("派出所");
    return body.get("ticket").asText();
  }

  private static HttpResponse<String> request(String name, String idNumber, String callback)
      throws Exception {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("permitNo", "ZQ1")
            .put("name", name)
            .put("idNumber", idNumber)
            .put("originAddress", "湖南省岳阳市")
            .put("callbackUrl", callback)
            .toString();
    return department("/move-outs", body);
  }

  private static HttpResponse<String> undo(String ticket) throws Exception {
    return department("/move-outs/" + ticket + "/cancel", "");
  }

  private static HttpResponse<String> department(String path, String body) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(sandbox.address("/departments/police-origin" + path))
            .header("X-Api-Key", SandboxFixture.keyOf("police-origin"))
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> press(String ticket, String button, String body)
      throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(sandbox.address("/move-outs/" + ticket + "/" + button))
            .header("X-Sandbox", "1")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Received next() throws InterruptedException {
    Received received = RECEIVED.poll(10, TimeUnit.SECONDS);
    assertThat(received).as("a request to the server").isNotNull();
    return received;
  }

  private static boolean isSigned(Received callback) throws Exception {
    String time = callback.signature().substring(2, callback.signature().indexOf(','));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            SandboxFixture.CALLBACK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((time + "." + callback.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(Long.parseLong(time))
        .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond());
    return callback.signature().equals("t=" + time + ",v1=" + HexFormat.of().formatHex(expected));
  }

  private static URI serverAddress() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private static void receive(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Integer reply = REPLIES.poll();
    RECEIVED.add(
        new Received(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("X-Signature"),
            exchange.getRequestHeaders().getFirst("X-Demo-Secret"),
            body));
    exchange.sendResponseHeaders(reply == null ? 202 : reply, -1);
    exchange.close();
  }

  private record Received(String path, String signature, String secret, String body) {}
}
