package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shenzhen police: settlements (落户登记) and electronic household cards. A revoked permit settles
 * nobody.
 */
@Tag(name = "police-sz")
@RestController
class SettlementOffice {

  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  SettlementOffice(Ledgers ledgers, Knobs.Board knobs) {
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "办理落户登记 Settle")
  @Effect
  @PostMapping("/departments/police-sz/settlements")
  ResponseEntity<Object> settle(
      @RequestHeader("Idempotency-Key") String key, @RequestBody SettlementRequest request) {
    return ledgers.once(Department.POLICE_SZ, key, request, () -> settled(key, request));
  }

  @Operation(summary = "签发电子户口卡 Issue an electronic household card")
  @Effect
  @PostMapping("/departments/police-sz/household-cards")
  ResponseEntity<Object> issueCard(
      @RequestHeader("Idempotency-Key") String key, @RequestBody CardRequest request) {
    return ledgers.once(Department.POLICE_SZ, key, request, () -> issued(key, request));
  }

  private Answer settled(String key, SettlementRequest request) {
    Ledger ledger = ledgers.of(Department.POLICE_SZ);
    if (knobs.of(Department.POLICE_SZ).refuse()) {
      return Answer.refused(
          "SETTLEMENT_REFUSED", "The department does not register this settlement.");
    }
    if (ledger
        .find(MoveInOffice.KIND, request.permitNo())
        .filter(row -> row.state().equals("REVOKED"))
        .isPresent()) {
      return Answer.refused("PERMIT_REVOKED", "The permit to move in was revoked.");
    }
    String settlementNo = ledgers.number("LH");
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledger.enter("settlement", settlementNo, key, subject, LedgerRow.ACTIVE);
    ledger.change(MoveInOffice.KIND, request.permitNo(), "USED");
    return Answer.created(
        Map.of(
            "settlementNo", settlementNo,
            "idNumber", request.idNumber(),
            "hukouNo", ledgers.number("4403"),
            "settledOn", ledgers.today()));
  }

  private Answer issued(String key, CardRequest request) {
    if (knobs.of(Department.POLICE_SZ).refuse()) {
      return Answer.refused("CARD_REFUSED", "The department does not issue this card.");
    }
    String cardNo = ledgers.number("EK");
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers
        .of(Department.POLICE_SZ)
        .enter("household-card", cardNo, key, subject, LedgerRow.ACTIVE);
    return Answer.created(
        Map.of(
            "householdCardNo", cardNo,
            "idNumber", request.idNumber(),
            "issuedOn", ledgers.today()));
  }

  record SettlementRequest(
      String permitNo,
      String certificateNo,
      String name,
      String idNumber,
      String settleType,
      @Nullable String settleAddress) {

    SettlementRequest {
      permitNo = Input.text("permitNo", permitNo);
      certificateNo = Input.text("certificateNo", certificateNo);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      settleType = Input.text("settleType", settleType);
      settleAddress = Input.optional("settleAddress", settleAddress);
    }
  }

  record CardRequest(String hukouNo, String name, String idNumber) {

    CardRequest {
      hukouNo = Input.text("hukouNo", hukouNo);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
    }
  }
}
