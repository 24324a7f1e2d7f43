package io.onething.departments.calls;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a department sent back, not yet understood.
 *
 * @param headers first value of each, names in lower case
 */
public record DepartmentResponse(int status, Map<String, String> headers, byte[] body) {
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Pattern CHARSET =
      Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([A-Za-z0-9._-]+)\"?");

  private static final Pattern XML_ENCODING =
      Pattern.compile("^<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  /** Copies the headers. */
  public DepartmentResponse {
    headers = Map.copyOf(headers);
  }

  boolean isRedirect() {
    return status >= 300 && status < 400;
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** Without its parameters, in lower case; empty when there is none. */
  String contentType() {
    return headers
        .getOrDefault("content-type", "")
        .split(";", 2)[0]
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The encoding that the content type names; null when it names none that Java knows. */
  public @Nullable Charset charset() {
    Matcher named = CHARSET.matcher(headers.getOrDefault("content-type", ""));
    return named.find() ? known(named.group(1)) : null;
  }

  /** The body as people read it, in the encoding that it is read in. */
  public String text() {
    Charset charset = charset();
    return new String(body, charset == null ? declared() : charset);
  }

  /** The encoding that XML names in its first line, UTF-8 otherwise. */
  private Charset declared() {
    String start = new String(body, 0, Math.min(body.length, 200), StandardCharsets.US_ASCII);
    Matcher named = XML_ENCODING.matcher(start);
    Charset charset = named.find() ? known(named.group(1)) : null;
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  private static @Nullable Charset known(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** How long the department asks us to stay away, if it is busy and says so; an hour at most. */
  public Optional<Duration> retryAfter(InstantSource time) {
    String header = headers.get("retry-after");
    if ((status != 429 && status != 503) || header == null) {
      return Optional.empty();
    }
    return RetryAfter.parse(header, time)
        .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }

  /** Status and kind of content, for messages. */
  String described() {
    String type = contentType();
    return type.isEmpty() ? "HTTP " + status : "HTTP " + status + " with " + type;
  }
}
