package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a department did, masked. */
@Tag(name = "ledger")
@RestController
class LedgerDesk {

  static final String PATH = "/ledger";

  private final Ledgers ledgers;

  LedgerDesk(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  @Operation(summary = "办理台账 Effects of a department, the newest first")
  @GetMapping("/departments/{department}" + PATH)
  ResponseEntity<Object> ledger(@PathVariable String department) {
    return Department.byId(department)
        .map(found -> Answer.ok(ledgers.of(found).rows()))
        .orElseGet(
            () ->
                Answer.problem(
                    HttpStatus.NOT_FOUND, "UNKNOWN", "There is no department with this id."))
        .toResponse();
  }
}
