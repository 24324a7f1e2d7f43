package io.onething.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/**
 * All departments of the benchmarks in one HTTP server: each call is answered after the same time
 * by another number; what was called is kept.
 */
final class Departments implements AutoCloseable {

  /** How long a department takes: D. */
  static final Duration LATENCY = Duration.ofMillis(200);

  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    // Without it every answer waits 40 ms for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
  }

  /**
   * A call that a department has received.
   *
   * @param department folder of the department
   * @param key idempotency key, which is the external task's id
   * @param at when it was received, in nanoseconds
   */
  record Received(String department, String key, String caseNumber, long at) {}

  /** When a call is answered. */
  interface Habit {
    /** Waits as long as the department takes. */
    void work(Received call) throws InterruptedException;
  }

  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Habit habit = Departments::usual;

  private Departments(HttpServer server) {
    this.server = server;
  }

  static Departments start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    Departments departments = new Departments(server);
    server.createContext("/", departments::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return departments;
  }

  /** Answers after {@link #LATENCY}. */
  static void usual(Received call) throws InterruptedException {
    Thread.sleep(LATENCY);
  }

  /** All calls that come in the same quarter of a second are answered at the same moment. */
  static void together(Received call) throws InterruptedException {
    long grid = Duration.ofMillis(250).toNanos();
    long earliest = System.nanoTime() + LATENCY.toNanos();
    Thread.sleep(Duration.ofNanos(grid - Math.floorMod(earliest, grid)).plus(LATENCY));
  }

  /** From here on calls are answered so. */
  void behave(Habit newHabit) {
    habit = newHabit;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      Received call =
          new Received(
              exchange.getRequestURI().getPath().substring(1),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              body.path("caseNumber").asText(),
              System.nanoTime());
      received.add(call);
      habit.work(call);
      byte[] answer =
          ("{\"ok\": true, \"number\": \"" + call.key() + "\"}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets what was called. */
  void forget() {
    received.clear();
  }

  /** What was called since the last {@link #forget}. */
  List<Received> received() {
    return List.copyOf(received);
  }

  /** How many calls there were for each task; 1.00 when none was made twice. */
  double callsPerTask() {
    long tasks = received.stream().map(Received::key).distinct().count();
    return tasks == 0 ? 0 : received.size() / (double) tasks;
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
