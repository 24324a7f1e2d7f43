package io.onething.departments;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to a department.
 *
 * @param method HTTP method
 * @param url path below the department's base URL, or an absolute address on one of its allowed
 *     hosts
 * @param headers sent besides sign-in and idempotency key
 * @param queryParameters appended to the URL; those that are null are left out
 * @param format how the body is written
 * @param body null when nothing is sent
 * @param timeout from the first byte sent to the last one received
 */
public record Request(
    String method,
    Template url,
    Map<String, Template> headers,
    Map<String, Template> queryParameters,
    BodyFormat format,
    @Nullable FeelExpression body,
    Duration timeout) {

  /** Copies its maps. */
  public Request {
    headers = Map.copyOf(headers);
    queryParameters = Map.copyOf(queryParameters);
  }

  /**
   * What the department is really asked, as text: two requests of equal text have equal answers.
   * Only for requests without effect, which name nothing but facts.
   *
   * @param facts the facts to ask with; missing ones null
   */
  public String asked(Map<String, @Nullable Object> facts) {
    return String.join(
        "\n",
        method,
        String.valueOf(url.text(facts)),
        new TreeMap<>(queryParameters)
            .entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().text(facts))
                .toList()
                .toString(),
        body == null ? "" : String.valueOf(body.evaluate(facts)));
  }
}
