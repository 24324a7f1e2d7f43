package io.onething.access;

import io.onething.access.web.PortalRoutes;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The written list of what needs no sign-in. Everything else answers 401 or 403 to a visitor; a
 * test asks every mapped path.
 */
final class OpenDoors {

  /** One open address: a method, or null for any, and a path pattern. */
  record Door(@org.jspecify.annotations.Nullable HttpMethod method, String pattern) {
    RequestMatcher matcher() {
      PathPatternRequestMatcher.Builder builder = PathPatternRequestMatcher.withDefaults();
      return method == null ? builder.matcher(pattern) : builder.matcher(method, pattern);
    }
  }

  /** Parts of the API. */
  static final List<Door> API =
      List.of(
          new Door(HttpMethod.GET, "/api/catalog"),
          new Door(HttpMethod.GET, "/api/catalog/**"),
          new Door(HttpMethod.GET, "/api/demo"),
          new Door(HttpMethod.GET, "/api/session"),
          // Whoever holds a document may verify it.
          new Door(HttpMethod.GET, "/api/verifications/**"),
          // A status without details; those are an operator's.
          new Door(HttpMethod.GET, "/actuator/health/departments"));

  /** Departments prove themselves by the signature of each callback. */
  static final List<Door> CALLBACKS = List.of(new Door(HttpMethod.POST, "/api/callbacks/**"));

  /** The rest of the server: portal, descriptions, liveness. */
  static final List<Door> OUTSIDE = outside();

  private OpenDoors() {}

  static RequestMatcher matcher(List<Door> doors) {
    return new OrRequestMatcher(doors.stream().map(Door::matcher).toList());
  }

  private static List<Door> outside() {
    List<Door> doors =
        new ArrayList<>(
            List.of(
                new Door(HttpMethod.GET, "/v3/api-docs"),
                new Door(HttpMethod.GET, "/v3/api-docs.yaml"),
                new Door(HttpMethod.GET, "/actuator/health"),
                new Door(HttpMethod.GET, "/actuator/health/liveness"),
                new Door(HttpMethod.GET, "/actuator/health/readiness")));
    PortalRoutes.PAGES.forEach(page -> doors.add(new Door(HttpMethod.GET, page)));
    PortalRoutes.FILES.forEach(file -> doors.add(new Door(HttpMethod.GET, file)));
    return List.copyOf(doors);
  }
}
