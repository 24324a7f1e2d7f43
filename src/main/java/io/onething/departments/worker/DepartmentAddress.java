package io.onething.departments.worker;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where a department's interface is. Every call stays on this host and below this path. */
record DepartmentAddress(URI base) {
  private static final Pattern UNSAFE = Pattern.compile("\\.\\.|//|[?#\\\\%\\p{Cntrl}]|/\\./");

  /**
   * @throws IllegalArgumentException when {@code text} is no absolute http(s) address
   */
  static DepartmentAddress of(String text) {
    URI base = URI.create(text.replaceFirst("/+$", ""));
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!http || base.getHost() == null || base.getQuery() != null || base.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address, expected https://host/path");
    }
    return new DepartmentAddress(base);
  }

  /**
   * The address of one call.
   *
   * @throws ContractBroken when path or parameters would lead anywhere else
   */
  URI resolve(String path, Map<String, String> parameters) {
    if (!path.startsWith("/") || UNSAFE.matcher(path).find()) {
      throw new ContractBroken(
          "the url of the call is no plain path below the department's address");
    }
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    try {
      String encodedPath = new URI(null, null, path, null).toASCIIString();
      return URI.create(base + encodedPath + (query.isEmpty() ? "" : "?" + query));
    } catch (URISyntaxException impossible) {
      throw new ContractBroken(
          "the url of the call is no plain path below the department's address");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
