package io.onething.sandbox;

import io.onething.OneThing;
import io.onething.WorkerApplication;
import io.onething.catalog.FaultyFiles;
import io.onething.sandbox.departments.DepartmentProperties;
import io.onething.sandbox.timemachine.TimeMachineSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * Everything in one process: database, identity and departments, server and worker, which speak
 * HTTP to each other as they do in production.
 */
public final class Demo implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Demo.class);
  private static final String DATA_LOCATION = "onething.data.location";

  private final Options options;
  private final DepartmentProperties departments;
  private final DemoKeys keys;
  private final List<AutoCloseable> running = new ArrayList<>();
  private @Nullable ConfigurableApplicationContext server;

  private Demo(Options options, DepartmentProperties departments) {
    this.options = options;
    this.departments = departments;
    this.keys = new DemoKeys(options.data().resolve("keys.properties"));
  }

  /**
   * Where the demo runs.
   *
   * @param programs where the database's programs are unpacked
   * @param data what is kept between runs
   * @param serverPort the port of the portal, 0 for a free one
   * @param sandboxPort the port of identity and departments, 0 for a free one
   * @param settings further settings, such as a bench needs
   */
  public record Options(
      Path programs, Path data, int serverPort, int sandboxPort, Map<String, String> settings) {

    /** A port that is free now, for tests. */
    public static int freePort() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException noPort) {
        throw new UncheckedIOException("No free port on this machine", noPort);
      }
    }
  }

  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--help")) {
      System.out.println(
          """
          Usage: java -jar onething-demo.jar [--server-port=8080] [--sandbox-port=8081] [--data=<folder>] [--fresh]

            --fresh          start over: forget all cases of earlier runs
            --only=sandbox   identity and departments alone, told by onething.sandbox.* and the departments' keys
          """);
      return;
    }
    if (List.of(arguments).contains("--only=sandbox")) {
      SandboxApplication.main(arguments);
      return;
    }
    Arguments given = Arguments.of(arguments);
    Path target =
        Files.isDirectory(Path.of("target")) ? Path.of("target") : Path.of("onething-demo");
    Path data = Path.of(given.get("data", target.resolve("demo-data").toString()));
    Options options =
        new Options(
            target.resolve("mariadb"),
            data,
            Integer.parseInt(given.get("server-port", "8080")),
            Integer.parseInt(given.get("sandbox-port", "8081")),
            given.dotted());
    Demo demo;
    try {
      demo = start(options, given.has("fresh") || Boolean.getBoolean("fresh"));
    } catch (DemoRefused refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-stop"));
    log.info("一件事演示已启动 OneThing is ready: {}", demo.serverUrl());
    log.info("沙箱部门 The departments' sandbox: {}", demo.sandboxUrl());
  }

  /**
   * Starts everything; returns when the portal answers and the worker fetches.
   *
   * @throws IllegalStateException if another demo has the data folder or a port is taken; nothing
   *     has been touched then
   */
  public static Demo start(Options given) {
    return start(given, false);
  }

  /**
   * @param fresh whether what earlier runs have kept is deleted first
   */
  private static Demo start(Options given, boolean fresh) {
    Options options =
        new Options(
            given.programs(),
            given.data(),
            given.serverPort() == 0 ? Options.freePort() : given.serverPort(),
            given.sandboxPort() == 0 ? Options.freePort() : given.sandboxPort(),
            given.settings());
    checkFree(options.serverPort(), "server-port");
    checkFree(options.sandboxPort(), "sandbox-port");
    DepartmentProperties departments = departmentsOf(options);
    DataFolder folder = DataFolder.claim(options.data());
    if (fresh) {
      startOver(options.data());
    }
    Demo demo = new Demo(options, departments);
    demo.running.add(folder);
    try {
      demo.startAll();
      return demo;
    } catch (RuntimeException failed) {
      demo.close();
      throw failed;
    }
  }

  /** Also those that stand beside the bundles that are tried. */
  private static DepartmentProperties departmentsOf(Options options) {
    String location =
        options
            .settings()
            .getOrDefault(
                DATA_LOCATION, System.getenv().getOrDefault("ONETHING_DATA_LOCATION", ""));
    try {
      return DepartmentProperties.of(location);
    } catch (FaultyFiles | UncheckedIOException unusable) {
      throw new DemoRefused(
          "沙箱部门的文件不能用（" + location + "sandbox/departments/）：",
          "The files of the sandbox's departments cannot be used:\n" + unusable.getMessage());
    }
  }

  private static void checkFree(int port, String option) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
    } catch (IOException taken) {
      throw new DemoRefused(
          "端口 %d 已被占用。请换一个端口：--%s=<端口>（Maven：-Dspring-boot.run.arguments=--%s=<端口>）。"
              .formatted(port, option, option),
          "Port %d is taken. Choose another: --%s=<port> (Maven: -Dspring-boot.run.arguments=--%s=<port>)."
              .formatted(port, option, option));
    }
  }

  private void startAll() {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(options.programs(), options.data().resolve("mariadb"));
    running.add(database);
    database.createSchema("onething");
    running.add(SandboxApplication.start(Map.copyOf(sandboxSettings())));
    server =
        OneThing.server()
            .sources(TimeMachineSetup.class)
            .initializers(given(serverSettings(database)))
            .registerShutdownHook(false)
            .run();
    running.add(server);
    running.add(
        WorkerApplication.builder()
            .initializers(given(workerSettings()))
            .registerShutdownHook(false)
            .run());
  }

  /** Settings that win over all others, and are not on a command line that everybody can read. */
  private static ApplicationContextInitializer<ConfigurableApplicationContext> given(
      Map<String, String> settings) {
    return context ->
        context
            .getEnvironment()
            .getPropertySources()
            .addFirst(new MapPropertySource("demo", Map.copyOf(settings)));
  }

  private Map<String, String> sandboxSettings() {
    Map<String, String> settings = departmentSecrets();
    settings.put(
        "onething.sandbox.data", options.data().resolve("sandbox").toAbsolutePath().toString());
    settings.put("onething.sandbox.port", String.valueOf(options.sandboxPort()));
    settings.put("onething.sandbox.issuer", sandboxUrl());
    settings.put("onething.sandbox.server-url", serverUrl());
    settings.put("onething.sandbox.server-client-secret", keys.get("server-client"));
    settings.put("onething.sandbox.worker-client-secret", keys.get("worker-client"));
    settings.put("onething.sandbox.watch-client-secret", keys.get("watch-client"));
    settings.put(
        "onething.sandbox.server-redirect-uris", serverUrl() + "/login/oauth2/code/identity");
    settings.put("onething.sandbox.time-machine-url", serverUrl() + "/time-machine");
    settings.put("onething.sandbox.demo-secret", keys.get("demo-secret"));
    takeOver(settings, "onething.sandbox.registers", DATA_LOCATION);
    return settings;
  }

  private Map<String, String> serverSettings(EmbeddedDatabase database) {
    Map<String, String> settings = departmentSecrets();
    settings.put("server.port", String.valueOf(options.serverPort()));
    settings.put("spring.datasource.url", database.url("onething"));
    settings.put("spring.datasource.username", "root");
    settings.put("spring.datasource.password", "");
    settings.put("onething.cases.key", keys.get("cases"));
    settings.put("onething.public-url", serverUrl());
    settings.put("onething.identity.issuer", sandboxUrl());
    settings.put("onething.identity.client-secret", keys.get("server-client"));
    settings.put("onething.demo.secret", keys.get("demo-secret"));
    settings.put("onething.demo.sandbox-url", sandboxUrl());
    settings.put(
        "onething.uploads.folder", options.data().resolve("uploads").toAbsolutePath().toString());
    settings.put("onething.demo.data", options.data().toAbsolutePath().toString());
    settings.putAll(options.settings());
    return settings;
  }

  private Map<String, String> workerSettings() {
    Map<String, String> settings = departmentSecrets();
    settings.put("onething.worker.server", serverUrl());
    settings.put("onething.worker.token-uri", sandboxUrl() + "/oauth2/token");
    settings.put("onething.worker.client-id", "worker");
    settings.put("onething.worker.client-secret", keys.get("worker-client"));
    settings.put("onething.worker.id", "worker-demo");
    takeOver(settings, DATA_LOCATION, "onething.worker.calls", "onething.worker.health-port");
    return settings;
  }

  private void takeOver(Map<String, String> settings, String... names) {
    for (String name : names) {
      String value = options.settings().get(name);
      if (value != null) {
        settings.put(name, value);
      }
    }
  }

  private Map<String, String> departmentSecrets() {
    Map<String, String> settings = new LinkedHashMap<>(departments.addresses(sandboxUrl()));
    settings.putAll(departments.secrets(keys::get));
    settings.put("CIVIL_AFFAIRS_USER", "onething");
    settings.put("HOUSING_CLIENT_ID", "onething");
    settings.put("HOUSING_TOKEN_URL", settings.get("HOUSING_URL") + "/token");
    settings.put("POLICE_ORIGIN_CALLBACK_SECRET", keys.get("police-origin-callback"));
    return settings;
  }

  public String serverUrl() {
    return "http://localhost:" + options.serverPort();
  }

  public String sandboxUrl() {
    return "http://localhost:" + options.sandboxPort();
  }

  /** The server's context, for tests that look behind the API. */
  public ConfigurableApplicationContext server() {
    if (server == null) {
      throw new IllegalStateException("The demo's server has not started, or has ended");
    }
    return server;
  }

  private static void startOver(Path data) {
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException locked) {
      throw new UncheckedIOException(
          "Cannot delete " + data + "; is another demo running?", locked);
    }
  }

  /** Stops everything, the database last. */
  @Override
  public void close() {
    for (AutoCloseable part : running.reversed()) {
      try {
        part.close();
      } catch (Exception problem) {
        log.warn("A part of the demo did not stop cleanly", problem);
      }
    }
    // Whoever keeps a demo that has ended does not keep its server too: it takes 70 MB.
    running.clear();
    server = null;
  }
}
