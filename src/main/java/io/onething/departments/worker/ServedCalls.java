package io.onething.departments.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of calls as the server has them, released ones included. The worker begins with its
 * own; what the server has otherwise or in addition takes their place while it runs. When the
 * server is away the last files stay. Addresses, secrets and limits are the worker's own: a call of
 * a department that it does not know is left to others.
 */
final class ServedCalls implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedCalls.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CALL = Pattern.compile("workers/([a-z0-9-]+)/([a-z0-9.-]+)\\.yaml");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final GatewayToken token;
  private final DataFiles own;
  private final Function<String, @Nullable DepartmentWorker> workers;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, String> taken = new HashMap<>();
  private @Nullable String version;

  /**
   * @param own the files that the worker was started with
   * @param workers who works for the department of this id; null if nobody here does
   */
  ServedCalls(
      String server,
      GatewayToken token,
      DataFiles own,
      Function<String, @Nullable DepartmentWorker> workers) {
    this.address = URI.create(server.replaceFirst("/+$", "") + "/engine-gateway/calls");
    this.token = token;
    this.own = own;
    this.workers = workers;
    own.matching("workers/*/*.yaml").forEach(file -> taken.put(file.path(), file.text()));
  }

  /** Asks once, and takes up what is new. */
  @Override
  public synchronized void run() {
    try {
      HttpResponse<String> answer = ask();
      if (answer.statusCode() == 200) {
        takeUp(JSON.readTree(answer.body()));
        version = answer.headers().firstValue("ETag").orElse(null);
      } else if (answer.statusCode() != 304) {
        LOG.warn("The server gives no calls ({}), the last ones stay", answer.statusCode());
      }
    } catch (JsonProcessingException unreadable) {
      LOG.warn(
          "The server's calls cannot be read, the last ones stay: {}", unreadable.getMessage());
    } catch (IOException | NoAnswer away) {
      LOG.debug("The server is away, the last calls stay: {}", away.getMessage());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unexpected) {
      LOG.error("New calls could not be taken up, the last ones stay", unexpected);
    }
  }

  private HttpResponse<String> ask() throws IOException, NoAnswer, InterruptedException {
    String bearer = "Bearer " + token.token().current();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("Authorization", bearer);
    if (version != null) {
      request.header("If-None-Match", version);
    }
    HttpResponse<String> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() == 401) {
      token.refused(bearer);
    }
    return answer;
  }

  private void takeUp(JsonNode served) {
    Map<String, DataFile> changed = new TreeMap<>();
    for (JsonNode each : served) {
      String path = each.path("path").asText();
      String content = each.path("content").asText();
      if (CALL.matcher(path).matches() && !content.equals(taken.get(path))) {
        changed.put(path, new DataFile(path, content.getBytes(StandardCharsets.UTF_8)));
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    Map<String, DataFile> all = new TreeMap<>(changed);
    taken.forEach(
        (path, content) ->
            all.putIfAbsent(path, new DataFile(path, content.getBytes(StandardCharsets.UTF_8))));
    DepartmentFiles read = DepartmentFiles.readable(own.with(List.copyOf(all.values())));
    changed.values().forEach(file -> takeUp(file, read));
  }

  private void takeUp(DataFile file, DepartmentFiles read) {
    taken.put(file.path(), file.text());
    @Nullable DepartmentWorker worker = workers.apply(file.folder());
    @Nullable Call call = read.find(file.stem()).orElse(null);
    if (worker == null) {
      LOG.warn("{} is left to other workers: this one knows no such department", file.path());
    } else if (call == null || !call.department().equals(file.folder())) {
      LOG.error("{} cannot be read by this worker, which goes on as before", file.path());
    } else {
      worker.take(call);
      LOG.info("{} is taken up from the server", file.path());
    }
  }

  void close() {
    http.close();
  }
}
