package io.onething.engine;

import io.onething.access.AuditTrail;
import io.onething.shared.OneThingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
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

  private final CallbackProofs proofs;
  private final CallbackInbox inbox;
  private final AuditTrail audit;

  Callbacks(CallbackProofs proofs, CallbackInbox inbox, AuditTrail audit) {
    this.proofs = proofs;
    this.inbox = inbox;
    this.audit = audit;
  }

  @Operation(summary = "部门回调 A department's later answer, signed")
  @Parameter(
      name = "X-Signature",
      in = ParameterIn.HEADER,
      description = "t=<unix seconds>,v1=<hex HMAC-SHA256 of t.body>; or else a bearer token",
      schema = @Schema(type = "string"))
  @PostMapping(path = "/api/callbacks/{department}", consumes = "application/json")
  ResponseEntity<Map<String, String>> receive(
      @PathVariable String department,
      @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
      @RequestBody byte[] body) {
    try {
      proofs.check(department, headers, body);
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

  private static String safe(String text) {
    return text.replaceAll("[^A-Za-z0-9-]", "?");
  }
}
