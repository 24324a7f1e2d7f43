package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.sandbox.SandboxFixture;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes in by which way, and what those are told who do not. */
class WaysToSignInTest {

  private static final String DEGREES = "/education/degrees/verify";
  private static final String LI_WEN = "{\"name\":\"李文\",\"idNumber\":\"430602200403164627\"}";
  private static final String PROPERTY =
      "{\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"propertyCertNo\":\"x\"}";

  private static SandboxFixture sandbox;
  private static Caller caller;

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
    caller = new Caller(sandbox);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void aSignedRequestComesIn() throws Exception {
    JsonNode found = Caller.read(signed("onething", Instant.now(), LI_WEN, LI_WEN), 200);
    assertThat(found.get("degreeLevel").asText()).isEqualTo("BACHELOR");
  }

  @Test
  void aSignatureOverAnotherBodyStaysOutside() throws Exception {
    String other = LI_WEN.replace("李文", "王五");
    assertThat(refused(signed("onething", Instant.now(), other, LI_WEN))).contains("v1");
  }

  @Test
  void aSignatureForAnotherPathStaysOutside() throws Exception {
    long now = Instant.now().getEpochSecond();
    String text = now + ".POST./departments/education/overseas-degrees/verify." + LI_WEN;
    HttpResponse<String> answer =
        caller.post(
            DEGREES,
            Caller.JSON,
            LI_WEN,
            "X-Key-Id",
            "onething",
            "X-Signature",
            "t=" + now + ",v1=" + signature(text));
    assertThat(refused(answer)).contains("path");
  }

  @Test
  void anOldSignatureStaysOutside() throws Exception {
    assertThat(refused(signed("onething", Instant.now().minusSeconds(310), LI_WEN, LI_WEN)))
        .contains("300 seconds");
  }

  @Test
  void anUnknownKeyIdStaysOutside() throws Exception {
    assertThat(refused(signed("somebody", Instant.now(), LI_WEN, LI_WEN))).contains("X-Key-Id");
  }

  @Test
  void aWrongPasswordIsToldInXml() throws Exception {
    HttpResponse<String> answer =
        caller.post(
            "/civil-affairs/marriages/query",
            Caller.XML,
            "<x/>",
            "Authorization",
            Caller.basic(SandboxFixture.USER, "guessed"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+xml");
    assertThat(answer.body()).contains("<code>PASSWORD_REFUSED</code>", "<status>401</status>");
  }

  @Test
  void aTokenIsGivenForTheSecretInTheHeaderOrInTheForm() throws Exception {
    String encoded = Caller.encoded(SandboxFixture.keyOf("housing"));
    HttpResponse<String> byHeader =
        token(
            "grant_type=client_credentials",
            "Authorization",
            Caller.basic(SandboxFixture.USER, encoded));
    HttpResponse<String> byForm =
        token(
            "grant_type=client_credentials&client_id="
                + SandboxFixture.USER
                + "&client_secret="
                + encoded);
    for (HttpResponse<String> answer : new HttpResponse[] {byHeader, byForm}) {
      JsonNode given = Caller.read(answer, 200);
      assertThat(given.get("token_type").asText()).isEqualTo("Bearer");
      assertThat(given.get("expires_in").asInt()).isEqualTo(600);
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      String authorization = "Bearer " + given.get("access_token").asText();
      assertThat(property(authorization).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aWrongSecretGetsNoToken() throws Exception {
    HttpResponse<String> answer =
        token(
            "grant_type=client_credentials",
            "Authorization",
            Caller.basic(SandboxFixture.USER, "guessed"));
    assertThat(Caller.read(answer, 401).get("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void anotherGrantGetsNoToken() throws Exception {
    String encoded = Caller.encoded(SandboxFixture.keyOf("housing"));
    HttpResponse<String> answer =
        token("grant_type=password", "Authorization", Caller.basic(SandboxFixture.USER, encoded));
    assertThat(Caller.read(answer, 400).get("error").asText()).isEqualTo("unsupported_grant_type");
  }

  @Test
  void aTokenThatWasNeverGivenStaysOutside() throws Exception {
    HttpResponse<String> answer = property("Bearer invented");
    assertThat(Caller.read(answer, 401).get("code").asText()).isEqualTo("TOKEN_REFUSED");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .contains("Bearer error=\"invalid_token\"");
  }

  @Test
  void anUnknownDepartmentIsToldSo() throws Exception {
    HttpResponse<String> answer = caller.json("/weather/forecasts", "{}");
    assertThat(Caller.read(answer, 404).get("code").asText()).isEqualTo("UNKNOWN");
  }

  @Test
  void theOldKeyOpensNoDoorThatHasAnotherLock() throws Exception {
    for (String path : new String[] {DEGREES, "/housing/properties/verify"}) {
      String key = SandboxFixture.keyOf(path.split("/")[1]);
      HttpResponse<String> answer = caller.post(path, Caller.JSON, PROPERTY, "X-Api-Key", key);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
    }
  }

  @Test
  void aBodyThatIsTooLongIsNotRead() throws Exception {
    HttpResponse<String> answer = caller.json("/hrss/talent-results", " ".repeat(300 * 1024));
    assertThat(Caller.read(answer, 413).get("code").asText()).isEqualTo("TOO_LARGE");
  }

  private static HttpResponse<String> signed(
      String keyId, Instant time, String signedBody, String sentBody) throws Exception {
    long seconds = time.getEpochSecond();
    String text = seconds + ".POST./departments" + DEGREES + "." + signedBody;
    return caller.post(
        DEGREES,
        Caller.JSON,
        sentBody,
        "X-Key-Id",
        keyId,
        "X-Signature",
        "t=" + seconds + ",v1=" + signature(text));
  }

  private static String signature(String text) {
    return new Secret(SandboxFixture.keyOf("education"))
        .signatureOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refused(HttpResponse<String> answer) throws Exception {
    JsonNode problem = Caller.read(answer, 401);
    assertThat(problem.get("code").asText()).isEqualTo("SIGNATURE_REFUSED");
    return problem.get("detail").asText();
  }

  private static HttpResponse<String> token(String form, String... headers) throws Exception {
    return caller.post("/housing/token", Caller.FORM, form, headers);
  }

  private static HttpResponse<String> property(String authorization) throws Exception {
    return caller.post(
        "/housing/properties/verify", Caller.JSON, PROPERTY, "Authorization", authorization);
  }
}
