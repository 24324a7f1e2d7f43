package io.onething.departments.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server which tasks are completed. Those of one process instance go one after another,
 * since they collide at the join; what becomes ready meanwhile goes together in the next request,
 * and the server takes it in one transaction. One whose siblings are still being called waits for
 * their company for a moment: the case goes on when the last has come, and comes there sooner when
 * the others did not go one by one just before.
 */
final class Completions implements OutcomeReport.Completing {
  private static final Logger LOG = LoggerFactory.getLogger(Completions.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Requests at a time: more only wait for each other in the server's database. */
  static final int SIDE_BY_SIDE = 8;

  /** How long a completion waits for the company of its siblings. */
  static final Duration MOMENT = Duration.ofMillis(10);

  private static final Duration GLANCE = Duration.ofNanos(500_000);

  /** What one request carries at most; the rest goes in the next. */
  private static final int MOST_TOGETHER = 50;

  private final GatewayPost gateway;
  private final Turns turns;
  private final Siblings siblings;
  private final Duration moment;
  private final Semaphore requests = new Semaphore(SIDE_BY_SIDE, true);
  private final Map<String, Queue<Waiting>> waiting = new ConcurrentHashMap<>();

  /**
   * @param server address of the server
   * @param moment how long a completion waits for the company of its siblings
   */
  Completions(String server, GatewayToken token, Turns turns, Siblings siblings, Duration moment) {
    this.gateway =
        new GatewayPost(
            URI.create(server.replaceFirst("/+$", "") + "/engine-gateway/external-task/complete"),
            token,
            CONNECT,
            TIMEOUT);
    this.turns = turns;
    this.siblings = siblings;
    this.moment = moment;
  }

  /** A completion that is to be told; its status is read and written in its instance's turn. */
  private static final class Waiting {
    final ExternalTask task;
    final Map<String, String> variables;
    @Nullable Integer status;

    Waiting(ExternalTask task, Map<String, String> variables) {
      this.task = task;
      this.variables = variables;
    }
  }

  @Override
  public int tell(ExternalTask task, Map<String, String> variables) throws InterruptedException {
    Waiting mine = new Waiting(task, variables);
    String instance = task.getProcessInstanceId();
    waiting.compute(
        instance,
        (key, queue) -> {
          Queue<Waiting> all = queue == null ? new ConcurrentLinkedQueue<>() : queue;
          all.add(mine);
          return all;
        });
    Lock turn = turns.of(instance);
    turn.lockInterruptibly();
    try {
      while (mine.status == null) {
        awaitCompany(instance);
        requests.acquire();
        try {
          send(ready(instance));
        } finally {
          requests.release();
        }
      }
      return mine.status;
    } finally {
      turn.unlock();
    }
  }

  /** Siblings that have failed, or are told already, are soon counted out: nobody waits long. */
  private void awaitCompany(String instance) throws InterruptedException {
    long end = System.nanoTime() + moment.toNanos();
    while (waiting(instance) < siblings.of(instance) && System.nanoTime() - end < 0) {
      Thread.sleep(GLANCE);
    }
  }

  /** How many wait for the instance's turn. */
  int waiting(String instance) {
    Queue<Waiting> queue = waiting.get(instance);
    return queue == null ? 0 : queue.size();
  }

  private List<Waiting> ready(String instance) {
    List<Waiting> ready = new ArrayList<>();
    waiting.computeIfPresent(
        instance,
        (key, queue) -> {
          while (!queue.isEmpty() && ready.size() < MOST_TOGETHER) {
            ready.add(queue.remove());
          }
          return queue.isEmpty() ? null : queue;
        });
    return ready;
  }

  private void send(List<Waiting> ready) throws InterruptedException {
    int otherwise = 0;
    Map<String, Integer> statuses = new HashMap<>();
    try {
      HttpResponse<String> response = gateway.send(body(ready));
      if (response.statusCode() == 200) {
        for (JsonNode receipt : JSON.readTree(response.body())) {
          statuses.put(receipt.path("id").asText(), receipt.path("status").asInt());
        }
      } else {
        otherwise = response.statusCode();
      }
    } catch (IOException | NoAnswer away) {
      LOG.debug("{} completions are not told yet: {}", ready.size(), away.getMessage());
    } finally {
      for (Waiting each : ready) {
        each.status = statuses.getOrDefault(each.task.getId(), otherwise);
      }
    }
  }

  private static Map<String, Object> body(List<Waiting> ready) {
    return Map.of("completions", ready.stream().map(Completions::completion).toList());
  }

  private static Map<String, Object> completion(Waiting ready) {
    Map<String, Object> variables = new HashMap<>();
    ready.variables.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return Map.of(
        "id", ready.task.getId(), "workerId", ready.task.getWorkerId(), "variables", variables);
  }
}
