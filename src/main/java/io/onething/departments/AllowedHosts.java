package io.onething.departments;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which hosts a department's calls may go to. */
public final class AllowedHosts {
  /** A host name, or all below one: {@code *.example.gov.cn}. */
  static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  private AllowedHosts() {}

  /** The host of an absolute http(s) address; null for anything else. */
  public static @Nullable String hostOf(String address) {
    try {
      URI uri = URI.create(address);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return http && uri.getUserInfo() == null && uri.getHost() != null
          ? uri.getHost().toLowerCase(Locale.ROOT)
          : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /**
   * @param allowed names, or {@code *.} and a name for all hosts below it
   */
  public static boolean allow(Collection<String> allowed, String host) {
    return allowed.stream()
        .anyMatch(
            name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) : name.equals(host));
  }
}
