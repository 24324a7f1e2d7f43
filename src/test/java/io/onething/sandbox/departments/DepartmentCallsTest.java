package io.onething.sandbox.departments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls the departments over real HTTP, as a worker does. */
class DepartmentCallsTest {

  private static final String LI_WEN = "{\"name\":\"李文\",\"idNumber\":\"430602200403164627\"}";
  private static final String QUOTA =
      "{\"caseNumber\":\"C1\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"resultNo\":\"RC1\"}";
  private static final String RESULT =
      "{\"caseNumber\":\"C1\",\"idNumber\":\"430602200403164627\",\"name\":\"李文\","
          + "\"talentCategory\":\"FRESH_GRADUATE\",\"result\":\"APPROVED\"}";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static SandboxFixture sandbox;

  @BeforeAll
  static void start() {
    sandbox = SandboxFixture.start(URI.create("http://localhost:9"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void resetKnobs() throws Exception {
    send(open("/knobs/reset").header("X-Sandbox", "1").POST(HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void policeKnowsLiWen() throws Exception {
    JsonNode found = json(post("police-sz", "/residents/query", LI_WEN, null), 200);
    assertThat(found.get("found").asBoolean()).isTrue();
    assertThat(found.get("namePinyin").asText()).isEqualTo("Li Wen");
    assertThat(found.get("gender").asText()).isEqualTo("FEMALE");
    assertThat(found.get("birthDate").asText()).isEqualTo("2004-03-16");
    assertThat(found.get("local").asBoolean()).isFalse();
    assertThat(found.get("bar").isNull()).isTrue();
    assertThat(found.get("household")).isEmpty();
    assertThat(found.get("originStation").get("phone").asText()).isNotBlank();
  }

  @Test
  void policeTellsSpouseAndChildren() throws Exception {
    String heLin = "{\"name\":\"何琳\",\"idNumber\":\"" + idOf("何琳") + "\"}";
    JsonNode household =
        json(post("police-sz", "/residents/query", heLin, null), 200).get("household");
    assertThat(household.findValuesAsText("relation")).containsExactly("SPOUSE", "CHILD");
  }

  @Test
  void someDegreesAreFoundByNumberAlone() throws Exception {
    String zhaoLei = "{\"name\":\"赵磊\",\"idNumber\":\"" + idOf("赵磊") + "\"";
    assertThat(
            json(post("education", "/degrees/verify", zhaoLei + "}", null), 200)
                .get("found")
                .asBoolean())
        .isFalse();
    String typed = zhaoLei + ",\"degreeCertNo\":\"1045942026007733\"}";
    JsonNode found = json(post("education", "/degrees/verify", typed, null), 200);
    assertThat(found.get("degreeLevel").asText()).isEqualTo("BACHELOR");
    assertThat(found.get("graduationDate").asText()).isEqualTo("2026-06-25");
  }

  @Test
  void otherRegistersAnswer() throws Exception {
    assertThat(
            json(post("health", "/birth-certificates/verify", "{\"children\":[]}", null), 200)
                .get("allMatch")
                .asBoolean())
        .isTrue();
    String nothing = LI_WEN.replace("}", ",\"propertyCertNo\":\"x\"}");
    assertThat(
            json(post("housing", "/properties/verify", nothing, null), 200)
                .get("found")
                .asBoolean())
        .isFalse();
  }

  @Test
  void theSameKeyGetsTheSameAnswerAndOneRow() throws Exception {
    String key = UUID.randomUUID().toString();
    HttpResponse<String> first = post("hrss", "/talent-results", RESULT, key);
    HttpResponse<String> again = post("hrss", "/talent-results", RESULT, key);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(rowsWithKey("hrss", key)).isEqualTo(1);

    HttpResponse<String> other = post("hrss", "/talent-results", RESULT.replace("C1", "C2"), key);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(rowsWithKey("hrss", key)).isEqualTo(1);
  }

  @Test
  void aVoidedCardStandsVoidedInTheLedger() throws Exception {
    String key = UUID.randomUUID().toString();
    String cardNo = json(post("residency", "/quota-cards", QUOTA, key), 201).get("cardNo").asText();
    assertThat(
            post("residency", "/quota-cards/" + cardNo + "/void", "", "undo-" + key).statusCode())
        .isEqualTo(200);
    assertThat(
            post("residency", "/quota-cards/" + cardNo + "/void", "", "undo-" + key).statusCode())
        .isEqualTo(200);
    JsonNode row = ledger("residency").get(0);
    assertThat(row.get("state").asText()).isEqualTo("VOIDED");
    assertThat(row.get("subject").asText()).isEqualTo("李* 4****7");
  }

  @Test
  void aDuplicateQuotaIsRefusedWithItsCode() throws Exception {
    String songWei = QUOTA.replace("430602200403164627", idOf("宋伟"));
    assertThat(json(post("residency", "/quota-cards", songWei, "k-song"), 409).get("code").asText())
        .isEqualTo("DUPLICATE");
  }

  @Test
  void aFailedPoliceCheckIsRefusedWithItsCode() throws Exception {
    String dengJie = "{\"cardNo\":\"Z1\",\"name\":\"邓杰\",\"idNumber\":\"" + idOf("邓杰") + "\"}";
    assertThat(
            json(post("police-sz", "/move-in-permits", dengJie, "k-deng"), 409)
                .get("code")
                .asText())
        .isEqualTo("POLICE_CHECK_FAILED");
  }

  @Test
  void anEffectWithoutKeyIsRefused() throws Exception {
    String permit = "{\"cardNo\":\"Z1\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\"}";
    JsonNode problem = json(post("police-sz", "/move-in-permits", permit, null), 400);
    assertThat(problem.get("detail").asText()).contains("Idempotency-Key");
  }

  @Test
  void aWrongApiKeyIsRefused() throws Exception {
    HttpResponse<String> answer =
        send(
            open("/departments/police-sz/residents/query")
                .header("Content-Type", "application/json")
                .header("X-Api-Key", SandboxFixture.keyOf("education"))
                .POST(HttpRequest.BodyPublishers.ofString(LI_WEN)));
    assertThat(json(answer, 401).get("code").asText()).isEqualTo("API_KEY_REFUSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"李文\",\"idNumber\":\"430602200403164627\",\"more\":1}",
        "{\"name\":\"李文\",\"name\":\"李文\",\"idNumber\":\"430602200403164627\"}",
        "{\"name\":\"李文\",\"idNumber\":\"430602200403164628\"}",
        "{\"name\":\"李文\",\"idNumber\":430602200403164627}",
        "{\"name\":\"a\\u0000b\",\"idNumber\":\"430602200403164627\"}",
        "{\"name\":\"李文\"}",
        "{\"name\":\"李文\",\"idNumber\":\"430602200403164627\"} x",
        "[]",
        "{"
      })
  void whatIsNotExpectedIsRefused(String body) throws Exception {
    HttpResponse<String> answer = post("police-sz", "/residents/query", body, null);
    assertThat(json(answer, 400).get("code").asText()).isIn("BODY_REFUSED", "INPUT_REFUSED");
    assertThat(answer.body()).doesNotContain("430602200403164627", "Exception");
  }

  @Test
  void namesLikeMarkupAndRareCharactersComeBackUnchanged() throws Exception {
    for (String name : new String[] {"𠮷田", "<img src=x onerror=alert(1)>"}) {
      String body =
          new ObjectMapper()
              .createObjectNode()
              .put("name", name)
              .put("idNumber", idOf(name))
              .toString();
      assertThat(json(post("police-sz", "/residents/query", body, null), 200).get("name").asText())
          .isEqualTo(name);
    }
  }

  @Test
  void offlineDropsTheConnection() throws Exception {
    set(
        "education",
        "{\"latency\":0,\"errorRate\":0,\"offline\":true,\"refuse\":false,\"loseAnswers\":0}");
    assertThatThrownBy(() -> post("education", "/degrees/verify", LI_WEN, null))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aLostAnswerIsAnEffectAllTheSameAndComesWithTheNextTry() throws Exception {
    String key = UUID.randomUUID().toString();
    set(
        "hrss",
        "{\"latency\":0,\"errorRate\":0,\"offline\":false,\"refuse\":false,\"loseAnswers\":1}");
    assertThatThrownBy(() -> post("hrss", "/talent-results", RESULT, key))
        .isInstanceOf(IOException.class);
    assertThat(rowsWithKey("hrss", key)).isEqualTo(1);
    assertThat(post("hrss", "/talent-results", RESULT, key).statusCode()).isEqualTo(201);
    assertThat(rowsWithKey("hrss", key)).isEqualTo(1);
  }

  @Test
  void anErrorRateOfHundredFailsEveryCall() throws Exception {
    set(
        "health",
        "{\"latency\":0,\"errorRate\":100,\"offline\":false,\"refuse\":false,\"loseAnswers\":0}");
    assertThat(post("health", "/birth-certificates/verify", "{\"children\":[]}", null).statusCode())
        .isEqualTo(503);
  }

  @Test
  void aRefusingDepartmentSaysNo() throws Exception {
    set(
        "residency",
        "{\"latency\":0,\"errorRate\":0,\"offline\":false,\"refuse\":true,\"loseAnswers\":0}");
    assertThat(json(post("residency", "/quota-cards", QUOTA, "k-no"), 409).get("code").asText())
        .isEqualTo("QUOTA_EXHAUSTED");
  }

  @Test
  void knobsNeedTheHeaderThatAnotherSiteCannotSend() throws Exception {
    HttpResponse<String> answer =
        send(
            open("/knobs/health")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void describesTheDepartments() throws Exception {
    JsonNode description = json(send(open("/v3/api-docs").GET()), 200);
    assertThat(description.get("paths").has("/departments/police-origin/move-outs")).isTrue();
    assertThat(description.get("paths").has("/knobs")).isFalse();
  }

  private static String idOf(String name) {
    return Registers.read().households().stream()
        .flatMap(household -> household.members().stream())
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow()
        .idNumber();
  }

  private static void set(String department, String knobs) throws Exception {
    HttpResponse<String> answer =
        send(
            open("/knobs/" + department)
                .header("X-Sandbox", "1")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(knobs)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode ledger(String department) throws Exception {
    return json(send(open("/departments/" + department + "/ledger").GET()), 200);
  }

  private static long rowsWithKey(String department, String key) throws Exception {
    return ledger(department).findValuesAsText("key").stream().filter(key::equals).count();
  }

  private static HttpResponse<String> post(String department, String path, String body, String key)
      throws Exception {
    Caller caller = new Caller(sandbox);
    return key == null
        ? caller.json("/" + department + path, body)
        : caller.effect("/" + department + path, body, key);
  }

  private static HttpRequest.Builder open(String path) {
    return HttpRequest.newBuilder(sandbox.address(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }
}
