package io.onething.stories;

import static io.onething.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.cases.CaseFacts;
import io.onething.shared.CaseId;
import io.onething.testing.RunningDemo;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is sent, the answer is a problem that names the field; nothing is changed by it. */
class BadInputIT {

  private static Applicant tianye;
  private static JsonNode prefill;

  @BeforeAll
  static void consent() {
    tianye = Applicant.signedIn("tianye");
    prefill = tianye.consent();
  }

  @Test
  void anEmptyFormNamesEveryFieldThatIsRequired() {
    refused(
        tianye.submit(key(), prefill, Map.of()),
        422,
        "talentCategory",
        "settleType",
        "mobile",
        "truthPledge",
        "signature");
  }

  @ParameterizedTest
  @CsvSource({
    "mobile, 1380000",
    "mobile, 23800001001",
    "settleType, PALACE",
    "talentCategory, 'FRESH_GRADUATE '",
    "signature, 张三",
    "salary, 1000",
    "applicantName, 张三",
    "degreeLevel, DOCTOR",
    "ethnicity, <b>汉族</b>"
  })
  void aWrongValueIsRefusedByName(String field, String value) {
    refused(tianye.submit(key(), prefill, with(field, value)), 422, field);
  }

  @Test
  void aValueOfAnotherKindIsRefusedByName() {
    refused(tianye.submit(key(), prefill, with("mobile", 13800001001L)), 422, "mobile");
    refused(tianye.submit(key(), prefill, with("mobile", List.of("1"))), 422, "mobile");
    refused(tianye.submit(key(), prefill, with("truthPledge", "yes")), 422, "truthPledge");
    refused(tianye.submit(key(), prefill, with("signature", Map.of("a", 1))), 422, "signature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "\u001b[31m"})
  void aControlCharacterIsRefusedByName(String text) {
    Map<String, Object> form = with("settleType", "RELATIVE");
    form.put("settleAddress", text);
    refused(tianye.submit(key(), prefill, form), 422, "settleAddress");
  }

  @Test
  void halfACharacterIsRefusedByName() {
    Map<String, Object> form = with("settleType", "RELATIVE");
    form.put("settleAddress", "HALF");
    String body =
        Applicant.application(prefill.path("id").asText(), form).replace("HALF", "\\ud842");
    refused(post(body), 422, "settleAddress");
  }

  @Test
  void aTextThatIsTooLongIsRefusedByName() {
    Map<String, Object> form = with("settleType", "RELATIVE");
    form.put("settleAddress", "长".repeat(201));
    refused(tianye.submit(key(), prefill, form), 422, "settleAddress");
  }

  @Test
  void whatTheRequestDoesNotKnowIsRefusedByName() {
    refused(post("{\"bundle\":\"talent-residency\",\"admin\":true,\"form\":{}}"), 400, "admin");
    refused(post("{\"bundle\":\"talent-residency\",\"form\":\"all\"}"), 400, "form");
    refused(post("{\"bundle\":{\"x\":1},\"form\":{}}"), 400, "bundle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "42",
        "{",
        "{\"bundle\":",
        "{\"bundle\":\"a\",\"bundle\":\"b\"}",
        "{\"bundle\":\"talent-residency\"} trailing",
        "not json"
      })
  void whatIsNotTheJsonExpectedIsABadRequest(String body) {
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void deepNestingIsABadRequest() {
    int depth = 20_000;
    String deep = "{\"bundle\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
    assertThat(post(deep).statusCode()).isEqualTo(400);
    Object nested = "x";
    for (int i = 0; i < 400; i++) {
      nested = List.of(nested);
    }
    refused(tianye.submit(key(), prefill, with("mobile", nested)), 422, "mobile");
  }

  @Test
  void fiveMegabytesAreTooLarge() {
    refused(post("{\"bundle\":\"" + "x".repeat(5 << 20) + "\"}"), 413);
  }

  @Test
  void anotherContentTypeIsAProblemToo() {
    HttpResponse<String> answer =
        tianye.browser().post("/api/cases", "x", "Content-Type", "text/plain");
    assertThat(answer.statusCode()).isBetween(400, 415);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void anUnknownBundleIsNotFound() {
    refused(tianye.browser().post("/api/prefills", "{\"bundle\":\"moon\",\"consent\":true}"), 404);
    refused(post("{\"bundle\":\"moon\",\"consent\":true,\"form\":{}}"), 404);
    refused(tianye.browser().get("/api/catalog/moon"), 404);
  }

  @Test
  void withoutConsentNobodyIsAsked() {
    refused(
        tianye
            .browser()
            .post("/api/prefills", "{\"bundle\":\"talent-residency\",\"consent\":false}"),
        422);
    refused(post("{\"bundle\":\"talent-residency\",\"form\":{}}"), 422);
  }

  @Test
  void anotherPersonsPrefillIsAsUnknownAsNone() {
    Applicant other = Applicant.signedIn("gaoyuan");
    String id = prefill.path("id").asText();
    JsonNode theirs = refused(other.browser().get("/api/prefills/" + id), 404);
    JsonNode none = refused(other.browser().get("/api/prefills/" + UUID.randomUUID()), 404);
    assertThat(without(theirs, "instance")).isEqualTo(without(none, "instance"));
    refused(other.browser().get("/api/prefills/no-uuid"), 404);
    refused(other.submit(key(), prefill, Applicant.form(prefill)), 404);
  }

  @Test
  void aSubmissionNeedsAKey() {
    String body = Applicant.application(prefill.path("id").asText(), Applicant.form(prefill));
    refused(tianye.browser().post("/api/cases", body), 400);
    refused(tianye.browser().post("/api/cases", body, "Idempotency-Key", "k".repeat(129)), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"jitian | 𠮷田 | 𠮷*", "imgonerror | <img src=x onerror=alert(1)> | <*"})
  void anUnusualNameComesBackUnchanged(String subject, String name, String masked) {
    Applicant applicant = Applicant.signedIn(subject);
    JsonNode known = applicant.consent();
    assertThat(known.at("/values/applicantName").asText()).isEqualTo(name);

    String caseNumber = applicant.apply(known, Applicant.form(known));

    assertThat(applicant.waitsFor(caseNumber, "SUSPENDED").path("applicantName").asText())
        .startsWith(masked.substring(0, masked.length() - 1))
        .contains("*")
        .doesNotContain("onerror");
    assertThat(facts(caseNumber)).containsEntry("applicantName", name);
  }

  @Test
  void textIsKeptAsItWasTyped() {
    String address = "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> 𠮷野家 👪 'OR 1=1 --";
    Applicant applicant = Applicant.signedIn("shenyue");
    JsonNode known = applicant.consent();
    Map<String, Object> form = Applicant.form(known);
    form.put("settleType", "RELATIVE");
    form.put("settleAddress", address);

    assertThat(facts(applicant.apply(known, form))).containsEntry("settleAddress", address);
  }

  private static Map<String, Object> facts(String caseNumber) {
    String id =
        RunningDemo.get()
            .server()
            .getBean(JdbcClient.class)
            .sql("SELECT id FROM case_file WHERE case_number = ?")
            .param(caseNumber)
            .query(String.class)
            .single();
    return RunningDemo.get().server().getBean(CaseFacts.class).all(CaseId.of(id));
  }

  private static HttpResponse<String> post(String body) {
    return tianye.browser().post("/api/cases", body, "Idempotency-Key", key());
  }

  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> form = new LinkedHashMap<>(Applicant.form(prefill));
    form.put(field, value);
    return form;
  }

  static JsonNode without(JsonNode problem, String field) {
    return ((com.fasterxml.jackson.databind.node.ObjectNode) problem.deepCopy()).without(field);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
