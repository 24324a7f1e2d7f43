package io.onething.departments.worker;

import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
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
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final GatewayPost gateway;

  Farewell(URI fetch, GatewayToken token) {
    this.gateway = new GatewayPost(fetch, token, TIMEOUT, TIMEOUT);
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
      gateway.send(nothing);
    } catch (IOException | NoAnswer away) {
      LOG.debug("{}: the server was not told of the stop: {}", workerId, away.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
