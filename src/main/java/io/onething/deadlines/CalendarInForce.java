package io.onething.deadlines;

/**
 * The calendar that counts now. It changes while the server runs, when a year is published: whoever
 * computes asks anew each time, and once for what belongs together.
 */
@FunctionalInterface
public interface CalendarInForce {

  /** The arithmetic on the calendar as it is published now. */
  WorkingTime time();
}
