package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.testing.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker that a test moves by hand: it speaks the gateway's protocol over real HTTP. */
final class WorkerByHand {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LOCK_MILLIS = 60_000;

  private final TestServer server;
  private final String id;
  private final String token;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param id begins with {@code worker}
   */
  WorkerByHand(TestServer server, String id) {
    this.server = server;
    this.id = id;
    this.token = token();
  }

  String id() {
    return id;
  }

  private String token() {
    String client =
        Base64.getEncoder()
            .encodeToString(
                ("worker:" + TestServer.WORKER_SECRET).getBytes(StandardCharsets.UTF_8));
    return read(send(
            HttpRequest.newBuilder(server.sandbox("/oauth2/token"))
                .header("Authorization", "Basic " + client)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=worker"))))
        .path("access_token")
        .asText();
  }

  /** Fetches one task of these topics; waits for none. */
  JsonNode fetch(String... topics) {
    return fetch(LOCK_MILLIS, topics);
  }

  /** As above, with a lock that runs out after so long. */
  JsonNode fetch(long lockMillis, String... topics) {
    return fetched(1, lockMillis, Duration.ZERO, topics).path(0);
  }

  /** Fetches at most so many tasks of these topics; waits for none. */
  List<JsonNode> fetchMany(int most, String... topics) {
    List<JsonNode> tasks = new ArrayList<>();
    fetched(most, LOCK_MILLIS, Duration.ZERO, topics).forEach(tasks::add);
    return tasks;
  }

  /** Fetches one task of these topics by one long poll. */
  JsonNode fetchWaiting(Duration atMost, String... topics) {
    return fetched(1, LOCK_MILLIS, atMost, topics).path(0);
  }

  private JsonNode fetched(int most, long lockMillis, Duration wait, String... topics) {
    List<Map<String, Object>> wanted =
        Arrays.stream(topics)
            .map(topic -> Map.<String, Object>of("topicName", topic, "lockDuration", lockMillis))
            .toList();
    HttpResponse<String> answer =
        post(
            "/engine-gateway/external-task/fetchAndLock",
            Map.of(
                "workerId",
                id,
                "maxTasks",
                most,
                "asyncResponseTimeout",
                wait.toMillis(),
                "topics",
                wanted));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return read(answer);
  }

  /** Fetches one task of these topics as soon as there is one. */
  JsonNode awaitTask(String... topics) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end) {
      JsonNode task = fetch(topics);
      if (!task.isMissingNode()) {
        return task;
      }
    }
    throw new AssertionError("No task of " + List.of(topics));
  }

  /** Reports that the department has answered; variables by pairs. */
  HttpResponse<String> complete(JsonNode task, String... variables) {
    return act(task, "complete", Map.of(), variables);
  }

  /**
   * Reports that the departments have answered these tasks, in one request and in this order.
   *
   * @return the status of each
   */
  Map<String, Integer> completeTogether(Map<String, String> outcomesByTask) {
    List<Map<String, Object>> completions = new ArrayList<>();
    outcomesByTask.forEach(
        (task, outcome) ->
            completions.add(
                Map.of(
                    "id",
                    task,
                    "workerId",
                    id,
                    "variables",
                    Map.of("outcome", Map.of("value", outcome)))));
    HttpResponse<String> answer =
        post("/engine-gateway/external-task/complete", Map.of("completions", completions));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, Integer> statuses = new LinkedHashMap<>();
    read(answer)
        .forEach(
            receipt -> statuses.put(receipt.path("id").asText(), receipt.path("status").asInt()));
    return statuses;
  }

  HttpResponse<String> refuse(JsonNode task, String error, String reason, String... variables) {
    return act(task, "bpmnError", Map.of("errorCode", error, "errorMessage", reason), variables);
  }

  HttpResponse<String> fail(JsonNode task, String message, int retries, String... variables) {
    return act(
        task,
        "failure",
        Map.of(
            "errorMessage",
            message,
            "errorDetails",
            "details: " + message,
            "retries",
            retries,
            "retryTimeout",
            0),
        variables);
  }

  HttpResponse<String> giveBack(JsonNode task) {
    return act(task, "unlock", Map.of());
  }

  private HttpResponse<String> act(
      JsonNode task, String act, Map<String, Object> said, String... variables) {
    Map<String, Object> body = new LinkedHashMap<>(said);
    body.put("workerId", id);
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      values.put(variables[i], Map.of("value", variables[i + 1], "type", "String"));
    }
    body.put("variables", values);
    return post("/engine-gateway/external-task/" + task.path("id").asText() + "/" + act, body);
  }

  HttpResponse<String> post(String path, Map<String, Object> body) {
    URI address = server.address(path);
    try {
      return send(
          HttpRequest.newBuilder(address)
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException problem) {
      throw new AssertionError("No answer", problem);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(answer.body(), malformed);
    }
  }
}
