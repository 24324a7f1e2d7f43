package io.onething.departments.calls;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request as it goes out, byte by byte. What proves who we are is added last, so that one made by
 * {@link DepartmentCaller#prepare} can be shown to people.
 *
 * @param address absolute, encoded
 * @param headers by name, in any case
 * @param body empty when nothing is sent
 * @param timeout from the first byte sent to the last one received
 */
public record OutgoingRequest(
    String method, URI address, Map<String, String> headers, byte[] body, Duration timeout) {

  /** Copies the headers. */
  public OutgoingRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /** The same with one more header, or another value of it. */
  OutgoingRequest with(String header, String value) {
    Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(headers);
    more.put(header, value);
    return new OutgoingRequest(method, address, more, body, timeout);
  }

  /** Path and query as they stand in the first line of the request. */
  public String target() {
    String query = address.getRawQuery();
    String path = address.getRawPath();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /** The body as text; every format that is sent is UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Shows neither headers nor query nor body: they hold secrets and personal data. */
  @Override
  public String toString() {
    return method + " " + address.getHost();
  }
}
