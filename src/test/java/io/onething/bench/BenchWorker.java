package io.onething.bench;

import io.onething.WorkerApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A worker in a JVM of its own: our role or official clients. Starts and stops on command, so that
 * it stays warm while another is measured, and ends with the JVM that started it.
 */
public final class BenchWorker {

  /** Begins each line that answers a command. */
  static final String DONE = "BENCH-WORKER ";

  private final WorkerSpec spec;
  private @Nullable ConfigurableApplicationContext ours;
  private @Nullable OfficialClients clients;

  private BenchWorker(WorkerSpec spec) {
    this.spec = spec;
  }

  public static void main(String[] arguments) throws IOException {
    BenchWorker worker = new BenchWorker(WorkerSpec.of(List.of(arguments)));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String command; (command = commands.readLine()) != null; ) {
      if (command.equals("start")) {
        worker.start();
      } else {
        worker.stop();
      }
      System.out.println(DONE + command);
    }
    Runtime.getRuntime().halt(0);
  }

  private void start() throws IOException {
    if (spec.lane().clients() > 0) {
      OfficialClients official = new OfficialClients(spec);
      official.start();
      clients = official;
      return;
    }
    Path folder = Path.of("target", "bench-data", "worker-" + spec.id());
    FileSystemUtils.deleteRecursively(folder);
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "onething.data.location", new BenchFiles(folder).departments(spec.lane().id()).location());
    settings.put("onething.worker.server", spec.server());
    settings.put("onething.worker.token-uri", spec.tokenAddress());
    settings.put("onething.worker.client-id", WorkerSpec.CLIENT);
    settings.put("onething.worker.client-secret", WorkerSpec.SECRET);
    settings.put("onething.worker.id", spec.id());
    settings.put("onething.worker.lock", spec.lockMillis() + "ms");
    settings.put("BENCH_DEPARTMENTS", spec.departments());
    ours =
        WorkerApplication.builder()
            .properties("spring.config.name=worker")
            .initializers(
                context ->
                    context
                        .getEnvironment()
                        .getPropertySources()
                        .addFirst(
                            new org.springframework.core.env.MapPropertySource("bench", settings)))
            .run();
  }

  private void stop() {
    if (clients != null) {
      clients.stop();
    }
    if (ours != null) {
      ours.close();
    }
  }
}
