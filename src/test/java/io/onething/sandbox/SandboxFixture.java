package io.onething.sandbox;

import io.onething.sandbox.departments.DepartmentProperties;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A sandbox on a free port, for tests that talk HTTP to it. */
public final class SandboxFixture implements AutoCloseable {

  public static final String CALLBACK_SECRET = "callback-secret";
  public static final String SERVER_SECRET = "server-secret";
  public static final String WORKER_SECRET = "worker-secret";
  public static final String USER = "onething";

  public static final String DEMO_SECRET = "demo-secret";
  public static final String REDIRECT = "http://localhost:9/login/oauth2/code/identity";

  private final ConfigurableApplicationContext context;

  private SandboxFixture(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Starts it; {@code server} is where callbacks and time machine calls go. */
  public static SandboxFixture start(URI server) {
    return start(server, Map.of());
  }

  /** Starts it with more settings. */
  public static SandboxFixture start(URI server, Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(more);
    properties.put("onething.sandbox.port", 0);
    properties.put("onething.sandbox.server-url", server.toString());
    properties.put("onething.sandbox.server-client-secret", SERVER_SECRET);
    properties.put("onething.sandbox.server-redirect-uris", REDIRECT);
    properties.put("onething.sandbox.worker-client-secret", WORKER_SECRET);
    properties.put(
        "onething.sandbox.time-machine-url", server.resolve("/api/demo/time-machine").toString());
    properties.put("onething.sandbox.demo-secret", DEMO_SECRET);
    properties.putAll(departmentSecrets());
    return new SandboxFixture(SandboxApplication.start(properties));
  }

  /** What the departments have agreed on with their callers, by property. */
  public static Map<String, String> departmentSecrets() {
    Map<String, String> secrets =
        new HashMap<>(
            DepartmentProperties.of(null)
                .secrets(
                    department -> keyOf(department.toLowerCase(Locale.ROOT).replace('_', '-'))));
    secrets.put("CIVIL_AFFAIRS_USER", USER);
    secrets.put("HOUSING_CLIENT_ID", USER);
    secrets.put("POLICE_ORIGIN_CALLBACK_SECRET", CALLBACK_SECRET);
    return secrets;
  }

  /**
   * The secret that a department shares with its callers; of characters that a form has to encode.
   */
  public static String keyOf(String department) {
    return "key+of/" + department + "&=";
  }

  public URI address(String pathAndQuery) {
    int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    return URI.create("http://localhost:" + port + pathAndQuery);
  }

  @Override
  public void close() {
    context.close();
  }
}
