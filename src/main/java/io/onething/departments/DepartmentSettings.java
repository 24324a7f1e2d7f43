package io.onething.departments;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the file of a department leaves to an installation: its address, keys and secrets. */
public final class DepartmentSettings {

  private DepartmentSettings() {}

  /** What a worker needs to call it. */
  public static List<Setting> ofWorkers(Department department) {
    List<Setting> settings = new ArrayList<>(department.baseUrls().values());
    settings.addAll(
        switch (department.signIn()) {
          case SignIn.None none -> List.of();
          case SignIn.ApiKey key -> List.of(key.secret());
          case SignIn.Basic basic -> List.of(basic.user(), basic.secret());
          case SignIn.Hmac hmac -> List.of(hmac.secret());
          case SignIn.OAuth2 oauth2 ->
              List.of(oauth2.tokenUrl(), oauth2.clientId(), oauth2.secret());
          case SignIn.MutualTls mtls -> certificates(mtls);
        });
    return settings;
  }

  private static List<Setting> certificates(SignIn.MutualTls mtls) {
    @Nullable Setting trusted = mtls.trustStore();
    return trusted == null
        ? List.of(mtls.keyStore(), mtls.secret())
        : List.of(mtls.keyStore(), mtls.secret(), trusted);
  }

  /** What the server needs to believe its callbacks. */
  public static List<Setting> ofServers(Department department) {
    @Nullable CallbackTrust trust = department.callback();
    return switch (trust) {
      case null -> List.of();
      case CallbackTrust.Hmac hmac -> List.of(hmac.secret());
      case CallbackTrust.Jwt jwt -> List.of(jwt.publicKey());
    };
  }

  /**
   * The names of the variables that are not set.
   *
   * @param lookup properties and environment variables by name, null for what is not set
   */
  public static List<String> missing(
      Collection<Setting> settings, Function<String, @Nullable String> lookup) {
    return settings.stream()
        .flatMap(setting -> setting.variables().stream())
        .distinct()
        .filter(
            name -> {
              @Nullable String value = lookup.apply(name);
              return value == null || value.isBlank();
            })
        .sorted()
        .toList();
  }
}
