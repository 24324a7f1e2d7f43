package io.onething.departments.worker;

import io.onething.WorkerApplication;
import io.onething.departments.calls.FakeDepartment;
import io.onething.departments.calls.WorkerFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ConfigurableApplicationContext;

/** A gateway, two departments, and the worker role between them with files of the test's own. */
final class WorkerTrial implements AutoCloseable {
  final FakeGateway gateway = new FakeGateway();
  final FakeDepartment alpha = new FakeDepartment();
  final FakeDepartment beta = new FakeDepartment();
  private final Path folder;
  private ConfigurableApplicationContext worker;

  WorkerTrial(Path folder, WorkerFolder files) throws IOException {
    this.folder = files.writeTo(folder);
  }

  /** Starts a worker of this name; further settings as {@code name=value}. */
  ConfigurableApplicationContext start(String id, String... more) {
    List<String> arguments = new ArrayList<>();
    settings(id).forEach((name, value) -> arguments.add("--" + name + "=" + value));
    for (String setting : more) {
      arguments.add("--" + setting);
    }
    worker = WorkerApplication.builder().run(arguments.toArray(String[]::new));
    return worker;
  }

  /** What a worker of this name must be told. */
  Map<String, String> settings(String id) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("onething.data.location", folder.toUri().toString());
    settings.put("onething.worker.server", gateway.address());
    settings.put("onething.worker.token-uri", gateway.address() + "/token");
    settings.put("onething.worker.client-id", "worker");
    settings.put("onething.worker.client-secret", "secret");
    settings.put("onething.worker.id", id);
    settings.put("ALPHA_URL", alpha.address());
    settings.put("BETA_URL", beta.address());
    return settings;
  }

  /** Stops the worker that was started last. */
  void stop() {
    worker.close();
  }

  @Override
  public void close() {
    if (worker != null) {
      worker.close();
    }
    alpha.close();
    beta.close();
    gateway.close();
  }
}
