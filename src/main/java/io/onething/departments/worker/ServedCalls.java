package io.onething.departments.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of calls as the server has them, released ones included. The worker begins with its
 * own; what the server has otherwise or in addition takes their place while it runs. When the
 * server is away the last files stay. Addresses and secrets are the worker's own, and so is the
 * file of a department that it was started with: only new departments come. The server is told
 * which of those that came with releases this worker can call, whichever way it knows them.
 */
final class ServedCalls implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ServedCalls.class);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CALL = Pattern.compile("workers/([a-z0-9-]+)/([a-z0-9.-]+)\\.yaml");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final GatewayToken token;
  private final DataFiles own;
  private final Collection<DepartmentWorker> workers;
  private final AddedDepartments added;
  private final String workerId;
  private final GatewayPost reports;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Map<String, String> taken = new HashMap<>();
  private final Set<String> released = new HashSet<>();
  private @Nullable String version;

  /**
   * @param own the files that the worker was started with
   * @param workers who works for departments
   * @param added takes up departments that were not there then
   * @param workerId by which the server knows this worker
   */
  ServedCalls(
      String server,
      GatewayToken token,
      DataFiles own,
      Collection<DepartmentWorker> workers,
      AddedDepartments added,
      String workerId) {
    String gateway = server.replaceFirst("/+$", "") + "/engine-gateway";
    this.address = URI.create(gateway + "/calls");
    this.token = token;
    this.own = own;
    this.workers = workers;
    this.added = added;
    this.workerId = workerId;
    this.reports = new GatewayPost(URI.create(gateway + "/departments"), token, PATIENCE, PATIENCE);
    own.matching("workers/*/*.yaml").forEach(file -> taken.put(file.path(), file.text()));
  }

  /** Asks once, and takes up what is new. */
  @Override
  public synchronized void run() {
    try {
      HttpResponse<String> answer = ask();
      if (answer.statusCode() == 200) {
        boolean all = takeUp(JSON.readTree(answer.body()));
        version = all ? answer.headers().firstValue("ETag").orElse(null) : null;
      } else if (answer.statusCode() != 304) {
        LOG.warn("The server gives no calls ({}), the last ones stay", answer.statusCode());
      }
      report();
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

  /** Said again each time: the server forgets a worker that is silent. */
  private void report() throws IOException, NoAnswer, InterruptedException {
    Map<String, String> failed = added.failures();
    Map<String, List<String>> departments = added.states();
    workers.stream()
        .map(DepartmentWorker::department)
        .filter(released::contains)
        .forEach(atWork -> departments.putIfAbsent(atWork, List.of()));
    if (!departments.isEmpty() || !failed.isEmpty()) {
      HttpResponse<String> answer =
          reports.send(Map.of("workerId", workerId, "departments", departments, "failed", failed));
      if (answer.statusCode() >= 300) {
        LOG.warn(
            "The server does not want to know of new departments ({}): {}",
            answer.statusCode(),
            answer.body());
      }
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

  /** False if something is to be tried again. */
  private boolean takeUp(JsonNode served) {
    Map<String, DataFile> changed = new TreeMap<>();
    released.clear();
    for (JsonNode each : served) {
      String path = each.path("path").asText();
      String content = each.path("content").asText();
      if (!CALL.matcher(path).matches()) {
        continue;
      }
      DataFile file = new DataFile(path, content.getBytes(StandardCharsets.UTF_8));
      if (isDepartment(path)) {
        released.add(file.folder());
      }
      if (!content.equals(taken.get(path)) && !(isDepartment(path) && taken.containsKey(path))) {
        changed.put(path, file);
      }
    }
    return changed.isEmpty() || takeUp(changed);
  }

  private boolean takeUp(Map<String, DataFile> changed) {
    Map<String, DataFile> all = new TreeMap<>(changed);
    taken.forEach(
        (path, content) ->
            all.putIfAbsent(path, new DataFile(path, content.getBytes(StandardCharsets.UTF_8))));
    DepartmentFiles read = DepartmentFiles.readable(own.with(List.copyOf(all.values())));
    Set<String> before =
        workers.stream().map(DepartmentWorker::department).collect(Collectors.toSet());
    Set<String> failed = new HashSet<>();
    for (DataFile file : changed.values()) {
      if (isDepartment(file.path()) && !isTaken(file, () -> takeUpDepartment(file, read))) {
        failed.add(file.folder());
      }
    }
    boolean everything = failed.isEmpty();
    for (DataFile file : changed.values()) {
      String department = file.folder();
      if (!isDepartment(file.path()) && !failed.contains(department)) {
        boolean comesWithIt = !before.contains(department) && added.knows(department);
        everything &= isTaken(file, () -> comesWithIt || takeUp(file, read));
      }
    }
    return everything;
  }

  /** What fails harms no other file, and is tried again at the next look. */
  private boolean isTaken(DataFile file, BooleanSupplier taking) {
    try {
      boolean done = taking.getAsBoolean();
      if (done) {
        taken.put(file.path(), file.text());
      }
      return done;
    } catch (RuntimeException unexpected) {
      LOG.error("{} could not be taken up; it is tried again", file.path(), unexpected);
      return false;
    }
  }

  private static boolean isDepartment(String path) {
    return path.endsWith("/" + BundleFolder.DEPARTMENT_FILE);
  }

  /** False if it is to be tried again; its calls are taken up with it, or wait for its settings. */
  private boolean takeUpDepartment(DataFile file, DepartmentFiles read) {
    List<Department> all = read.departments();
    for (Department department : all) {
      if (department.id().equals(file.folder())) {
        return added.take(department, read.callsOf(department.id()), all);
      }
    }
    LOG.error("{} cannot be read by this worker", file.path());
    return true;
  }

  /** True: it is done with, also where it is left to others. */
  private boolean takeUp(DataFile file, DepartmentFiles read) {
    @Nullable DepartmentWorker worker =
        workers.stream()
            .filter(each -> each.department().equals(file.folder()))
            .findFirst()
            .orElse(null);
    @Nullable Call call = read.find(file.stem()).orElse(null);
    if (worker == null) {
      LOG.warn("{} is left to other workers: this one knows no such department", file.path());
    } else if (call == null || !call.department().equals(file.folder())) {
      LOG.error("{} cannot be read by this worker, which goes on as before", file.path());
    } else {
      worker.take(call);
      LOG.info("{} is taken up from the server", file.path());
    }
    return true;
  }

  /** Nothing new is taken up any more. */
  void stop() {
    added.stop();
  }

  void close() {
    http.close();
  }
}
