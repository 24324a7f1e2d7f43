package io.onething.engine;

import static io.onething.engine.TokenSigner.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import io.onething.testing.TestBrowser;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The origin signs its callbacks with a key of its own, which it is changing; over real HTTP. */
class JwtCallbackIT {

  private static final String MODEL =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Answer" targetNamespace="http://onething.io/trial">
        <bpmn:message id="Message_1" name="Message_MovedOut"/>
        <bpmn:process id="answer-trial" name="等待试验" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Begin"/>
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Begin" targetRef="Task_Await"/>
          <bpmn:receiveTask id="Task_Await" name="等待迁出" messageRef="Message_1"/>
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Task_Await" targetRef="Event_Done"/>
          <bpmn:endEvent id="Event_Done"/>
        </bpmn:process>
      </bpmn:definitions>
      """;
  private static final String HMAC =
      "callback: {type: hmac, secret: '${POLICE_ORIGIN_CALLBACK_SECRET}'}\n";

  private static final TokenSigner ORIGIN = TokenSigner.rsa(JWSAlgorithm.RS256);
  private static final TokenSigner ORIGIN_NEXT = TokenSigner.ec();

  @TempDir static Path data;

  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    for (String folder : List.of("processes", "workers", "forms")) {
      FileSystemUtils.copyRecursively(Path.of(folder), data.resolve(folder));
    }
    Path origin = data.resolve("workers/police-origin/department.yaml");
    String file = Files.readString(origin);
    assertThat(file).contains(HMAC);
    Files.writeString(
        origin,
        file.replace(
            HMAC,
            "callback: {type: jwt, issuer: '"
                + TokenSigner.ISSUER
                + "', publicKey: '${POLICE_ORIGIN_CALLBACK_KEY}'}\n"));
    Path police = data.resolve("workers/police-sz/department.yaml");
    Files.writeString(police, Files.readString(police) + HMAC);
    server =
        TestServer.start(
            "--onething.data.location=file:" + data + "/",
            "--POLICE_ORIGIN_CALLBACK_KEY=" + ORIGIN.publicPem() + ORIGIN_NEXT.publicPem());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anAnswerIsAppliedOnceHoweverOftenItIsSent() {
    Waiting waiting = Waiting.begin();
    String token = ORIGIN.token(waiting.answer());

    HttpResponse<String> first = send(waiting.answer(), token);

    assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
    assertThat(first.body()).contains("\"applied\"");
    assertThat(waiting.isOver()).isTrue();
    for (String again : List.of(token, ORIGIN.token(waiting.answer()))) {
      HttpResponse<String> later = send(waiting.answer(), again);
      assertThat(later.statusCode()).as(later.body()).isEqualTo(200);
      assertThat(later.body()).contains("\"already applied\"");
    }
  }

  @Test
  void theNextKeyIsTakenBesideTheOldOne() {
    Waiting waiting = Waiting.begin();

    assertThat(send(waiting.answer(), ORIGIN_NEXT.token(waiting.answer())).statusCode())
        .isEqualTo(202);
    assertThat(waiting.isOver()).isTrue();
  }

  @Test
  void whatProvesNothingIsRefusedRecordedAndChangesNothing() throws JOSEException {
    Waiting waiting = Waiting.begin();
    String body = waiting.answer();
    Instant now = Instant.now();
    SignedJWT confused = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(body).build());
    confused.sign(new MACSigner(ORIGIN.publicPem().getBytes(StandardCharsets.UTF_8)));
    String reused = UUID.randomUUID().toString();
    send("{}", ORIGIN.sign(claims("{}").jwtID(reused).build()));

    refused(send(body, new PlainJWT(claims(body).build()).serialize()));
    refused(send(body, confused.serialize()));
    refused(send(body, TokenSigner.rsa(JWSAlgorithm.RS256).token(body)));
    refused(send(body, origin(claims(body).issuer("https://else.example"))));
    refused(send(body, origin(claims(body).issueTime(Date.from(now.minusSeconds(302))))));
    refused(send(body, origin(claims(body).issueTime(Date.from(now.plusSeconds(90))))));
    refused(send(body, origin(claims(body).jwtID(null))));
    refused(send(body, origin(claims(body).jwtID(reused))));
    refused(send(body, ORIGIN.token(body + " ")));
    refused(send("nobody", body, ORIGIN.token(body)));
    refused(send("police-sz", body, ORIGIN.token(body))); // signs by a shared key
    refused(
        server
            .browser()
            .post(
                "/api/callbacks/police-origin",
                body,
                "X-Signature",
                "t=" + now.getEpochSecond() + ",v1=" + "0".repeat(64)));

    assertThat(waiting.isOver()).isFalse();
  }

  @Test
  void aCallbacksTokenIsNoSignInAndASignInNoCallback() {
    Waiting waiting = Waiting.begin();
    TestBrowser browser = server.browser();

    assertThat(
            browser
                .send(
                    browser
                        .request("/api/me")
                        .header("Authorization", "Bearer " + ORIGIN.token(waiting.answer())))
                .statusCode())
        .isEqualTo(401);
    TestBrowser signedIn = server.browser().signIn("liwen");
    refused(signedIn.post("/api/callbacks/police-origin", waiting.answer()));
    assertThat(signedIn.get("/api/callbacks/police-origin").statusCode()).isIn(401, 403);
    assertThat(waiting.isOver()).isFalse();
  }

  private static String origin(JWTClaimsSet.Builder claims) {
    return ORIGIN.sign(claims.build());
  }

  /** Not before the row of audit is there. */
  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    assertThat(answer.body()).contains("\"code\":\"BAD_SIGNATURE\"");
    assertThat(refusals()).as("refusals on record").isEqualTo(++recorded);
  }

  private static long recorded;

  private static long refusals() {
    return server
        .bean(JdbcClient.class)
        .sql("SELECT COUNT(*) FROM audit_event WHERE act = 'CALLBACK' AND result = 'DENIED'")
        .query(Long.class)
        .single();
  }

  private static HttpResponse<String> send(String body, String token) {
    return send("police-origin", body, token);
  }

  private static HttpResponse<String> send(String department, String body, String token) {
    TestBrowser client = server.browser();
    return client.send(
        client
            .request("/api/callbacks/" + department)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(body)));
  }

  /** A case that waits for the origin. */
  private record Waiting(String ticket, String instance) {

    static Waiting begin() {
      CaseId id = server.bean(CaseFiles.class).openDraft("talent-residency", "liwen");
      server.bean(CaseFacts.class).record(id, "identity", Map.of("applicantName", "李文"));
      String number = server.bean(CaseFiles.class).submit(id);
      String instance = GatewayTrial.start(server, "answer-trial", MODEL, id, number);
      String ticket = UUID.randomUUID().toString();
      server.bean(DepartmentTickets.class).keep("police-origin", ticket, "origin.move-out", id);
      return new Waiting(ticket, instance);
    }

    String answer() {
      return "{\"ticket\":\"%s\",\"result\":\"MOVED_OUT\",\"certificateNo\":\"QYZ7\"}"
          .formatted(ticket);
    }

    boolean isOver() {
      return GatewayTrial.hasEnded(server, instance);
    }
  }
}
