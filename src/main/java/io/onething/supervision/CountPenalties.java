package io.onething.supervision;

import io.onething.catalog.Bundle;
import io.onething.deadlines.RungJournal;
import io.onething.deadlines.RungJournal.Effect;
import io.onething.deadlines.RungReached;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.context.event.EventListener;

/**
 * Counts what it costs a department to be late on a clock, over all cases of the bundle, in the
 * transaction in which the rung is claimed: a warning at first, then an amount, then twice the last
 * one.
 */
class CountPenalties {

  private static final int CENTS = 2;

  private final PenaltyStore store;
  private final RungJournal journal;

  CountPenalties(PenaltyStore store, RungJournal journal) {
    this.store = store;
    this.journal = journal;
  }

  @EventListener
  void on(RungReached rung) {
    Bundle.Penalty penalty = rung.actions().penalty();
    if (penalty == null) {
      return;
    }
    for (String department : rung.departments()) {
      int times = store.next(rung.bundle(), rung.clock(), department);
      BigDecimal amount = amount(penalty, times);
      store.add(rung, department, times, amount);
      journal.record(rung.id(), Effect.PENALTY, department, times + " " + amount.toPlainString());
    }
  }

  /**
   * What the department owes for this time, in yuan.
   *
   * @param times 1 for the first time, which is a warning
   */
  static BigDecimal amount(Bundle.Penalty penalty, int times) {
    BigDecimal amount = times == 1 ? BigDecimal.ZERO : penalty.amount();
    for (int time = 3; time <= times && amount.compareTo(penalty.most()) < 0; time++) {
      amount = amount.add(amount);
    }
    return amount.min(penalty.most()).setScale(CENTS, RoundingMode.UNNECESSARY);
  }
}
