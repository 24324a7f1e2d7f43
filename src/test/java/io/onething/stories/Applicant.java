package io.onething.stories;

import static io.onething.stories.Answers.each;
import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Somebody who applies, at a browser. */
final class Applicant {

  private final TestBrowser browser;

  private Applicant(TestBrowser browser) {
    this.browser = browser;
  }

  /** A seeded person, signed in by one click. */
  static Applicant signedIn(String subject) {
    return signedIn(RunningDemo.get().serverUrl(), subject);
  }

  /** The same at the server of another demo. */
  static Applicant signedIn(String serverUrl, String subject) {
    return new Applicant(TestBrowser.of(serverUrl).signIn(subject));
  }

  TestBrowser browser() {
    return browser;
  }

  /** Consents to the queries and waits for the answers. */
  JsonNode consent() {
    String id =
        json(
                browser.post("/api/prefills", "{\"bundle\":\"talent-residency\",\"consent\":true}"),
                202)
            .path("id")
            .asText();
    return until(
        "a prefill that is ready",
        () -> json(browser.get("/api/prefills/" + id), 200),
        prefill -> prefill.path("state").asText().equals("READY"));
  }

  /** What everybody has to type. */
  static Map<String, Object> form(JsonNode prefill) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("talentCategory", "FRESH_GRADUATE");
    form.put("settleType", "TALENT_COLLECTIVE");
    form.put("mobile", prefill.at("/values/mobile").asText());
    form.put("truthPledge", true);
    form.put("signature", prefill.at("/values/applicantName").asText());
    return form;
  }

  HttpResponse<String> submit(String key, JsonNode prefill, Map<String, Object> form) {
    return browser.post(
        "/api/cases", application(prefill.path("id").asText(), form), "Idempotency-Key", key);
  }

  static String application(String prefill, Map<String, Object> form) {
    return write(Map.of("bundle", "talent-residency", "prefill", prefill, "form", form));
  }

  /** Submits and returns the number of the case. */
  String apply(JsonNode prefill, Map<String, Object> form) {
    return json(submit(UUID.randomUUID().toString(), prefill, form), 201)
        .path("caseNumber")
        .asText();
  }

  /** Consents, types what everybody has to type, submits. */
  String apply() {
    JsonNode prefill = consent();
    return apply(prefill, form(prefill));
  }

  /** Submits without waiting for a prefill. */
  String applyWithoutPrefill(String talentCategory) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("talentCategory", talentCategory);
    form.put("settleType", "TALENT_COLLECTIVE");
    form.put("mobile", "13900001234");
    form.put("truthPledge", true);
    form.put("signature", name());
    return json(
            browser.post(
                "/api/cases",
                write(Map.of("bundle", "talent-residency", "consent", true, "form", form)),
                "Idempotency-Key",
                UUID.randomUUID().toString()),
            201)
        .path("caseNumber")
        .asText();
  }

  /** One's own name, as identity knows it. */
  String name() {
    return json(browser.get("/api/me"), 200).path("name").asText();
  }

  JsonNode look(String caseNumber) {
    return json(browser.get("/api/cases/" + caseNumber), 200);
  }

  /** Follows the case until it is in this state. */
  JsonNode waitsFor(String caseNumber, String state) {
    return until(
        "case " + caseNumber + " in state " + state,
        () -> look(caseNumber),
        seen -> seen.path("state").asText().equals(state));
  }

  JsonNode waitsForEnd(String caseNumber) {
    return until(
        "the end of case " + caseNumber,
        () -> look(caseNumber),
        seen -> !seen.path("closedAt").isNull());
  }

  HttpResponse<String> correct(String caseNumber, Map<String, Object> form) {
    return browser.post("/api/cases/" + caseNumber + "/corrections", write(Map.of("form", form)));
  }

  HttpResponse<String> withdraw(String caseNumber) {
    return browser.post("/api/cases/" + caseNumber + "/withdrawal", "");
  }

  static List<String> messages(JsonNode seen) {
    return each(seen.path("messages"), "/text/zh");
  }

  static List<String> documents(JsonNode seen) {
    return each(seen.path("documents"), "/names/zh");
  }

  /** A step of the case; the latest visit. */
  static JsonNode step(JsonNode seen, String element) {
    JsonNode found = Answers.JSON.missingNode();
    for (JsonNode step : seen.path("steps")) {
      if (step.path("id").asText().equals(element)) {
        found = step;
      }
    }
    return found;
  }

  static JsonNode clock(JsonNode seen, String id) {
    for (JsonNode clock : seen.path("clocks")) {
      if (clock.path("id").asText().equals(id)) {
        return clock;
      }
    }
    return Answers.JSON.missingNode();
  }
}
