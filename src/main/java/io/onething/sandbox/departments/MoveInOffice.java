package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Shenzhen police: permits to move in (准予迁入), given at once or refused at once. */
@Tag(name = "police-sz")
@RestController
class MoveInOffice {

  static final String KIND = "move-in-permit";

  private static final int DAYS_VALID = 40;

  private final Registers registers;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  MoveInOffice(Registers registers, Ledgers ledgers, Knobs.Board knobs) {
    this.registers = registers;
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "秒批准予迁入 Approve a move-in")
  @Effect
  @PostMapping("/departments/police-sz/move-in-permits")
  ResponseEntity<Object> permit(
      @RequestHeader("Idempotency-Key") String key, @RequestBody PermitRequest request) {
    return ledgers.once(Department.POLICE_SZ, key, request, () -> permitted(key, request));
  }

  @Operation(summary = "撤销准予迁入 Revoke a permit")
  @Effect
  @PostMapping("/departments/police-sz/move-in-permits/{permitNo}/revoke")
  ResponseEntity<Object> revoke(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String permitNo) {
    return ledgers.undo(
        Department.POLICE_SZ,
        key,
        new Ledgers.Undo(KIND, permitNo, "REVOKED", Map.of("permitNo", permitNo, "revoked", true)));
  }

  private Answer permitted(String key, PermitRequest request) {
    if (knobs.of(Department.POLICE_SZ).refuse()
        || registers.policeChecksFailed().contains(request.idNumber())) {
      return Answer.refused("POLICE_CHECK_FAILED", "The police check does not allow this move-in.");
    }
    String permitNo = ledgers.number("ZQ");
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers.of(Department.POLICE_SZ).enter(KIND, permitNo, key, subject, LedgerRow.ACTIVE);
    return Answer.created(
        Map.of(
            "permitNo", permitNo,
            "idNumber", request.idNumber(),
            "validUntil", ledgers.today().plusDays(DAYS_VALID)));
  }

  record PermitRequest(String cardNo, String name, String idNumber) {

    PermitRequest {
      cardNo = Input.text("cardNo", cardNo);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
    }
  }
}
