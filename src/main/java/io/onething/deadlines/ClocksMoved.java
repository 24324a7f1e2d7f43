package io.onething.deadlines;

import io.onething.shared.CaseId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates of clocks have changed. Published in the transaction of the change: who keeps a date
 * elsewhere, as the engine keeps those of its timers, brings it up to date in the same transaction.
 */
public record ClocksMoved(Cause cause, List<Move> moves) {

  /** Why they have changed. */
  public enum Cause {
    SUSPENDED,
    RESUMED,
    EXTENDED,
    CALENDAR
  }

  /**
   * One clock that has moved.
   *
   * @param clock its name in the manifest
   * @param run 1 for its first run
   * @param before when its time was up, null if it stood still
   * @param after when its time is up now, null if it stands still
   */
  public record Move(
      CaseId caseId, String clock, int run, @Nullable Due before, @Nullable Due after) {}

  public ClocksMoved {
    moves = List.copyOf(moves);
  }
}
