package io.onething.departments.worker;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * {@code GET /health} of a worker: 200 while the server answers its fetches, 503 when it has not
 * for a while.
 */
final class HealthEndpoint implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final FetchHealth health;
  private final HttpServer http;

  /**
   * @param port 0 for any free one
   * @throws UncheckedIOException when the port is taken
   */
  HealthEndpoint(int port, FetchHealth health) {
    this.health = health;
    try {
      http = HttpServer.create(new InetSocketAddress(port), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(
          "onething.worker.health-port " + port + " cannot be opened, expected a free port", taken);
    }
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/health", this::answer);
    http.start();
  }

  int port() {
    return http.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")
          || !exchange.getRequestURI().getPath().equals("/health")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      Map<String, Object> answer = new LinkedHashMap<>();
      boolean up = health.isUp();
      answer.put("status", up ? "UP" : "DOWN");
      answer.put("serverAnswers", health.departments());
      byte[] body = JSON.writeValueAsBytes(answer);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(up ? 200 : 503, body.length);
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
