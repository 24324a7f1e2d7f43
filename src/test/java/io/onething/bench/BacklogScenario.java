package io.onething.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a fetch takes while many tasks wait: over HTTP as a worker sends it, eight tasks of one
 * topic with all that is joined to them. Beside it the engine's own fetch, embedded, as the
 * official clients ask for it by default. Wanted: half within 5 ms; among 100,000 at most 1.2 times
 * as long as among 1,000.
 */
final class BacklogScenario implements Bench.Scenario {

  private static final int[] SIZES = {0, 1_000, 30_000, 100_000};
  private static final int FETCHES = 40;

  /**
   * A worker asks for a department's tasks at least once in 30 s and as often as one is done: a
   * server that has run for a day has compiled its fetch, this one has just begun. After 3,000
   * fetches the same fetch still took half as long again as after 10,000.
   */
  private static final int WARM_UP = 10_000;

  /** After a copy the database still writes for a while. */
  private static final int SETTLE = 1_000;

  private static final int BATCH = 8;

  /** Statements that free the tasks of a fetch again. */
  private static final int FREEING = 2;

  /** The waiting tasks belong to so many cases, more than are fetched. */
  private static final int CASES = 1_000;

  private static final String WORKER = "worker-backlog";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    BearerToken token =
        new BearerToken(server.tokenAddress(), WorkerSpec.CLIENT, WorkerSpec.SECRET);
    Map<Integer, Double> medians = new LinkedHashMap<>();
    List<BenchServer.Waiting> filled = new ArrayList<>();
    try (EmbeddedEngine engine = EmbeddedEngine.start()) {
      String instance = engine.begin(1);
      int waiting = 0;
      for (int size : SIZES) {
        if (size > waiting) {
          filled.add(
              server.fill(BenchFiles.bundle(BenchServer.WAITING, 1), waiting + 1, size, CASES));
          new Backlog(engine.pool(), CASES).copy(instance, "", waiting + 1, size);
          waiting = size;
        }
        medians.put(size, measure(rig, token, size));
        measure(engine, size);
      }
    }
    Figures.print(
        "backlog",
        "ratio p50_ms_100k=%.1f wanted=5.0 p50_100k_of_1k=%.2f wanted=1.20",
        medians.get(100_000),
        medians.get(100_000) / medians.get(1_000));
    for (BenchServer.Waiting one : filled) {
      server.remove(one);
    }
  }

  private double measure(Rig rig, BearerToken token, int size) throws Exception {
    JdbcClient jdbc = rig.server().bean(JdbcClient.class);
    for (int n = 0; n < (size <= 1_000 ? WARM_UP : SETTLE); n++) {
      fetch(rig, token, jdbc, size);
    }
    List<Double> millis = new ArrayList<>();
    Cost before = rig.cost();
    for (int n = 0; n < FETCHES * rig.rounds(); n++) {
      millis.add(fetch(rig, token, jdbc, size));
    }
    Cost cost = rig.cost().since(before);
    Figures.print(
        "backlog",
        "variant=gateway waiting=%d fetches=%d tasks_a_fetch=%d p50_ms=%.1f p99_ms=%.1f sql_fetch=%.1f",
        size,
        millis.size(),
        Math.min(BATCH, size),
        Figures.median(millis),
        Figures.percentile(millis, 99),
        cost.statements() / (double) millis.size() - FREEING);
    return Figures.median(millis);
  }

  /** Milliseconds; the tasks are free again afterwards. */
  private double fetch(Rig rig, BearerToken token, JdbcClient jdbc, int size) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(rig.server().address() + "/engine-gateway/external-task/fetchAndLock"))
            .header("Authorization", "Bearer " + token.current())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    json.writeValueAsString(
                        Map.of(
                            "workerId",
                            WORKER,
                            "maxTasks",
                            BATCH,
                            "topics",
                            List.of(
                                Map.of(
                                    "topicName",
                                    BenchFiles.topic(BenchServer.WAITING, 1),
                                    "lockDuration",
                                    60_000))))))
            .build();
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    double took = Figures.millis(System.nanoTime() - began);
    JsonNode tasks = json.readTree(answer.body());
    if (answer.statusCode() != 200 || tasks.size() != Math.min(BATCH, size)) {
      throw new IllegalStateException(
          "A fetch among %d brought %d tasks, HTTP %d"
              .formatted(size, tasks.size(), answer.statusCode()));
    }
    free(jdbc);
    return took;
  }

  /** A waiting task has been handed out seldom or never: the journal of the last time goes too. */
  private static void free(JdbcClient jdbc) {
    jdbc.sql("DELETE FROM call_attempt WHERE topic = ?")
        .param(BenchFiles.topic(BenchServer.WAITING, 1))
        .update();
    jdbc.sql(
            "UPDATE ACT_RU_EXT_TASK SET WORKER_ID_ = NULL, LOCK_EXP_TIME_ = NULL WHERE LOCK_EXP_TIME_ IS NOT NULL AND TOPIC_NAME_ = ?")
        .param(BenchFiles.topic(BenchServer.WAITING, 1))
        .update();
  }

  /** As the official clients ask by default: by priority. */
  private static void measure(EmbeddedEngine engine, int size) {
    List<Double> millis = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      long began = System.nanoTime();
      engine
          .engine()
          .getExternalTaskService()
          .fetchAndLock(BATCH, WORKER, true)
          .topic(BenchFiles.topic("embedded", 1), 60_000)
          .execute();
      millis.add(Figures.millis(System.nanoTime() - began));
    }
    Figures.print(
        "backlog",
        "variant=engine-default waiting=%d fetches=%d tasks_a_fetch=%d p50_ms=%.1f",
        size,
        millis.size(),
        Math.min(BATCH, size),
        Figures.median(millis));
  }
}
