package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.School;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Practice bench: seats at schools for many cases in one call. Each item has a key of its own; the
 * same item under the same key again gets the answer that it got before.
 */
@Tag(name = "practice")
@RestController
class SeatsOffice {

  private static final String KIND = "seat";
  private static final String NUMBER = "XW";
  private static final int MOST_ITEMS = 200;

  private final Registers registers;
  private final Ledgers ledgers;
  private final Knobs.Board knobs;

  SeatsOffice(Registers registers, Ledgers ledgers, Knobs.Board knobs) {
    this.registers = registers;
    this.ledgers = ledgers;
    this.knobs = knobs;
  }

  @Operation(
      summary = "批量分配学位 Seats for many children in one call",
      description =
          "Each item by itself is SEATED, WAITLISTED or REFUSED with UNKNOWN_SCHOOL, CLOSED or KEY_REUSED.")
  @Effect
  @PostMapping("/departments/practice/seats")
  Map<String, List<Object>> assign(@RequestBody Batch batch) {
    return Map.of("results", batch.items().stream().map(this::assigned).toList());
  }

  @Operation(summary = "退回学位 Give a seat back")
  @Effect
  @PostMapping("/departments/practice/seats/{seatNo}/release")
  ResponseEntity<Object> release(
      @RequestHeader("Idempotency-Key") String key, @PathVariable String seatNo) {
    return ledgers.undo(
        Department.PRACTICE,
        key,
        new Ledgers.Undo(KIND, seatNo, "RELEASED", Map.of("seatNo", seatNo, "released", true)));
  }

  private Object assigned(Item item) {
    Answer answer =
        ledgers.of(Department.PRACTICE).once(item.key(), item, () -> Answer.ok(decided(item)));
    return answer.status() == HttpStatus.OK ? answer.body() : refused(item, "KEY_REUSED");
  }

  private Result decided(Item item) {
    if (knobs.of(Department.PRACTICE).refuse()) {
      return refused(item, "CLOSED");
    }
    return registers.schools().stream()
        .filter(school -> school.name().equals(item.school()))
        .findFirst()
        .map(school -> placed(item, school))
        .orElseGet(() -> refused(item, "UNKNOWN_SCHOOL"));
  }

  private Result placed(Item item, School school) {
    Ledger ledger = ledgers.of(Department.PRACTICE);
    String prefix = NUMBER + school.code();
    long taken =
        ledger.rows().stream()
            .filter(row -> row.kind().equals(KIND) && row.reference().startsWith(prefix))
            .filter(row -> row.state().equals(LedgerRow.ACTIVE))
            .count();
    boolean free = taken < school.seats();
    String number = ledgers.number(prefix);
    String state = free ? LedgerRow.ACTIVE : "WAITLISTED";
    ledger.enter(KIND, number, item.key(), LedgerRow.masked(item.name()), state);
    return free
        ? new Result(item.key(), "SEATED", number, null)
        : new Result(item.key(), "WAITLISTED", null, null);
  }

  private static Result refused(Item item, String reason) {
    return new Result(item.key(), "REFUSED", null, reason);
  }

  record Batch(List<Item> items) {

    Batch {
      boolean fits = items != null && !items.isEmpty() && items.size() <= MOST_ITEMS;
      if (!fits || items.stream().map(Item::key).distinct().count() < items.size()) {
        throw new InputRefused(
            "items", "1 to " + MOST_ITEMS + " items, each with a key of its own");
      }
      items = List.copyOf(items);
    }
  }

  record Item(String key, String caseNumber, String name, String school) {

    Item {
      Ledgers.checkKey("key", key);
      caseNumber = Input.text("caseNumber", caseNumber);
      name = Input.name(name);
      school = Input.text("school", school);
    }
  }

  record Result(String key, String result, @Nullable String seatNo, @Nullable String reason) {}
}
