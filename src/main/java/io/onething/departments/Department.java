package io.onething.departments;

import io.onething.shared.Localized;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A department as its {@code department.yaml} describes it.
 *
 * @param id its id, also the name of its folder
 * @param baseUrls where its interface is, by environment; under {@link #ANY} when it is written as
 *     one text; empty for a department that only has clerks
 * @param allowedHosts hosts besides the base URL's own that a call may go to
 * @param signIn how we sign in there
 * @param callback why its callbacks are believed; null when it sends none
 * @param limits what it takes of us
 * @param breaker when it is left alone
 * @param opening when it takes calls; null for always
 */
public record Department(
    String id,
    Localized names,
    Map<String, Setting> baseUrls,
    List<String> allowedHosts,
    SignIn signIn,
    @Nullable CallbackTrust callback,
    Limits limits,
    Breaker breaker,
    @Nullable OpeningHours opening,
    @Nullable Contact contact) {

  /** Stands for every environment. */
  public static final String ANY = "";

  /** Copies its collections. */
  public Department {
    baseUrls = Map.copyOf(baseUrls);
    allowedHosts = List.copyOf(allowedHosts);
  }

  /** Whether it has an interface that can be called, and not clerks alone. */
  public boolean isCallable() {
    return !baseUrls.isEmpty();
  }

  /**
   * Where its interface is.
   *
   * @param environment as the setting {@code onething.environment} says
   * @return null when the file names no address for this environment
   */
  public @Nullable Setting baseUrl(String environment) {
    Setting any = baseUrls.get(ANY);
    return any != null ? any : baseUrls.get(environment);
  }
}
