package io.onething.deadlines;

import java.util.List;

/**
 * A clock as it is kept.
 *
 * @param activities how many open activities declare it
 */
record ClockRow(long id, int activities, RunningClock clock) {

  ClockRow with(List<Suspension> suspensions) {
    return new ClockRow(id, activities, clock.with(suspensions));
  }

  boolean isOpen() {
    return !clock.ledger().isStopped();
  }
}
