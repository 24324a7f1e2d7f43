package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Practice bench: notices that are taken and not answered. */
@Tag(name = "practice")
@RestController
class NoticesOffice {

  private static final String KIND = "notice";

  private final Ledgers ledgers;

  NoticesOffice(Ledgers ledgers) {
    this.ledgers = ledgers;
  }

  @Operation(summary = "告知 Tell something; 204")
  @Effect
  @PostMapping("/departments/practice/notices")
  ResponseEntity<Object> tell(
      @RequestHeader("Idempotency-Key") String key, @RequestBody Notice notice) {
    return ledgers.once(Department.PRACTICE, key, notice, () -> taken(key, notice));
  }

  private Answer taken(String key, Notice notice) {
    String subject = LedgerRow.masked(notice.name());
    ledgers
        .of(Department.PRACTICE)
        .enter(KIND, ledgers.number("GZ"), key, subject, LedgerRow.ACTIVE);
    return Answer.silent();
  }

  record Notice(String caseNumber, String name, String text) {

    Notice {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      text = Input.text("text", text);
    }
  }
}
