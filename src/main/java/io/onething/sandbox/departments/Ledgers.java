package io.onething.sandbox.departments;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The ledgers of all departments. */
@Component
class Ledgers {

  private static final int LONGEST_KEY = 200;
  private static final int NUMBERS = 100_000_000;

  private final Clock clock;
  private final Map<Department, Ledger> ledgers = new HashMap<>();

  Ledgers(Clock clock, Journal journal, PlayedFiles played) {
    this.clock = clock;
    for (Department department : played.departments()) {
      ledgers.put(department, new Ledger(department, clock, journal));
    }
    journal.read().forEach(this::restore);
  }

  Ledger of(Department department) {
    Ledger ledger = ledgers.get(department);
    if (ledger == null) {
      throw new IllegalStateException(department + " has no ledger");
    }
    return ledger;
  }

  /** Does an effect once per key and answers the same ever after. */
  ResponseEntity<Object> once(
      Department department, String key, Object request, Supplier<Answer> effect) {
    checkKey("Idempotency-Key", key);
    return of(department).once(key, request, effect).toResponse();
  }

  /** A key is of a length that can be kept. */
  static void checkKey(String field, @Nullable String key) {
    if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
      throw new InputRefused(field, "1 to " + LONGEST_KEY + " characters");
    }
  }

  /**
   * Undoes an effect once per key; what is undone already stays so, and saying it again is no
   * error.
   */
  ResponseEntity<Object> undo(Department department, String key, Undo undo) {
    return once(
        department,
        key,
        undo,
        () -> {
          Ledger ledger = of(department);
          if (ledger.find(undo.kind(), undo.reference()).isEmpty()) {
            return Answer.problem(
                HttpStatus.NOT_FOUND,
                "UNKNOWN",
                "The ledger holds no " + undo.kind() + " with this number.");
          }
          ledger.change(undo.kind(), undo.reference(), undo.state());
          return Answer.ok(undo.answer());
        });
  }

  /** A number that was not given before, such as {@code ZK2026112548291307}. */
  String number(String prefix) {
    String day = today().toString().replace("-", "");
    return prefix + day + "%08d".formatted(ThreadLocalRandom.current().nextInt(NUMBERS));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The day in the city. */
  LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, clock.getZone());
  }

  private void restore(Journal.Entry entry) {
    if (entry.department() == null) {
      return;
    }
    Ledger ledger = of(entry.department());
    if (entry.row() != null) {
      ledger.restore(entry.row());
    }
    if (entry.answer() != null) {
      ledger.restore(entry.answer());
    }
  }

  /**
   * What is to be undone.
   *
   * @param state what becomes of the effect
   * @param answer what the caller is told
   */
  record Undo(String kind, String reference, String state, Map<String, Object> answer) {}
}
