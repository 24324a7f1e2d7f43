package io.onething.deadlines;

/**
 * A clock as it is kept.
 *
 * @param activities how many open activities declare it
 */
record ClockRow(long id, int activities, RunningClock clock) {

  boolean isOpen() {
    return !clock.ledger().isStopped();
  }
}
