package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Applicant.messages;
import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The origin's answers, right and wrong, as they come over HTTP. */
class CallbackIT {

  private final TestBrowser origin = TestBrowser.of(RunningDemo.get().serverUrl());

  @Test
  void onlyAFreshRightSignatureIsLetIn() throws Exception {
    String body = "{\"ticket\":\"none\",\"result\":\"MOVED_OUT\",\"certificateNo\":\"1\"}";
    long now = Instant.now().getEpochSecond();
    refused(origin.post("/api/callbacks/police-origin", body), 401);
    refused(signed("police-origin", body, "garbage"), 401);
    refused(signed("police-origin", body, header(now, body, "another secret")), 401);
    refused(signed("police-origin", body, header(now, body + " ", secret())), 401);
    refused(signed("police-origin", body, header(now - 301, body, secret())), 401);
    refused(signed("police-origin", body, header(now + 320, body, secret())), 401);
    refused(signed("police-sz", body, header(now, body, secret())), 401);
    refused(signed("nobody", body, header(now, body, secret())), 401);
  }

  @Test
  void aRightSignatureDoesNotMakeNonsenseRight() throws Exception {
    refused(send("not json"), 400);
    refused(send("{}"), 422);
    refused(send("{\"ticket\":\"never given\",\"result\":\"MOVED_OUT\"}"), 404);
    refused(send("x".repeat(2 << 20)), 413);
  }

  @Test
  void anAnswerIsAppliedOnceAndNoneAfterTheEnd() throws Exception {
    Applicant applicant = Applicant.signedIn("xiezhen");
    String caseNumber = applicant.apply();
    applicant.waitsFor(caseNumber, "SUSPENDED");
    String ticket = new Sandbox().openMoveOut("谢珍");
    refused(send("{\"ticket\":\"%s\",\"result\":\"PERHAPS\"}".formatted(ticket)), 422);
    assertThat(applicant.look(caseNumber).path("state").asText()).isEqualTo("SUSPENDED");

    String moved =
        "{\"ticket\":\"%s\",\"result\":\"MOVED_OUT\",\"certificateNo\":\"QYZ7\"}".formatted(ticket);
    List<HttpResponse<String>> answers = OneCasePerKeyIT.atOnce(5, () -> send(moved));

    assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
    assertThat(answers).filteredOn(answer -> answer.body().contains("\"applied\"")).hasSize(1);
    applicant.waitsForEnd(caseNumber);
    // The invitation to rate follows the end; nothing else does.
    JsonNode settled =
        until(
            "the invitation to rate",
            () -> applicant.look(caseNumber),
            seen -> messages(seen).stream().anyMatch(text -> text.contains("请对本次服务评价")));
    assertThat(settled.path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(json(send(moved), 200).path("state").asText()).isEqualTo("already applied");
    refused(
        send(
            "{\"ticket\":\"%s\",\"result\":\"REFUSED\",\"reason\":\"DEBT_DISPUTE\"}"
                .formatted(ticket)),
        409);
    assertThat(applicant.look(caseNumber).path("version")).isEqualTo(settled.path("version"));
  }

  private HttpResponse<String> send(String body) throws Exception {
    return signed("police-origin", body, header(Instant.now().getEpochSecond(), body, secret()));
  }

  private HttpResponse<String> signed(String department, String body, String signature) {
    return origin.post("/api/callbacks/" + department, body, "X-Signature", signature);
  }

  private static String secret() {
    return RunningDemo.get()
        .server()
        .getEnvironment()
        .getRequiredProperty("POLICE_ORIGIN_CALLBACK_SECRET");
  }

  private static String header(long seconds, String body, String secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
    return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
  }
}
