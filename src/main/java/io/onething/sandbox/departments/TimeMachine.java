package io.onething.sandbox.departments;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the demo's server to move its clock on. */
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
    if (settings.timeMachineUrl() == null || settings.demoSecret() == null) {
      throw new NotMoved(
          "There is no time machine: onething.sandbox.time-machine-url or demo-secret is missing.");
    }
    HttpRequest request =
        HttpRequest.newBuilder(settings.timeMachineUrl())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Demo-Secret", settings.demoSecret())
            .POST(HttpRequest.BodyPublishers.ofString("{\"workingDays\":" + workingDays + "}"))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        throw new NotMoved("The time machine answered " + status + ", expected 2xx.");
      }
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
