package io.onething.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;

/**
 * Official clients in their default settings, whose handler makes the same call as our worker. They
 * speak to the same gateway, so that nothing but the worker differs.
 */
final class OfficialClients {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final WorkerSpec spec;
  private final BearerToken token;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<ExternalTaskClient> running = new ArrayList<>();

  OfficialClients(WorkerSpec spec) {
    this.spec = spec;
    this.token = new BearerToken(spec.tokenAddress(), WorkerSpec.CLIENT, WorkerSpec.SECRET);
  }

  void start() {
    for (int n = 1; n <= spec.lane().clients(); n++) {
      ExternalTaskClient client =
          ExternalTaskClient.create()
              .baseUrl(spec.server() + "/engine-gateway")
              .workerId(WorkerSpec.CLIENT + "-" + spec.id() + "-" + n)
              .addInterceptor(token)
              .build();
      for (int department = 1; department <= BenchFiles.DEPARTMENTS; department++) {
        client.subscribe(BenchFiles.topic(spec.lane().id(), department)).handler(this::work).open();
      }
      running.add(client);
    }
  }

  void stop() {
    running.forEach(ExternalTaskClient::stop);
    running.clear();
  }

  private void work(ExternalTask task, ExternalTaskService server) {
    server.complete(task, Map.of("outcome", outcome(task, call(task))));
  }

  private Map<?, ?> call(ExternalTask task) {
    String department = task.getTopicName().replaceFirst("^bench\\.", "");
    try {
      Map<?, ?> facts = JSON.readValue(task.<String>getVariable("facts"), Map.class);
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(spec.departments() + "/" + department))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", task.getVariable("idempotencyKey"))
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      JSON.writeValueAsString(
                          Map.of(
                              "caseNumber",
                              task.getVariable("caseNumber"),
                              "name",
                              facts.get("applicantName"),
                              "idNumber",
                              facts.get("idNumber")))))
              .build();
      return JSON.readValue(
          http.send(request, HttpResponse.BodyHandlers.ofString()).body(), Map.class);
    } catch (IOException failed) {
      throw new IllegalStateException(department + " did not answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String outcome(ExternalTask task, Map<?, ?> answer) {
    String n = task.getTopicName().replaceFirst("^.*-", "");
    try {
      return JSON.writeValueAsString(
          Map.of(
              "facts",
              Map.of("number" + n, answer.get("number")),
              "flags",
              Map.of("check" + n, "MATCH")));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
