package io.onething.deadlines;

import io.onething.shared.CaseId;
import java.util.List;

/**
 * A clock as it is kept.
 *
 * @param activities how many open activities declare it
 * @param extensions how many times it was extended
 */
record ClockRow(long id, CaseId caseId, int activities, int extensions, RunningClock clock) {

  ClockRow with(List<Suspension> suspensions, List<Extension> granted) {
    ClockLedger ledger = clock.ledger();
    return with(new ClockLedger(ledger.startedAt(), suspensions, granted, ledger.stoppedAt()));
  }

  ClockRow with(ClockLedger ledger) {
    return new ClockRow(id, caseId, activities, extensions, clock.with(ledger));
  }

  boolean isOpen() {
    return !clock.ledger().isStopped();
  }
}
