package io.onething.deadlines;

import java.time.Instant;

/** What the ledger says to a timer that has come to its date. */
public sealed interface Firing {

  /** Its time has come: it acts. */
  record Now() implements Firing {}

  /**
   * It must not act yet.
   *
   * @param until when it may ask again; always later than now
   */
  record GoBack(Instant until, Why why) implements Firing {}

  /** Why a timer must not act. */
  enum Why {
    /** The clock was stopped for a time, extended, or begun anew since the timer was set. */
    EARLY,
    /** The clock stands still; its resumption will move the timer. */
    SUSPENDED,
    /** The date lies past the last published year; its publication will move the timer. */
    PROVISIONAL
  }
}
