package io.onething.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** How slow the sandbox's departments are. */
final class SandboxKnobs {

  private SandboxKnobs() {}

  /** From here on every answer of these departments takes so many milliseconds. */
  static void latency(String sandbox, List<String> departments, int millis)
      throws IOException, InterruptedException {
    for (String department : departments) {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(sandbox + "/knobs/" + department))
                      .header("Content-Type", "application/json")
                      .header("X-Sandbox", "1")
                      .PUT(
                          HttpRequest.BodyPublishers.ofString(
                              "{\"latency\":"
                                  + millis
                                  + ",\"errorRate\":0,\"offline\":false,\"refuse\":false,\"loseAnswers\":0}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "The knob of %s does not turn: %d %s"
                .formatted(department, answer.statusCode(), answer.body()));
      }
    }
  }
}
