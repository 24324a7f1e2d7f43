package io.onething.sandbox.departments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/**
 * The effects of one department. A key is used once: the same request under the same key gets the
 * first answer again and leaves no second row, another request under it is refused.
 */
final class Ledger {

  private final Department department;
  private final Clock clock;
  private final Journal journal;
  private final Map<String, LedgerRow> rows = new LinkedHashMap<>();
  private final Map<String, Answer.Kept> answers = new HashMap<>();

  Ledger(Department department, Clock clock, Journal journal) {
    this.department = department;
    this.clock = clock;
    this.journal = journal;
  }

  synchronized Answer once(String key, Object request, Supplier<Answer> effect) {
    Answer.Kept kept = answers.get(key);
    if (kept == null) {
      Answer answer = effect.get();
      restore(new Answer.Kept(key, request.toString(), answer));
      journal.append(
          Journal.Entry.of(department, new Answer.Kept(key, request.toString(), answer)));
      return answer;
    }
    if (kept.request().equals(request.toString())) {
      return kept.answer();
    }
    return Answer.problem(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "IDEMPOTENCY_KEY_REUSED",
        "This Idempotency-Key came with another request before; expected the same request or a new key.");
  }

  synchronized void enter(String kind, String reference, String key, String subject, String state) {
    Instant now = clock.instant();
    record(new LedgerRow(kind, reference, key, subject, state, now, now));
  }

  synchronized Optional<LedgerRow> find(String kind, String reference) {
    return Optional.ofNullable(rows.get(kind + " " + reference));
  }

  /** Changes the state of an effect; nothing happens if there is no such effect. */
  synchronized void change(String kind, String reference, String state) {
    find(kind, reference).ifPresent(row -> record(row.to(state, clock.instant())));
  }

  /** The newest first. */
  synchronized List<LedgerRow> rows() {
    return new ArrayList<>(rows.values()).reversed();
  }

  synchronized void restore(LedgerRow row) {
    rows.put(row.kind() + " " + row.reference(), row);
  }

  synchronized void restore(Answer.Kept kept) {
    answers.put(kept.key(), kept);
  }

  private void record(LedgerRow row) {
    restore(row);
    journal.append(Journal.Entry.of(department, row));
  }
}
