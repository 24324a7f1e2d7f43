package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who works with Tasklist. */
final class Staff {

  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private final String subject;
  private final TestBrowser browser;

  private Staff(String subject, TestBrowser browser) {
    this.subject = subject;
    this.browser = browser;
  }

  /** Signs in and opens Tasklist. */
  static Staff atTasklist(String subject) {
    return atTasklist(RunningDemo.get().serverUrl(), subject);
  }

  /** The same at the server of another demo. */
  static Staff atTasklist(String serverUrl, String subject) {
    TestBrowser browser = TestBrowser.of(serverUrl).signIn(subject);
    assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    return new Staff(subject, browser);
  }

  /** The task of this case in one's filters, once it is there. */
  JsonNode task(String caseNumber) {
    return until(
        "a task of case " + caseNumber + " for " + subject,
        () -> find(caseNumber),
        task -> !task.isMissingNode());
  }

  boolean sees(String caseNumber) {
    return !find(caseNumber).isMissingNode();
  }

  private JsonNode find(String caseNumber) {
    for (JsonNode filter :
        json(
            browser.get(
                ENGINE + "/filter?firstResult=0&maxResults=2000&itemCount=false&resourceType=Task"),
            200)) {
      String list =
          ENGINE + "/filter/" + filter.path("id").asText() + "/list?firstResult=0&maxResults=100";
      for (JsonNode task : json(browser.get(list), 200)) {
        HttpResponse<String> sheet = sheetOf(task.path("id").asText());
        if (sheet.statusCode() == 200
            && Answers.parse(sheet.body()).path("caseNumber").asText().equals(caseNumber)) {
          return task;
        }
      }
    }
    return Answers.JSON.missingNode();
  }

  private HttpResponse<String> sheetOf(String task) {
    return browser.get("/api/tasks/" + task + "/case-sheet");
  }

  /** The case sheet above the form. */
  JsonNode sheet(JsonNode task) {
    return json(sheetOf(task.path("id").asText()), 200);
  }

  HttpResponse<String> form(JsonNode task) {
    return browser.get(ENGINE + "/task/" + task.path("id").asText() + "/deployed-form");
  }

  /** Takes the task and completes its form. */
  HttpResponse<String> decide(JsonNode task, Map<String, Object> decision) {
    String path = ENGINE + "/task/" + task.path("id").asText();
    HttpResponse<String> claimed = browser.post(path + "/claim", write(Map.of("userId", subject)));
    assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(204);
    return submit(task, decision);
  }

  /**
   * Completes the form of a task that was taken already. A list is what a checklist holds: Tasklist
   * gives it the type of the variable before, which was empty.
   */
  HttpResponse<String> submit(JsonNode task, Map<String, Object> decision) {
    String path = ENGINE + "/task/" + task.path("id").asText();
    Map<String, Object> variables = new LinkedHashMap<>();
    decision.forEach(
        (name, value) ->
            variables.put(
                name,
                value instanceof Collection<?> chosen
                    ? Map.of("value", write(chosen), "type", "Null")
                    : Map.of("value", value, "type", "String")));
    return browser.post(path + "/submit-form", write(Map.of("variables", variables)));
  }

  /** Asks to see a masked value, with or without a reason. */
  HttpResponse<String> reveal(JsonNode task, String field, @Nullable String reason) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("field", field);
    wish.put("reason", reason);
    return browser.post(
        "/api/tasks/" + task.path("id").asText() + "/case-sheet/reveals", write(wish));
  }

  /** Asks to look at a file that was handed in, with or without a reason. */
  HttpResponse<String> look(JsonNode task, String file, @Nullable String reason) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("reason", reason);
    return browser.post(
        "/api/tasks/" + task.path("id").asText() + "/case-sheet/files/" + file, write(wish));
  }

  /** What is said of a value that the person contests, for a task about it. */
  HttpResponse<String> contest(JsonNode task) {
    return browser.get("/api/tasks/" + task.path("id").asText() + "/contest");
  }

  /** Types the department's answer to it. */
  HttpResponse<String> answer(JsonNode task, @Nullable String reason, @Nullable String value) {
    Map<String, Object> typed = new LinkedHashMap<>();
    typed.put("reason", reason);
    typed.put("value", value);
    return browser.post("/api/tasks/" + task.path("id").asText() + "/contest/answer", write(typed));
  }

  /** What the fallback desk says of a task of its own. */
  JsonNode desk(JsonNode task) {
    return json(browser.get(desk(task, "")), 200);
  }

  /** Types what a department has said, or as what its call is given up. */
  HttpResponse<String> type(JsonNode task, String page, Map<String, Object> typed) {
    return browser.post(desk(task, "/" + page), write(typed));
  }

  /** The clocks of the case, with what may be decided about each. */
  JsonNode clocks(JsonNode task) {
    return json(browser.get("/api/tasks/" + task.path("id").asText() + "/clocks"), 200);
  }

  /**
   * Decides about a clock.
   *
   * @param act {@code suspensions}, {@code resumptions} or {@code extensions}
   */
  HttpResponse<String> act(JsonNode task, String clock, String act, Map<String, Object> wanted) {
    return browser.post(
        "/api/tasks/" + task.path("id").asText() + "/clocks/" + clock + "/" + act, write(wanted));
  }

  private static String desk(JsonNode task, String page) {
    return "/api/tasks/" + task.path("id").asText() + "/desk" + page;
  }
}
