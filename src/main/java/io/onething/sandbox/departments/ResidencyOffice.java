package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Residency management: quota cards (入户指标卡). Whoever has one on record gets no second. */
@Tag(name = "residency")
@RestController
class ResidencyOffice {

  private static final String KIND = "quota-card";
  private static final int MONTHS_VALID = 6;

  private final Registers registers;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  ResidencyOffice(Registers registers, Ledgers ledgers, Knobs.Board knobs) {
    this.registers = registers;
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "核发入户指标卡 Issue a quota card")
  @PostMapping("/departments/residency/quota-cards")
  ResponseEntity<Object> issue(
      @RequestHeader("Idempotency-Key") String key, @RequestBody QuotaRequest request) {
    return ledgers.once(Department.RESIDENCY, key, request, () -> issued(key, request));
  }

  @Operation(summary = "作废入户指标卡 Void a quota card")
  @PostMapping("/departments/residency/quota-cards/{cardNo}/void")
  ResponseEntity<Object> voidCard(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String cardNo) {
    return ledgers.undo(
        Department.RESIDENCY,
        key,
        new Ledgers.Undo(KIND, cardNo, "VOIDED", Map.of("voided", true)));
  }

  private Answer issued(String key, QuotaRequest request) {
    if (knobs.of(Department.RESIDENCY).refuse()) {
      return Answer.refused("QUOTA_EXHAUSTED", "The quota of this year is used up.");
    }
    if (registers.quotaCards().stream()
        .anyMatch(card -> card.idNumber().equals(request.idNumber()))) {
      return Answer.refused(
          "DUPLICATE", "A valid quota card has been issued to this person before.");
    }
    String cardNo = ledgers.number("ZK");
    LocalDate today = ledgers.today();
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers.of(Department.RESIDENCY).enter(KIND, cardNo, key, subject, LedgerRow.ACTIVE);
    return Answer.created(
        Map.of("cardNo", cardNo, "issuedOn", today, "validUntil", today.plusMonths(MONTHS_VALID)));
  }

  record QuotaRequest(String caseNumber, String name, String idNumber, String resultNo) {

    QuotaRequest {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      resultNo = Input.text("resultNo", resultNo);
    }
  }
}
