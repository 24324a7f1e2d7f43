package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.departments.calls.CallGuard;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthEndpointTest {
  private Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private final FetchHealth health = new FetchHealth(() -> now, Duration.ofMinutes(1));

  @Test
  void saysWhetherTheServerAnswers() throws Exception {
    health.answered("alpha");
    Admission admission = Admissions.of(new LimitShare(2, null), () -> now);
    health.watch(admission);
    try (CallGuard.Turn turn = admission.turn()) {
      turn.answered(Admissions.busy(Duration.ofSeconds(180)));
    }
    try (HealthEndpoint endpoint = new HealthEndpoint(0, health, () -> "calls 1");
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> up = get(client, endpoint, "/health");
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(up.body())
          .isEqualTo(
              "{\"status\":\"UP\",\"serverAnswers\":{\"alpha\":true},\"departments\":{\"alpha\":{\"breaker\":\"CLOSED\",\"inFlight\":0,\"pauseSeconds\":180}}}");
      assertThat(get(client, endpoint, "/metrics").body()).isEqualTo("calls 1");
      now = now.plusSeconds(120);
      assertThat(get(client, endpoint, "/health").statusCode()).isEqualTo(503);
      assertThat(get(client, endpoint, "/health/more").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> get(HttpClient client, HealthEndpoint endpoint, String path)
      throws Exception {
    URI uri = URI.create("http://localhost:" + endpoint.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
