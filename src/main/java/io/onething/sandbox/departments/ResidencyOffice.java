package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Residency management: quota cards (入户指标卡). Whoever has one on record gets no second; but asking
 * twice in one case makes two cards, so that a careful caller asks first whether the case has one.
 */
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

  @Operation(
      summary = "核发入户指标卡 Issue a quota card",
      description = "Takes no Idempotency-Key: each call makes a card.")
  @Effect
  @PostMapping("/departments/residency/quota-cards")
  ResponseEntity<Object> issue(@RequestBody QuotaRequest request) {
    return issued(request).toResponse();
  }

  @Operation(summary = "按办件查询入户指标卡 The valid card of a case")
  @GetMapping("/departments/residency/quota-cards")
  Card ofCase(@RequestParam String caseNumber) {
    String known = Input.text("caseNumber", caseNumber);
    return ledgers.of(Department.RESIDENCY).rows().stream()
        .filter(row -> row.kind().equals(KIND) && row.state().equals(LedgerRow.ACTIVE))
        .filter(row -> row.key().equals(known))
        .findFirst()
        .map(row -> Card.of(known, row.reference(), ledgers.dayOf(row.at())))
        .orElse(new Card(false, known, null, null, null));
  }

  @Operation(summary = "作废入户指标卡 Void a quota card")
  @Effect
  @PostMapping("/departments/residency/quota-cards/{cardNo}/void")
  ResponseEntity<Object> voidCard(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String cardNo) {
    return ledgers.undo(
        Department.RESIDENCY,
        key,
        new Ledgers.Undo(KIND, cardNo, "VOIDED", Map.of("cardNo", cardNo, "voided", true)));
  }

  private Answer issued(QuotaRequest request) {
    if (knobs.of(Department.RESIDENCY).refuse()) {
      return Answer.refused("QUOTA_EXHAUSTED", "The quota of this year is used up.");
    }
    if (registers.quotaCards().stream()
        .anyMatch(card -> card.idNumber().equals(request.idNumber()))) {
      return Answer.refused(
          "DUPLICATE", "A valid quota card has been issued to this person before.");
    }
    String cardNo = ledgers.number("ZK");
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers
        .of(Department.RESIDENCY)
        .enter(KIND, cardNo, request.caseNumber(), subject, LedgerRow.ACTIVE);
    return Answer.created(Card.of(request.caseNumber(), cardNo, ledgers.today()));
  }

  record QuotaRequest(String caseNumber, String name, String idNumber, String resultNo) {

    QuotaRequest {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      resultNo = Input.text("resultNo", resultNo);
    }
  }

  record Card(
      boolean found,
      String caseNumber,
      @Nullable String cardNo,
      @Nullable LocalDate issuedOn,
      @Nullable LocalDate validUntil) {

    static Card of(String caseNumber, String cardNo, LocalDate issuedOn) {
      return new Card(true, caseNumber, cardNo, issuedOn, issuedOn.plusMonths(MONTHS_VALID));
    }
  }
}
