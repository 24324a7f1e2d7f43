package io.onething.departments.calls;

import io.onething.departments.Department;
import io.onething.departments.Setting;
import io.onething.departments.SignIn;
import io.onething.shared.MissingSetting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Opens callers of departments, with the addresses and secrets of this installation. */
public final class DepartmentCallers {
  private final String environment;
  private final Function<String, @Nullable String> settings;
  private final InstantSource time;

  /**
   * @param environment as the setting {@code onething.environment} says
   * @param settings properties and environment variables by name, null for what is not set
   */
  public DepartmentCallers(
      String environment, Function<String, @Nullable String> settings, InstantSource time) {
    this.environment = environment;
    this.settings = settings;
    this.time = time;
  }

  /** A caller that is never kept waiting. */
  public DepartmentCaller open(Department department) {
    return open(department, CallGuard.NONE);
  }

  /**
   * A caller of a department that has an interface.
   *
   * @throws MissingSetting with one line for each setting that is missing or unusable
   */
  public DepartmentCaller open(Department department, CallGuard guard) {
    Opening opening = new Opening(department);
    DepartmentCaller caller = opening.caller(guard);
    if (caller == null) {
      throw new MissingSetting(String.join("\n", opening.faults));
    }
    return caller;
  }

  /** Collects what is missing, so that all of it is said at once. */
  private final class Opening {
    private final Department department;
    private final List<String> faults = new ArrayList<>();

    Opening(Department department) {
      this.department = department;
    }

    @Nullable DepartmentCaller caller(CallGuard guard) {
      DepartmentAddress address = address();
      SSLContext certificates =
          department.signIn() instanceof SignIn.MutualTls mtls ? certificates(mtls) : null;
      DepartmentHttp http = new DepartmentHttp(certificates);
      DepartmentSignIn signIn = signIn(address, http);
      if (address == null || !faults.isEmpty()) {
        http.close();
        return null;
      }
      return new DepartmentCaller(address, new SignedTransport(signIn, http), guard, time);
    }

    private @Nullable DepartmentAddress address() {
      Setting baseUrl = department.baseUrl(environment);
      if (baseUrl == null) {
        faults.add(
            "workers/%s/department.yaml: baseUrl: has no address for environment '%s', expected one of %s in onething.environment"
                .formatted(
                    department.id(), environment, new TreeSet<>(department.baseUrls().keySet())));
        return null;
      }
      String text = resolved(baseUrl);
      if (text.isEmpty()) {
        return null;
      }
      try {
        return DepartmentAddress.of(text, department.allowedHosts());
      } catch (IllegalArgumentException wrong) {
        faults.add(fault(baseUrl, String.valueOf(wrong.getMessage())));
        return null;
      }
    }

    private DepartmentSignIn signIn(@Nullable DepartmentAddress address, DepartmentHttp http) {
      return switch (department.signIn()) {
        case SignIn.None none -> DepartmentSignIn.NONE;
        case SignIn.MutualTls mtls -> DepartmentSignIn.NONE;
        case SignIn.ApiKey key -> DepartmentSignIn.header(key.header(), resolved(key.secret()));
        case SignIn.Basic basic ->
            DepartmentSignIn.basic(resolved(basic.user()), resolved(basic.secret()));
        case SignIn.Hmac hmac -> {
          String secret = resolved(hmac.secret());
          yield secret.isEmpty()
              ? DepartmentSignIn.NONE
              : new HmacSignIn(hmac.keyId(), secret, time);
        }
        case SignIn.OAuth2 oauth2 -> token(address, http, oauth2);
      };
    }

    private DepartmentSignIn token(
        @Nullable DepartmentAddress address, DepartmentHttp http, SignIn.OAuth2 oauth2) {
      String url = resolved(oauth2.tokenUrl());
      String clientId = resolved(oauth2.clientId());
      String secret = resolved(oauth2.secret());
      if (address == null || url.isEmpty()) {
        return DepartmentSignIn.NONE;
      }
      try {
        URI tokenUrl = address.absolute(url);
        return new TokenSignIn(
            new AccessToken(http, tokenUrl, clientId, secret, oauth2.scope(), time));
      } catch (ContractBroken elsewhere) {
        faults.add(fault(oauth2.tokenUrl(), String.valueOf(elsewhere.getMessage())));
        return DepartmentSignIn.NONE;
      }
    }

    private @Nullable SSLContext certificates(SignIn.MutualTls mtls) {
      String keyStore = resolved(mtls.keyStore());
      String password = resolved(mtls.secret());
      String trustStore = mtls.trustStore() == null ? "" : resolved(mtls.trustStore());
      if (keyStore.isEmpty()
          || password.isEmpty()
          || (mtls.trustStore() != null && trustStore.isEmpty())) {
        return null;
      }
      try {
        return ClientCertificate.open(
            Path.of(keyStore), trustStore.isEmpty() ? null : Path.of(trustStore), password);
      } catch (IOException unreadable) {
        faults.add(fault(mtls.keyStore(), String.valueOf(unreadable.getMessage())));
      } catch (GeneralSecurityException | IllegalArgumentException unusable) {
        faults.add(
            fault(
                mtls.keyStore(),
                "'%s' holds nothing that can be used (%s), expected a key and its certificate"
                    .formatted(keyStore, unusable.getClass().getSimpleName())));
      }
      return null;
    }

    /** The setting's value; empty, and a fault, when it is not set. */
    private String resolved(Setting setting) {
      try {
        return setting.resolve(settings);
      } catch (MissingSetting missing) {
        faults.add(String.valueOf(missing.getMessage()));
        return "";
      }
    }

    private static String fault(Setting setting, String problem) {
      return "%s: %s: %s".formatted(setting.file(), setting.path(), problem);
    }
  }
}
