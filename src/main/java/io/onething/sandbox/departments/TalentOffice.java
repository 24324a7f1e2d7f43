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

/** Human resources: results of the talent review. */
@Tag(name = "hrss")
@RestController
class TalentOffice {

  private static final String KIND = "talent-result";

  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  TalentOffice(Ledgers ledgers, Knobs.Board knobs) {
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "登记人才引进审核结果 Record a result")
  @Effect
  @PostMapping("/departments/hrss/talent-results")
  ResponseEntity<Object> enter(
      @RequestHeader("Idempotency-Key") String key, @RequestBody TalentResult request) {
    return ledgers.once(Department.HRSS, key, request, () -> entered(key, request));
  }

  @Operation(summary = "撤销审核结果 Reopen a result")
  @Effect
  @PostMapping("/departments/hrss/talent-results/{resultNo}/reopen")
  ResponseEntity<Object> reopen(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String resultNo) {
    return ledgers.undo(
        Department.HRSS,
        key,
        new Ledgers.Undo(
            KIND, resultNo, "REOPENED", Map.of("resultNo", resultNo, "reopened", true)));
  }

  private Answer entered(String key, TalentResult request) {
    if (knobs.of(Department.HRSS).refuse()) {
      return Answer.refused("RESULT_REFUSED", "The department does not take this result.");
    }
    String resultNo = ledgers.number("RC");
    String subject = LedgerRow.masked(request.name(), request.idNumber());
    ledgers.of(Department.HRSS).enter(KIND, resultNo, key, subject, LedgerRow.ACTIVE);
    return Answer.created(Map.of("resultNo", resultNo, "caseNumber", request.caseNumber()));
  }

  record TalentResult(
      String caseNumber, String idNumber, String name, String talentCategory, String result) {

    TalentResult {
      caseNumber = Input.text("caseNumber", caseNumber);
      idNumber = Input.citizen(idNumber);
      name = Input.name(name);
      talentCategory = Input.text("talentCategory", talentCategory);
      result = Input.text("result", result);
    }
  }
}
