package io.onething.engine;

import io.onething.catalog.DataFile;
import io.onething.departments.CallbackTrust;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Setting;
import io.onething.shared.ErrorCode;
import io.onething.shared.MissingSetting;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What callbacks are believed for, department by department, as the files say. */
@Component
class CallbackProofs {

  private final Map<String, CallbackProof> proofs = new ConcurrentHashMap<>();
  private final DepartmentFiles departments;
  private final Environment environment;
  private final SeenTokens seen;

  /**
   * @throws MissingSetting naming every secret and key of the folder's departments that is missing
   *     or unusable: the server does not start without. A department that came with a release does
   *     not count before its settings are there, and stops no server.
   */
  CallbackProofs(DepartmentFiles departments, Environment environment, SeenTokens seen) {
    this.departments = departments;
    this.environment = environment;
    this.seen = seen;
    Set<String> released =
        departments.released().stream().map(DataFile::folder).collect(Collectors.toSet());
    List<String> faults = new ArrayList<>();
    for (Department department : departments.departments()) {
      try {
        if (!released.contains(department.id())) {
          find(department).ifPresent(proof -> proofs.put(department.id(), proof));
        }
      } catch (MissingSetting missing) {
        faults.add(missing.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new MissingSetting(String.join("\n", faults));
    }
  }

  private Optional<CallbackProof> find(Department department) {
    return Optional.ofNullable(department.callback())
        .map(trust -> proof(department.id(), trust, environment, seen));
  }

  /** One that came after the start is looked for when its first callback does. */
  private @Nullable CallbackProof proofOf(String department) {
    @Nullable CallbackProof known = proofs.get(department);
    if (known != null
        || departments.released().stream().noneMatch(file -> file.folder().equals(department))) {
      return known;
    }
    try {
      @Nullable CallbackProof found = find(departments.department(department)).orElse(null);
      if (found != null) {
        proofs.put(department, found);
      }
      return found;
    } catch (MissingSetting notYet) {
      return null;
    }
  }

  private static CallbackProof proof(
      String department, CallbackTrust trust, Environment environment, SeenTokens seen) {
    return switch (trust) {
      case CallbackTrust.Hmac hmac ->
          new CallbackSignature(hmac.secret().resolve(environment::getProperty));
      case CallbackTrust.Jwt jwt ->
          new CallbackToken(department, jwt.issuer(), keys(jwt.publicKey(), environment), seen);
    };
  }

  private static CallbackKeys keys(Setting setting, Environment environment) {
    try {
      return CallbackKeys.read(setting.resolve(environment::getProperty));
    } catch (IllegalArgumentException unusable) {
      // A key that stands in the file itself is not repeated: it may be a private one by mistake.
      String where = setting.text().startsWith("${") ? setting.text() + " " : "";
      throw new MissingSetting(
          "%s: %s: %s%s, expected PEM with one or more blocks BEGIN PUBLIC KEY, RSA from 2048 bits or EC P-256"
              .formatted(setting.file(), setting.path(), where, unusable.getMessage()));
    }
  }

  /**
   * Checks that a callback comes from this department and is new enough.
   *
   * @throws OneThingException {@code BAD_SIGNATURE}
   */
  void check(String department, HttpHeaders headers, byte[] body) {
    @Nullable CallbackProof proof = proofOf(department);
    if (proof == null) {
      throw new OneThingException(
          ErrorCode.BAD_SIGNATURE, "No department of this name signs callbacks");
    }
    proof.check(headers, body, Instant.now());
  }
}
