package io.onething.departments.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What a worker tells its operator: {@code GET /health}, 200 while the server answers its fetches
 * and 503 when it has not for a while; {@code GET /metrics}, as Prometheus reads them.
 */
final class HealthEndpoint implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final FetchHealth health;
  private final HttpServer http;

  /**
   * @param port 0 for any free one
   * @param metrics in Prometheus' text format
   * @throws UncheckedIOException when the port is taken
   */
  HealthEndpoint(int port, FetchHealth health, Supplier<String> metrics) {
    this.health = health;
    try {
      http = HttpServer.create(new InetSocketAddress(port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "onething.worker.health-port " + port + " cannot be opened, expected a free port", taken);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext(
        "/health",
        exchange ->
            answer(
                exchange, "/health", health.isUp() ? 200 : 503, "application/json", this::state));
    http.createContext(
        "/metrics",
        exchange ->
            answer(exchange, "/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", metrics));
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  private String state() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", health.isUp() ? "UP" : "DOWN");
    answer.put("serverAnswers", health.departments());
    answer.put("departments", health.breakers());
    return JSON.valueToTree(answer).toString();
  }

  private static void answer(
      HttpExchange exchange, String path, int status, String type, Supplier<String> text)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")
          || !exchange.getRequestURI().getPath().equals(path)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
