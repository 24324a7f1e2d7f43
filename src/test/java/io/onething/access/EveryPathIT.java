package io.onething.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.TestServer;
import jakarta.servlet.ServletContext;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Asks, as a visitor, every path that any servlet or controller is mapped to. */
class EveryPathIT {

  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");

  private record Call(String method, String path) {}

  @Test
  void aVisitorFindsOnlyTheWrittenListOpen() {
    TestServer server = TestServer.shared();
    Set<Call> calls = new java.util.LinkedHashSet<>();
    controllers(server).forEach((path, methods) -> add(calls, path, methods));
    servlets(server).forEach(path -> add(calls, path, Set.copyOf(METHODS)));
    List<OpenDoors.Door> open = new ArrayList<>(OpenDoors.API);
    open.addAll(OpenDoors.CALLBACKS);
    open.addAll(OpenDoors.OUTSIDE);

    List<String> wrong = new ArrayList<>();
    for (Call call : calls) {
      int status =
          server
              .browser()
              .send(
                  server
                      .browser()
                      .request(call.path())
                      .method(call.method(), HttpRequest.BodyPublishers.noBody()))
              .statusCode();
      boolean listed =
          open.stream().anyMatch(door -> door.matcher().matches(request(call)))
              || call.path().startsWith("/oauth2/authorization/")
              || call.path().startsWith("/login/oauth2/code/");
      boolean shut = status == 401 || status == 403 || isWayToSignIn(call, status);
      if (listed == shut && !(listed && call.path().startsWith("/api/callbacks/"))) {
        wrong.add(
            call.method()
                + " "
                + call.path()
                + " answers "
                + status
                + (listed ? ", listed" : ", not listed"));
      }
    }

    assertThat(calls).hasSizeGreaterThan(60);
    assertThat(wrong).isEmpty();
  }

  @Test
  void theListIsAsShortAsItIsWritten() {
    assertThat(OpenDoors.API.stream().map(OpenDoors.Door::pattern))
        .containsExactly(
            "/api/catalog",
            "/api/catalog/**",
            "/api/demo",
            "/api/session",
            "/api/verifications/**",
            "/actuator/health/departments");
    assertThat(OpenDoors.CALLBACKS.stream().map(OpenDoors.Door::pattern))
        .containsExactly("/api/callbacks/**");
  }

  /** A page of Camunda's sends a visitor to sign in; nothing of it is shown. */
  private static boolean isWayToSignIn(Call call, int status) {
    return status == 302
        && call.method().equals("GET")
        && (call.path().equals("/camunda") || call.path().startsWith("/camunda/"));
  }

  private static void add(Set<Call> calls, String path, Set<String> methods) {
    methods.forEach(method -> calls.add(new Call(method, path)));
  }

  private static MockHttpServletRequest request(Call call) {
    MockHttpServletRequest request = new MockHttpServletRequest(call.method(), call.path());
    request.setServletPath(call.path());
    return request;
  }

  private static Map<String, Set<String>> controllers(TestServer server) {
    Map<String, Set<String>> paths = new TreeMap<>();
    server.context().getBeansOfType(AbstractHandlerMethodMapping.class).values().stream()
        .flatMap(
            mapping ->
                ((AbstractHandlerMethodMapping<?>) mapping).getHandlerMethods().keySet().stream())
        .filter(RequestMappingInfo.class::isInstance)
        .map(RequestMappingInfo.class::cast)
        .forEach(
            mapped -> {
              Set<String> methods =
                  mapped.getMethodsCondition().getMethods().stream()
                      .map(Enum::name)
                      .collect(Collectors.toSet());
              mapped
                  .getPatternValues()
                  .forEach(
                      pattern ->
                          paths
                              .computeIfAbsent(concrete(pattern), path -> new TreeSet<>())
                              .addAll(methods.isEmpty() ? METHODS : methods));
            });
    return paths;
  }

  private static Set<String> servlets(TestServer server) {
    ServletContext servlets = ((WebApplicationContext) server.context()).getServletContext();
    Set<String> paths = new TreeSet<>();
    java.util.Objects.requireNonNull(servlets)
        .getServletRegistrations()
        .values()
        .forEach(
            servlet ->
                servlet
                    .getMappings()
                    .forEach(
                        mapping -> {
                          if (mapping.equals("/")) {
                            paths.add("/no-such-path");
                          } else {
                            paths.add(mapping.replace("/*", ""));
                            paths.add(mapping.replace("*", "some/path"));
                          }
                        }));
    return paths;
  }

  private static String concrete(String pattern) {
    return pattern.replaceAll("\\{[^}]+}", "x").replace("**", "x").replace("*", "x");
  }
}
