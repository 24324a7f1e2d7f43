package io.onething.engine;

import io.onething.access.AuditTrail;
import io.onething.departments.CallbackTrust;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where departments send the answers that come later. */
@RestController
class Callbacks {

  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

  private final CallbackInbox inbox;
  private final AuditTrail audit;
  private final Map<String, String> secrets = new HashMap<>();

  /** Resolves every department's secret, so that a missing one stops the start. */
  Callbacks(
      CallbackInbox inbox, AuditTrail audit, DepartmentFiles departments, Environment environment) {
    this.inbox = inbox;
    this.audit = audit;
    for (Department department : departments.departments()) {
      if (department.callback() instanceof CallbackTrust.Hmac hmac) {
        secrets.put(department.id(), hmac.secret().resolve(environment::getProperty));
      }
    }
  }

  @Operation(summary = "部门回调 A department's later answer, signed")
  @PostMapping(path = "/api/callbacks/{department}", consumes = "application/json")
  ResponseEntity<Map<String, String>> receive(
      @PathVariable String department,
      @RequestHeader(name = "X-Signature", required = false) @Nullable String signature,
      @RequestBody byte[] body) {
    try {
      CallbackSignature.check(signature, body, secretOf(department), Instant.now());
    } catch (OneThingException refused) {
      log.warn("A callback for {} is refused: {}", safe(department), refused.getMessage());
      audit.record("CALLBACK", safe(department), AuditTrail.Result.DENIED, refused.getMessage());
      throw refused;
    }
    CallbackInbox.Receipt receipt =
        inbox.receive(department, new String(body, StandardCharsets.UTF_8));
    return switch (receipt) {
      case APPLIED -> ResponseEntity.accepted().body(Map.of("state", "applied"));
      case KEPT -> ResponseEntity.accepted().body(Map.of("state", "kept"));
      case ALREADY_APPLIED -> ResponseEntity.ok(Map.of("state", "already applied"));
    };
  }

  private String secretOf(String department) {
    @Nullable String secret = secrets.get(department);
    if (secret == null) {
      throw new OneThingException(
          ErrorCode.BAD_SIGNATURE, "No department of this name signs callbacks");
    }
    return secret;
  }

  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9-]", "?");
  }
}
