package io.onething.departments.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The server's engine gateway and token end point over real HTTP, without an engine: hands out the
 * tasks it is given.
 */
final class FakeGateway implements AutoCloseable {
  static final long PATIENCE_SECONDS = 60;
  static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer http;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Task> waiting = new ArrayList<>();
  private final List<Report> reports = new ArrayList<>();
  private final List<JsonNode> fetches = new CopyOnWriteArrayList<>();
  private final List<Integer> together = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> newest = new HashMap<>();
  private final Map<String, Lease> leases = new HashMap<>();
  private final Map<String, Integer> deliveries = new HashMap<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private volatile Reception reception = report -> 204;
  private volatile int fetchStatus = 200;
  private volatile boolean redelivering;
  private volatile String acceptedToken = "";
  private volatile Map<String, String> served = Map.of();
  private volatile int callsStatus = 200;
  private int unchanged;

  record Task(String id, String topic, String processInstance, Integer retries) {}

  record Report(String kind, String task, JsonNode body) {
    JsonNode outcome() {
      return json("outcome");
    }

    /** What was tried, as in {@code CHECK NOT_FOUND}. */
    List<String> attempts() {
      List<String> attempts = new ArrayList<>();
      json("attempts")
          .forEach(
              each -> attempts.add(each.get("kind").asText() + " " + each.get("outcome").asText()));
      return attempts;
    }

    private JsonNode json(String variable) {
      try {
        return JSON.readTree(body.at("/variables/" + variable + "/value").asText());
      } catch (IOException noJson) {
        throw new IllegalStateException(noJson);
      }
    }
  }

  /** A task that is locked. */
  private record Lease(Task task, String workerId, long untilNanos) {}

  interface Reception {
    int status(Report report) throws Exception;
  }

  FakeGateway() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/token", this::token);
    http.createContext("/engine-gateway/external-task/", this::gateway);
    http.createContext("/engine-gateway/calls", this::gateway);
    http.createContext("/engine-gateway/departments", this::gateway);
    http.start();
  }

  String address() {
    return "http://" + http.getAddress().getHostString() + ":" + http.getAddress().getPort();
  }

  void offer(Task... tasks) {
    locked(() -> waiting.addAll(List.of(tasks)));
  }

  void receive(Reception newReception) {
    reception = newReception;
  }

  void answerFetches(int status) {
    fetchStatus = status;
  }

  /** From now on only tokens handed out later are good. */
  void revokeTokens() {
    acceptedToken = "none";
  }

  List<JsonNode> fetches() {
    return List.copyOf(fetches);
  }

  /** Waits until so many more fetches have come. */
  void awaitFetches(int more) {
    int enough = fetches.size() + more;
    await(
        () -> fetches.size() >= enough,
        () -> "Only " + fetches.size() + " of " + enough + " fetches came");
  }

  int tokensHandedOut() {
    return tokens.get();
  }

  /** Waits until so many reports of a kind have come, and returns them. */
  List<Report> await(String kind, int count) {
    await(
        () -> of(kind).size() >= count,
        () -> "Only " + of(kind).size() + " of " + count + " " + kind + " came: " + reports);
    return of(kind);
  }

  private void await(BooleanSupplier come, Supplier<String> otherwise) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!come.getAsBoolean()) {
        if (left <= 0) {
          throw new AssertionError(otherwise.get());
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    } finally {
      lock.unlock();
    }
  }

  List<Report> of(String kind) {
    lock.lock();
    try {
      return reports.stream().filter(report -> report.kind().equals(kind)).toList();
    } finally {
      lock.unlock();
    }
  }

  private void token(HttpExchange exchange) throws IOException {
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      boolean right =
          form.equals("grant_type=client_credentials&scope=worker")
              && "Basic d29ya2VyOnNlY3JldA=="
                  .equals(exchange.getRequestHeaders().getFirst("Authorization"));
      acceptedToken = "token-" + tokens.incrementAndGet();
      String token =
          JSON.writeValueAsString(Map.of("access_token", acceptedToken, "expires_in", 300));
      answer(exchange, right ? 200 : 401, right ? token : "{}");
    }
  }

  private void gateway(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      if (!("Bearer " + acceptedToken)
          .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "{}");
        return;
      }
      String[] path = exchange.getRequestURI().getPath().split("/");
      if (path[path.length - 1].equals("calls")) {
        calls(exchange);
        return;
      }
      if (path[path.length - 1].equals("departments")) {
        locked(() -> reports.add(new Report("departments", "-", body)));
        answer(exchange, 204, "");
        return;
      }
      if (path[path.length - 1].equals("fetchAndLock")) {
        // As the server does: a worker's new fetch ends its older one, whose connection may be
        // gone.
        int mine = newest(body);
        answer(
            exchange,
            fetchStatus,
            fetchStatus == 200 ? JSON.writeValueAsString(fetch(body, mine)) : "{}");
        return;
      }
      if (path[3].equals("complete")) {
        answer(exchange, 200, JSON.writeValueAsString(completeAll(body)));
        return;
      }
      int status = take(new Report(path[4], path[3], body));
      answer(exchange, status, status == 204 ? "" : "{\"type\":\"X\",\"message\":\"no\"}");
    } catch (IOException broken) {
      throw broken;
    } catch (Exception unexpected) {
      throw new IOException(unexpected);
    }
  }

  /** The server has these files of calls from now on, by path. */
  void serveCalls(Map<String, String> files) {
    served = Map.copyOf(files);
  }

  /** Waits until the worker has been told that it has everything. */
  void awaitUnchanged() {
    locked(() -> unchanged = 0);
    await(() -> unchanged > 0, () -> "The worker did not ask again with what it has");
  }

  private void calls(HttpExchange exchange) throws IOException {
    Map<String, String> now = served;
    String version = "\"" + now.hashCode() + "\"";
    if (version.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      locked(() -> unchanged++);
      answer(exchange, 304, "");
      return;
    }
    List<Map<String, String>> files = new ArrayList<>();
    now.forEach((path, content) -> files.add(Map.of("path", path, "content", content)));
    exchange.getResponseHeaders().set("ETag", version);
    answer(exchange, callsStatus, JSON.writeValueAsString(files));
  }

  /** The server is not well, and answers questions for calls so. */
  void answerCalls(int status) {
    callsStatus = status;
  }

  private List<Map<String, Object>> completeAll(JsonNode body) throws Exception {
    List<Map<String, Object>> receipts = new ArrayList<>();
    for (JsonNode completion : body.get("completions")) {
      String id = completion.get("id").asText();
      receipts.add(Map.of("id", id, "status", take(new Report("complete", id, completion))));
    }
    together.add(receipts.size());
    return receipts;
  }

  /** These tasks are locked by the worker, as if it had fetched them. */
  void holds(String worker, String... tasks) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    locked(
        () -> {
          for (String task : tasks) {
            leases.put(task, new Lease(new Task(task, "alpha", "instance", null), worker, until));
          }
        });
  }

  /** How many completions came in each request. */
  List<Integer> together() {
    return List.copyOf(together);
  }

  private int take(Report report) throws Exception {
    int status = holds(report) ? reception.status(report) : 404;
    if (status == 204) {
      locked(() -> apply(report));
    }
    locked(() -> reports.add(report));
    return status;
  }

  private int newest(JsonNode fetch) {
    lock.lock();
    try {
      fetches.add(fetch);
      changed.signalAll();
      return newest.merge(fetch.get("workerId").asText(), 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  private List<Map<String, Object>> fetch(JsonNode request, int mine) throws InterruptedException {
    Set<String> topics = new HashSet<>();
    request.get("topics").forEach(topic -> topics.add(topic.get("topicName").asText()));
    long left = TimeUnit.MILLISECONDS.toNanos(request.get("asyncResponseTimeout").asLong());
    lock.lock();
    try {
      while (true) {
        if (newest.get(request.get("workerId").asText()) != mine) {
          return List.of();
        }
        long next = expire();
        List<Map<String, Object>> found = take(topics, request);
        if (!found.isEmpty() || left <= 0) {
          return found;
        }
        long wait = Math.min(left, next);
        left -= wait - Math.max(0, changed.awaitNanos(wait));
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean holds(Report report) {
    lock.lock();
    try {
      Lease lease = leases.get(report.task());
      // An unlock names no worker.
      boolean named = report.body().has("workerId");
      return lease != null
          && (!named || lease.workerId().equals(report.body().get("workerId").asText()));
    } finally {
      lock.unlock();
    }
  }

  /** As the engine does, but a failed task that has retries left waits no longer than the test. */
  private void apply(Report report) {
    Lease lease = leases.remove(report.task());
    switch (report.kind()) {
      case "extendLock" -> {
        long more = TimeUnit.MILLISECONDS.toNanos(report.body().get("newDuration").asLong());
        leases.put(
            report.task(), new Lease(lease.task(), lease.workerId(), System.nanoTime() + more));
      }
      case "unlock" -> {
        deliveries.merge(report.task(), -1, Integer::sum);
        waiting.add(lease.task());
      }
      case "failure" -> {
        int retries = report.body().get("retries").asInt();
        if (redelivering && retries > 0) {
          Task task = lease.task();
          waiting.add(new Task(task.id(), task.topic(), task.processInstance(), retries));
        }
      }
      default -> {}
    }
  }

  /** Failed tasks are handed out again. */
  void redeliver() {
    redelivering = true;
  }

  /** How often the task was handed out and not given back. */
  int deliveries(String task) {
    lock.lock();
    try {
      return deliveries.getOrDefault(task, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Puts tasks whose lock ran out back; how long until the next one runs out. */
  private long expire() {
    long now = System.nanoTime();
    long next = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    for (Lease lease : List.copyOf(leases.values())) {
      if (lease.untilNanos() - now <= 0) {
        leases.remove(lease.task().id());
        waiting.add(lease.task());
      } else {
        next = Math.min(next, lease.untilNanos() - now);
      }
    }
    return next;
  }

  private List<Map<String, Object>> take(Set<String> topics, JsonNode request) {
    List<Map<String, Object>> taken = new ArrayList<>();
    Iterator<Task> tasks = waiting.iterator();
    while (tasks.hasNext() && taken.size() < request.get("maxTasks").asInt()) {
      Task task = tasks.next();
      if (topics.contains(task.topic())) {
        tasks.remove();
        String workerId = request.get("workerId").asText();
        long lockNanos =
            TimeUnit.MILLISECONDS.toNanos(
                request.get("topics").get(0).get("lockDuration").asLong());
        leases.put(task.id(), new Lease(task, workerId, System.nanoTime() + lockNanos));
        taken.add(dto(task, workerId, deliveries.merge(task.id(), 1, Integer::sum)));
      }
    }
    return taken;
  }

  private static Map<String, Object> dto(Task task, String workerId, int delivery) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("facts", text("{\"applicantName\":\"李文\",\"idNumber\":\"430102200003071234\"}"));
    variables.put("idempotencyKey", text(task.id()));
    variables.put("caseNumber", text("RC1"));
    variables.put("callbackUrl", text("http://server.test/api/callbacks/alpha"));
    variables.put(
        "deliveries", Map.of("type", "Integer", "value", delivery, "valueInfo", Map.of()));
    variables.put("traceparent", text(TRACE));
    Map<String, Object> dto = new HashMap<>();
    dto.put("id", task.id());
    dto.put("topicName", task.topic());
    dto.put("processInstanceId", task.processInstance());
    dto.put("workerId", workerId);
    dto.put("businessKey", "RC1");
    dto.put("retries", task.retries());
    dto.put("variables", variables);
    return dto;
  }

  private static Map<String, Object> text(String value) {
    return Map.of("type", "String", "value", value, "valueInfo", Map.of());
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
