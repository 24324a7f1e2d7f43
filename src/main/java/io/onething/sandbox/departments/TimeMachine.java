package io.onething.sandbox.departments;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the demo's server to move its clock on, and what that has done. */
@Component
class TimeMachine {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client;
  private final DepartmentSettings settings;

  TimeMachine(HttpClient client, DepartmentSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * Moves the server's clock on.
   *
   * @throws NotMoved if there is no time machine or it does not do it
   */
  void forward(int workingDays) {
    send(
        request("")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"workingDays\":" + workingDays + "}")));
  }

  /**
   * What time it is on the server and what that does to the open cases, as the server writes it.
   *
   * @throws NotMoved if there is no time machine or it does not say
   */
  String watch() {
    return send(request("/cases").GET());
  }

  private HttpRequest.Builder request(String page) {
    if (settings.timeMachineUrl() == null || settings.demoSecret() == null) {
      throw new NotMoved(
          "There is no time machine: onething.sandbox.time-machine-url or demo-secret is missing.");
    }
    return HttpRequest.newBuilder(URI.create(settings.timeMachineUrl() + page))
        .timeout(PATIENCE)
        .header("X-Demo-Secret", settings.demoSecret());
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new NotMoved("The time machine answered " + answer.statusCode() + ", expected 2xx.");
      }
      return answer.body();
    } catch (IOException unreachable) {
      throw new NotMoved("The time machine is not reached.");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new NotMoved("The sandbox stops.");
    }
  }

  /** The server's clock stands where it stood. */
  static final class NotMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotMoved(String message) {
      super(message);
    }
  }
}
