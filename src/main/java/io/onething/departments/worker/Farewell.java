package io.onething.departments.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the fetch that the server keeps for a client which is stopping: it would lock the next
 * tasks, those given back among them, for nobody. A worker's newer fetch ends its older one, so one
 * that wants nothing is sent.
 */
final class Farewell {
  private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final URI fetch;
  private final GatewayToken token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  Farewell(URI fetch, GatewayToken token) {
    this.fetch = fetch;
    this.token = token;
  }

  /** A server that is away keeps no fetch either. */
  void say(String workerId, List<String> topics) {
    List<Map<String, Object>> wanted =
        topics.stream()
            .map(topic -> Map.<String, Object>of("topicName", topic, "lockDuration", 1))
            .toList();
    Map<String, Object> nothing =
        Map.of("workerId", workerId, "maxTasks", 0, "asyncResponseTimeout", 0, "topics", wanted);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(fetch)
              .timeout(TIMEOUT)
              .header("Authorization", "Bearer " + token.token().current())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.valueToTree(nothing).toString()))
              .build();
      http.send(request, HttpResponse.BodyHandlers.discarding());
    } catch (IOException | NoAnswer away) {
      LOG.debug("{}: the server was not told of the stop: {}", workerId, away.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
