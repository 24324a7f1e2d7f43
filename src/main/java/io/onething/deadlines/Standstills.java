package io.onething.deadlines;

import io.onething.shared.CaseId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Lets a clock stand still for what neither its model nor a clerk says, as for a value that the
 * person contests. Works in the caller's transaction.
 */
public class Standstills {

  private final ClockStore store;
  private final ClockKeeping keeping;

  Standstills(ClockStore store, ClockKeeping keeping) {
    this.store = store;
    this.keeping = keeping;
  }

  /**
   * The clock stands still from now on; nothing happens if it does for this already, or does not
   * run.
   *
   * @param reason a code of the bundle
   * @param element tells several standstills for one reason apart
   */
  public void begin(CaseId caseId, String clock, String reason, String element, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS);
    store
        .openForChange(caseId, clock)
        .filter(
            row ->
                row.clock().ledger().suspensions().stream()
                    .noneMatch(each -> is(each, reason, element)))
        .ifPresent(
            row -> {
              Instant start = row.clock().ledger().startedAt();
              Instant from = now.isBefore(start) ? start : now;
              keeping.suspend(row, new Suspension(reason, element, null, null, from, null));
            });
  }

  /** It runs again, unless it stands still for something else. */
  public void end(CaseId caseId, String clock, String reason, String element, Instant at) {
    store
        .openForChange(caseId, clock)
        .filter(
            row ->
                row.clock().ledger().suspensions().stream()
                    .anyMatch(each -> is(each, reason, element)))
        .ifPresent(row -> keeping.resume(row, reason, element, at.truncatedTo(ChronoUnit.MICROS)));
  }

  private static boolean is(Suspension suspension, String reason, String element) {
    return suspension.isOpen()
        && suspension.reason().equals(reason)
        && suspension.element().equals(element);
  }
}
