package io.onething.deadlines;

/** How urgent a clock is; one definition for Tasklist, portal, board and API. */
public enum Light {
  /** There is time. */
  GREEN,
  /**
   * Three quarters of the limit are used, or its last day has come; also past a provisional date.
   */
  YELLOW,
  /** Time is up. */
  RED,
  /** The clock stands still or has ended. */
  GREY
}
