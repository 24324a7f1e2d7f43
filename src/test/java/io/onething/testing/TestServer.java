package io.onething.testing;

import io.onething.ServerApplication;
import io.onething.sandbox.SandboxApplication;
import io.onething.sandbox.SandboxFixture;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * A real server on a fresh schema with the sandbox's identity provider beside it, both on free
 * ports. One server is shared by all tests of a JVM that do not ask for their own.
 */
public final class TestServer implements AutoCloseable {

  public static final String DEMO_SECRET = "demo-secret";
  public static final String WORKER_SECRET = "worker-secret";
  public static final String WATCH_SECRET = "watch-secret";
  public static final String CALLBACK_SECRET = SandboxFixture.CALLBACK_SECRET;

  private static final String SERVER_SECRET = "server-secret";

  /** Null when closed: a test class keeps its server for ever, and a server takes 70 MB. */
  private ConfigurableApplicationContext sandbox;

  private ConfigurableApplicationContext server;
  private final int port;

  private TestServer(
      ConfigurableApplicationContext sandbox, ConfigurableApplicationContext server, int port) {
    this.sandbox = sandbox;
    this.server = server;
    this.port = port;
  }

  private static final class Shared {
    static final TestServer SERVER = SharedParts.keep(start());
  }

  /** The server that all tests share; nobody closes it. */
  public static TestServer shared() {
    WebApplications.serve(Shared.SERVER.bean(ProcessEngine.class));
    return Shared.SERVER;
  }

  /** Starts a server of one's own; {@code arguments} as on the command line. */
  public static TestServer start(String... arguments) {
    return start(List.of(), arguments);
  }

  /** Starts a server of one's own with further configuration classes. */
  public static TestServer start(List<Class<?>> sources, String... arguments) {
    int port = freePort();
    Map<String, Object> properties = new HashMap<>();
    properties.put("onething.sandbox.port", 0);
    properties.put("onething.sandbox.server-url", "http://localhost:" + port);
    properties.put("onething.sandbox.server-client-secret", SERVER_SECRET);
    properties.put(
        "onething.sandbox.server-redirect-uris",
        "http://localhost:" + port + "/login/oauth2/code/identity");
    properties.put("onething.sandbox.worker-client-secret", WORKER_SECRET);
    properties.put("onething.sandbox.watch-client-secret", WATCH_SECRET);
    properties.put(
        "onething.sandbox.time-machine-url", "http://localhost:" + port + "/time-machine");
    properties.put("onething.sandbox.demo-secret", DEMO_SECRET);
    properties.putAll(SandboxFixture.departmentSecrets());
    ConfigurableApplicationContext sandbox = SandboxApplication.start(properties);
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--server.port=" + port,
                "--spring.datasource.url=" + TestDatabase.emptySchema(),
                "--spring.datasource.username=root",
                "--spring.datasource.password=",
                "--onething.identity.issuer=http://localhost:" + portOf(sandbox),
                "--onething.identity.client-secret=" + SERVER_SECRET,
                "--onething.public-url=http://localhost:" + port,
                "--onething.uploads.folder=target/uploads/" + port,
                "--POLICE_ORIGIN_CALLBACK_SECRET=" + CALLBACK_SECRET));
    settings.addAll(List.of(arguments));
    ConfigurableApplicationContext server =
        new SpringApplicationBuilder(ServerApplication.class)
            .sources(sources.toArray(Class<?>[]::new))
            .run(settings.toArray(String[]::new));
    return new TestServer(sandbox, server, port);
  }

  /**
   * A second server on the same database, with the same sandbox; it is closed by itself.
   *
   * @param arguments as on the command line
   */
  public ConfigurableApplicationContext startBeside(String... arguments) {
    return new SpringApplicationBuilder(ServerApplication.class)
        .run(settingsBeside(arguments).toArray(String[]::new));
  }

  /**
   * What the command line of a second server on the same database says.
   *
   * @param arguments further ones
   */
  public List<String> settingsBeside(String... arguments) {
    int beside = freePort();
    Environment same = server.getEnvironment();
    List<String> settings =
        new ArrayList<>(
            List.of("--server.port=" + beside, "--onething.public-url=http://localhost:" + port));
    for (String name :
        List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "onething.identity.issuer",
            "onething.identity.client-secret",
            "POLICE_ORIGIN_CALLBACK_SECRET")) {
      settings.add("--" + name + "=" + same.getRequiredProperty(name));
    }
    settings.addAll(List.of(arguments));
    return settings;
  }

  /** An address of the server. */
  public URI address(String pathAndQuery) {
    return URI.create("http://localhost:" + port + pathAndQuery);
  }

  /** An address of the sandbox. */
  public URI sandbox(String pathAndQuery) {
    return URI.create("http://localhost:" + portOf(sandbox) + pathAndQuery);
  }

  /** A bean of the server. */
  public <T> T bean(Class<T> type) {
    return server.getBean(type);
  }

  /** The server's context. */
  public ConfigurableApplicationContext context() {
    return server;
  }

  /** A new browser that nobody has signed in with; Tasklist shows this server's tasks. */
  public TestBrowser browser() {
    WebApplications.serve(bean(ProcessEngine.class));
    return new TestBrowser(this);
  }

  @Override
  public void close() {
    server.close();
    sandbox.close();
    server = null;
    sandbox = null;
  }

  private static int portOf(ConfigurableApplicationContext context) {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException problem) {
      throw new IllegalStateException("No free port", problem);
    }
  }
}
