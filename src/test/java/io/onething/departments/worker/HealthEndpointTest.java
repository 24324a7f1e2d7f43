package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

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
    try (HealthEndpoint endpoint = new HealthEndpoint(0, health);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> up = get(client, endpoint, "/health");
      assertThat(up.statusCode()).isEqualTo(200);
      assertThat(up.body()).isEqualTo("{\"status\":\"UP\",\"serverAnswers\":{\"alpha\":true}}");
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
