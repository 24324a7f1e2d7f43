package io.onething.departments.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a department sent back, not yet understood.
 *
 * @param headers first value of each, names in lower case
 */
record DepartmentResponse(int status, Map<String, String> headers, byte[] body) {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  boolean isJson() {
    String type =
        headers
            .getOrDefault("content-type", "")
            .split(";")[0]
            .strip()
            .toLowerCase(java.util.Locale.ROOT);
    return type.equals("application/json")
        || (type.startsWith("application/") && type.endsWith("+json"));
  }

  boolean isEmpty() {
    return body.length == 0;
  }

  /** How long the department asks us to stay away, if it is busy and says so; an hour at most. */
  Optional<Duration> retryAfter(java.time.Clock clock) {
    String header = headers.get("retry-after");
    if ((status != 429 && status != 503) || header == null) {
      return Optional.empty();
    }
    return RetryAfter.parse(header, clock)
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  /** Status and kind of content, for messages. */
  String described() {
    String type = headers.get("content-type");
    return type == null
        ? "HTTP " + status
        : "HTTP " + status + " with " + type.split(";")[0].strip();
  }
}
