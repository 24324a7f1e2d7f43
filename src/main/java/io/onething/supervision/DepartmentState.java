package io.onething.supervision;

import io.onething.availability.Pause;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.engine.OpenCalls.Load;
import io.onething.journal.RecentCalls.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a department is, by what it was asked in the last minutes.
 *
 * @param asked how often it was asked
 * @param failed how often it failed: no connection, no answer in time, 5xx
 * @param lastAnswer null when it never answered
 * @param waiting calls that it has not answered
 * @param oldest for how long the oldest of them has waited; null when none waits
 * @param atDesk calls that a person looks after
 * @param pause why it is asked nothing now; null when it is asked
 */
record DepartmentState(
    Condition condition,
    long asked,
    long failed,
    @Nullable Instant lastAnswer,
    long waiting,
    @Nullable Duration oldest,
    long atDesk,
    @Nullable Pause pause) {

  /** Whether it can be relied on. */
  enum Condition {
    /** It fails as often as its breaker takes for an outage. */
    AWAY,
    /** It takes long, or its calls wait. */
    SLOW,
    /** It answers. */
    UP,
    /** It is asked nothing now: outside its hours, or the day's quota is spent. */
    CLOSED,
    /** Nobody has asked it lately, and nothing waits. */
    UNKNOWN
  }

  /**
   * Reads what the watch saw.
   *
   * @param calls the department's
   * @param patience how long a call may wait
   */
  static DepartmentState of(
      Department department, List<Call> calls, DepartmentWatch.Look look, Duration patience) {
    long asked = 0;
    long failed = 0;
    long waiting = 0;
    long atDesk = 0;
    boolean takesLong = false;
    @Nullable Instant oldest = null;
    for (Call call : calls) {
      Load load = look.loads().getOrDefault(call.topic(), Load.NONE);
      waiting += load.waiting();
      atDesk += load.atDesk();
      oldest = earlier(oldest, load.oldest());
      @Nullable Tally tally = look.tallies().get(call.topic());
      if (tally != null) {
        asked += tally.asked();
        failed += tally.failed();
        takesLong |= isSlow(call, tally);
      }
    }
    @Nullable Duration age = oldest == null ? null : Duration.between(oldest, look.at());
    boolean waits = age != null && age.compareTo(patience) > 0;
    @Nullable Pause pause = look.pauses().get(department.id());
    Condition condition;
    if (pause != null) {
      condition = Condition.CLOSED;
    } else if (asked > 0 && failed * 100 >= asked * department.breaker().failures()) {
      condition = Condition.AWAY;
    } else if (waits || takesLong) {
      condition = Condition.SLOW;
    } else {
      condition = asked > 0 ? Condition.UP : Condition.UNKNOWN;
    }
    return new DepartmentState(
        condition,
        asked,
        failed,
        look.lastAnswers().get(department.id()),
        waiting,
        age,
        atDesk,
        pause);
  }

  /** On average more than half of the time that the call's file allows. */
  private static boolean isSlow(Call call, Tally tally) {
    return tally.took().compareTo(call.request().timeout().multipliedBy(tally.asked()).dividedBy(2))
        > 0;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
