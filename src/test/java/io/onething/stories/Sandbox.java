package io.onething.stories;

import static io.onething.stories.Answers.json;
import static io.onething.stories.Answers.until;
import static io.onething.stories.Answers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The departments' page: what they did, how they behave, what the origin answers. */
final class Sandbox {

  private final TestBrowser browser;

  /** That of the demo which all tests share. */
  Sandbox() {
    this(RunningDemo.get().sandboxUrl());
  }

  Sandbox(String url) {
    this.browser = TestBrowser.of(url);
  }

  /** The state that a department's ledger gives an effect, by its reference. */
  Map<String, String> ledger(String department) {
    Map<String, String> states = new LinkedHashMap<>();
    json(browser.get("/overview"), 200)
        .path("departments")
        .forEach(
            shown -> {
              if (shown.path("id").asText().equals(department)) {
                shown
                    .path("ledger")
                    .forEach(
                        row ->
                            states.put(row.path("reference").asText(), row.path("state").asText()));
              }
            });
    return states;
  }

  /** The open request for this person, once the origin has it. */
  String openMoveOut(String name) {
    return until(
        "an open move-out of " + name,
        () -> {
          for (JsonNode request : json(browser.get("/move-outs"), 200)) {
            if (request.path("name").asText().equals(name)
                && request.path("state").asText().equals("PENDING")) {
              return request.path("ticket").asText();
            }
          }
          return "";
        },
        ticket -> !ticket.isEmpty());
  }

  void moveOut(String ticket) {
    press("/move-outs/" + ticket + "/move-out", "{}");
  }

  void refuse(String ticket, String reason) {
    press("/move-outs/" + ticket + "/refuse", write(Map.of("reason", reason)));
  }

  /** Whether the origin was asked and answers when somebody presses the button, not by itself. */
  boolean waitsForButton(String name) {
    for (JsonNode request : json(browser.get("/move-outs"), 200)) {
      if (request.path("name").asText().equals(name)
          && request.path("state").asText().equals("PENDING")) {
        return !request.path("answersAlone").asBoolean();
      }
    }
    return false;
  }

  /**
   * Answers every open request for this person; there may be none when the origin answers alone.
   */
  void answerIfAsked(String name, boolean movedOut) {
    for (JsonNode request : json(browser.get("/move-outs"), 200)) {
      if (request.path("name").asText().equals(name)
          && request.path("state").asText().equals("PENDING")
          && !request.path("answersAlone").asBoolean()) {
        if (movedOut) {
          moveOut(request.path("ticket").asText());
        } else {
          refuse(request.path("ticket").asText(), "COLLECTIVE_LAND");
        }
      }
    }
  }

  void sendAgain(String ticket) {
    press("/move-outs/" + ticket + "/resend", "{}");
  }

  void runOut(String ticket) {
    press("/move-outs/" + ticket + "/run-out", "{}");
  }

  /** How far the answer to the server has come. */
  String delivery(String ticket) {
    for (JsonNode request : json(browser.get("/move-outs"), 200)) {
      if (request.path("ticket").asText().equals(ticket)) {
        return request.path("delivery").asText();
      }
    }
    return "";
  }

  void offline(String department, boolean offline) {
    HttpRequest.Builder knobs =
        browser
            .request("/knobs/" + department)
            .header("X-Sandbox", "1")
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    write(
                        Map.of(
                            "latency", 0,
                            "errorRate", 0,
                            "offline", offline,
                            "refuse", false,
                            "loseAnswers", 0))));
    HttpResponse<String> answer = browser.send(knobs);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void press(String button, String body) {
    HttpResponse<String> answer = browser.post(button, body, "X-Sandbox", "1");
    assertThat(answer.statusCode()).as("%s: %s", button, answer.body()).isEqualTo(200);
  }
}
