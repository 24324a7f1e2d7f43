package io.onething.sandbox.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Practice bench: reviews that take a while and are asked for, not told. A review is pending for
 * the first two questions; then it is approved, or refused if the knob says so at that moment.
 */
@Tag(name = "practice")
@RestController
class ReviewsOffice {

  private static final String KIND = "review";
  private static final String PENDING = "PENDING";
  private static final int PENDING_FOR = 2;

  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  ReviewsOffice(Ledgers ledgers, Knobs.Board knobs) {
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(summary = "提交审查 Ask for a review; GET its ticket for the state")
  @Effect
  @PostMapping("/departments/practice/reviews")
  ResponseEntity<Object> submit(
      @RequestHeader("Idempotency-Key") String key, @RequestBody ReviewRequest request) {
    return ledgers.once(Department.PRACTICE, key, request, () -> received(key, request));
  }

  @Operation(summary = "查询审查进度 How far a review is: PENDING, APPROVED or REFUSED")
  @GetMapping("/departments/practice/reviews/{ticket}")
  Review state(@PathVariable String ticket) {
    Ledger ledger = ledgers.of(Department.PRACTICE);
    LedgerRow row = ledger.find(KIND, ticket).orElseThrow(UnknownTicket::new);
    if (row.state().equals(PENDING) && asked.merge(ticket, 1, Integer::sum) > PENDING_FOR) {
      boolean refuse = knobs.of(Department.PRACTICE).refuse();
      ledger.change(KIND, ticket, refuse ? "REFUSED" : "APPROVED");
      row = ledger.find(KIND, ticket).orElseThrow(UnknownTicket::new);
    }
    return new Review(
        ticket,
        row.state(),
        row.state().equals("APPROVED") ? ticket.replaceFirst("^SL", "PF") : null,
        row.state().equals("REFUSED") ? "MATERIAL_DOUBTFUL" : null);
  }

  private Answer received(String key, ReviewRequest request) {
    String ticket = ledgers.number("SL");
    ledgers
        .of(Department.PRACTICE)
        .enter(KIND, ticket, key, LedgerRow.masked(request.name()), PENDING);
    return new Answer(
        HttpStatus.ACCEPTED, Map.of("ticket", ticket, "caseNumber", request.caseNumber()));
  }

  record ReviewRequest(String caseNumber, String name) {

    ReviewRequest {
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
    }
  }

  /**
   * How far a review is.
   *
   * @param number of the approval
   * @param reason code of the refusal
   */
  record Review(String ticket, String state, @Nullable String number, @Nullable String reason) {}
}
