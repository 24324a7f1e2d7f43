package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tax: statutory heirs owe no deed tax, legatees do (契税法 6). Who owes it has paid when asked the
 * second time.
 */
@Tag(name = "tax")
@RestController
class TaxOffice {

  private static final String KIND = "assessment";
  private static final String AMOUNT = "48000.00";

  private final Ledgers ledgers;
  private final Knobs.Board knobs;
  private final Set<String> askedOnce = ConcurrentHashMap.newKeySet();

  TaxOffice(Ledgers ledgers, Knobs.Board knobs) {
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "核定继承涉税 Assess a succession")
  @Effect
  @PostMapping("/departments/tax/successions/assess")
  ResponseEntity<Object> assess(
      @RequestHeader("Idempotency-Key") String key, @RequestBody Succession request) {
    return ledgers.once(Department.TAX, key, request, () -> assessed(key, request));
  }

  @Operation(summary = "查询是否完税 Whether an assessment has been paid")
  @PostMapping("/departments/tax/payments/query")
  Payment payment(@RequestBody PaymentQuery query) {
    boolean paid = !knobs.of(Department.TAX).refuse() && !askedOnce.add(query.noticeNo());
    return new Payment(query.noticeNo(), paid, paid ? "WS" + query.noticeNo().substring(2) : null);
  }

  private Answer assessed(String key, Succession request) {
    String noticeNo = ledgers.number("SW");
    boolean due = request.inheritanceType().equals("LEGACY");
    ledgers
        .of(Department.TAX)
        .enter(
            KIND,
            noticeNo,
            key,
            LedgerRow.masked(request.name(), request.idNumber()),
            LedgerRow.ACTIVE);
    return Answer.created(
        Map.of(
            "noticeNo", noticeNo, "result", due ? "DUE" : "EXEMPT", "amount", due ? AMOUNT : "0"));
  }

  record Succession(String caseNumber, String name, String idNumber, String inheritanceType) {

    Succession {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      idNumber = Input.citizen(idNumber);
      inheritanceType = Input.text("inheritanceType", inheritanceType);
    }
  }

  record PaymentQuery(String noticeNo) {

    PaymentQuery {
      noticeNo = Input.text("noticeNo", noticeNo);
    }
  }

  record Payment(String noticeNo, boolean paid, @Nullable String receiptNo) {}
}
