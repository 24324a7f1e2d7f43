package io.onething.departments.calls;

import io.onething.departments.AllowedHosts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a department's interface is. A call stays below this address, or goes to a host that the
 * department's file allows, and never from https to http.
 *
 * @param allowedHosts hosts besides the address's own
 */
public record DepartmentAddress(URI base, List<String> allowedHosts) {
  private static final Pattern UNSAFE = Pattern.compile("\\.\\.|//|[?#\\\\%\\p{Cntrl}]|/\\./");
  private static final Pattern ABSOLUTE = Pattern.compile("(https?://[^/?#\\\\]+)(/.*)?");

  /** Copies the hosts. */
  public DepartmentAddress {
    allowedHosts = List.copyOf(allowedHosts);
  }

  /**
   * The address that {@code text} names.
   *
   * @throws IllegalArgumentException when {@code text} is no absolute http(s) address
   */
  public static DepartmentAddress of(String text, List<String> allowedHosts) {
    URI base = URI.create(text.replaceFirst("/+$", ""));
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!http || base.getHost() == null || base.getQuery() != null || base.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address, expected https://host/path");
    }
    return new DepartmentAddress(base, allowedHosts);
  }

  /**
   * The address of one call.
   *
   * @param url a path below the base, or an absolute address
   * @throws ContractBroken when url or parameters would lead anywhere else
   */
  URI resolve(String url, Map<String, String> parameters) {
    if (url.startsWith("/")) {
      return join(base.toString(), url, parameters);
    }
    Matcher absolute = ABSOLUTE.matcher(url);
    if (!absolute.matches()) {
      throw noPath();
    }
    checkHost(absolute.group(1));
    String path = absolute.group(2);
    return join(absolute.group(1), path == null ? "/" : path, parameters);
  }

  /**
   * An absolute address of the department's configuration.
   *
   * @throws ContractBroken when it leads to a host that is not allowed
   */
  URI absolute(String url) {
    checkHost(url);
    return URI.create(url);
  }

  private void checkHost(String address) {
    String host = AllowedHosts.hostOf(address);
    boolean own = host != null && host.equals(base.getHost().toLowerCase(Locale.ROOT));
    boolean allowed = host != null && (own || AllowedHosts.allow(allowedHosts, host));
    if (!allowed) {
      throw new ContractBroken(
          "the url leads to a host that is not allowed, expected "
              + base.getHost()
              + (allowedHosts.isEmpty() ? "" : " or one of allowedHosts " + allowedHosts));
    }
    if (base.getScheme().equals("https") && !address.startsWith("https:")) {
      throw new ContractBroken("the url leads from https to http, expected https");
    }
  }

  private static URI join(String before, String path, Map<String, String> parameters) {
    if (UNSAFE.matcher(path).find()) {
      throw noPath();
    }
    String query = FormText.write(new TreeMap<>(parameters));
    try {
      String encodedPath = new URI(null, null, path, null).toASCIIString();
      return URI.create(before + encodedPath + (query.isEmpty() ? "" : "?" + query));
    } catch (URISyntaxException | IllegalArgumentException impossible) {
      throw noPath();
    }
  }

  private static ContractBroken noPath() {
    return new ContractBroken(
        "the url of the call is no plain path below the department's address");
  }
}
