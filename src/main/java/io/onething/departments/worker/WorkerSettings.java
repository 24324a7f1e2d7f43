package io.onething.departments.worker;

import io.onething.shared.MissingSetting;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a worker must be told.
 *
 * @param server the server's address; its engine gateway is below it
 * @param tokenUri where the identity provider hands out tokens
 * @param clientId who the worker is at the identity provider
 * @param clientSecret proves it
 * @param id tells this worker from others of the same client; the same after a restart; the host's
 *     name if not set
 * @param lock for how long a fetched task belongs to this worker; extended while a call runs
 * @param poll how long the server keeps a fetch that finds nothing
 * @param stopWithin how long a stop waits for calls that are under way
 * @param healthPort port of {@code GET /health} and {@code GET /metrics}; none if not set, any free
 *     one if 0
 * @param calls how often the server is asked whether calls have come or changed
 * @param workers how many workers share what the departments take; each takes its part
 */
@ConfigurationProperties("onething.worker")
public record WorkerSettings(
    @Nullable String server,
    @Nullable String tokenUri,
    @Nullable String clientId,
    @Nullable String clientSecret,
    @Nullable String id,
    @DefaultValue("15s") Duration lock,
    @DefaultValue("20s") Duration poll,
    @DefaultValue("10s") Duration stopWithin,
    @Nullable Integer healthPort,
    @DefaultValue("30s") Duration calls,
    @DefaultValue("1") int workers) {

  /** One line for each required setting that is missing or unusable. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    address(
        faults, "server", server, "the server's address, as in https://onething.example.gov.cn");
    address(
        faults,
        "token-uri",
        tokenUri,
        "where the identity provider hands out tokens, as in https://id.example.gov.cn/oauth2/token");
    text(faults, "client-id", clientId, "the worker's client id at the identity provider");
    text(
        faults,
        "client-secret",
        clientSecret,
        "the worker's client secret at the identity provider");
    if (workers < 1) {
      faults.add("onething.worker.workers is " + workers + ", expected at least 1");
    }
    return faults;
  }

  private static void address(
      List<String> faults, String key, @Nullable String value, String expected) {
    text(faults, key, value, expected);
    if (value != null && !value.isBlank() && !isAddress(value)) {
      faults.add("onething.worker." + key + " is '" + value + "', expected " + expected);
    }
  }

  private static void text(
      List<String> faults, String key, @Nullable String value, String expected) {
    if (value == null || value.isBlank()) {
      String variable =
          "ONETHING_WORKER_" + key.replace("-", "").toUpperCase(java.util.Locale.ROOT);
      faults.add(
          "onething.worker."
              + key
              + " is not set, expected "
              + expected
              + " (environment variable "
              + variable
              + ")");
    }
  }

  private static boolean isAddress(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?");
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  /**
   * The value of a setting that was checked at the start.
   *
   * @throws MissingSetting if it is not set after all
   */
  static String required(@Nullable String value) {
    if (value == null) {
      throw new MissingSetting("A required onething.worker setting is not set");
    }
    return value;
  }
}
