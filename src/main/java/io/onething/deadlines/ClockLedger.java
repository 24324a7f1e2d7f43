package io.onething.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a clock began, when it stood still, what time was added, when it ended. Several suspensions
 * may be open at once: the clock runs again when the last one ends.
 *
 * @param startedAt when the clock began
 * @param suspensions in the order of their begin
 * @param extensions in the order in which they were granted
 * @param stoppedAt when the clock ended, null while it is open
 */
record ClockLedger(
    Instant startedAt,
    List<Suspension> suspensions,
    List<Extension> extensions,
    @Nullable Instant stoppedAt) {

  ClockLedger {
    suspensions = suspensions.stream().sorted(Comparator.comparing(Suspension::from)).toList();
    extensions = List.copyOf(extensions);
    if (!suspensions.isEmpty() && suspensions.getFirst().from().isBefore(startedAt)) {
      throw new IllegalArgumentException(
          "Suspension for "
              + suspensions.getFirst().reason()
              + " begins "
              + suspensions.getFirst().from()
              + ", expected not before the clock's begin "
              + startedAt);
    }
  }

  /** A stretch of time, the end excluded. */
  record Stretch(Instant from, Instant to) {
    Duration length() {
      return Duration.between(from, to);
    }
  }

  static ClockLedger startedAt(Instant start) {
    return new ClockLedger(start, List.of(), List.of(), null);
  }

  /** The ledger with one more suspension. */
  ClockLedger suspended(Suspension suspension) {
    requireOpen("suspend for " + suspension.reason());
    List<Suspension> more = new ArrayList<>(suspensions);
    more.add(suspension);
    return new ClockLedger(startedAt, more, extensions, null);
  }

  /** The ledger with more time. */
  ClockLedger extended(Extension extension) {
    requireOpen("extend by " + extension.added().text());
    List<Extension> more = new ArrayList<>(extensions);
    more.add(extension);
    return new ClockLedger(startedAt, suspensions, more, null);
  }

  /** A limit with all the time that was added to it. */
  Limit budget(Limit limit) {
    Limit budget = limit;
    for (Extension extension : extensions) {
      budget = budget.plus(extension.added());
    }
    return budget;
  }

  /**
   * The ledger after the oldest open suspension of this element for this reason has ended; as it is
   * if none is open.
   */
  ClockLedger resumed(String reason, String element, Instant at) {
    List<Suspension> changed = new ArrayList<>(suspensions);
    for (int index = 0; index < changed.size(); index++) {
      Suspension each = changed.get(index);
      if (each.isOpen() && each.reason().equals(reason) && each.element().equals(element)) {
        changed.set(index, each.endedAt(at));
        break;
      }
    }
    return new ClockLedger(startedAt, changed, extensions, stoppedAt);
  }

  /**
   * The ledger as if every open suspension ended at this instant, or where it is expected to end if
   * that is later.
   */
  ClockLedger resumedAt(Instant at) {
    return new ClockLedger(
        startedAt,
        suspensions.stream()
            .map(each -> each.isOpen() ? each.endedAt(expectedEnd(each, at)) : each)
            .toList(),
        extensions,
        stoppedAt);
  }

  /** The ledger after the clock has ended; open suspensions end with it. */
  ClockLedger stopped(Instant at) {
    if (stoppedAt != null) {
      return this;
    }
    return new ClockLedger(
        startedAt,
        suspensions.stream().map(each -> each.isOpen() ? each.endedAt(at) : each).toList(),
        extensions,
        at);
  }

  boolean isStopped() {
    return stoppedAt != null;
  }

  boolean isSuspended() {
    return suspensions.stream().anyMatch(Suspension::isOpen);
  }

  /** Whether the clock runs at this instant, as far as its suspensions are known. */
  boolean runsAt(Instant instant) {
    for (Suspension suspension : suspensions) {
      if (suspension.covers(instant)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the clock stands still at this instant with no end in sight. */
  boolean standsStillFrom(Instant instant) {
    for (Suspension suspension : suspensions) {
      if (suspension.isOpen() && suspension.covers(instant)) {
        return true;
      }
    }
    return false;
  }

  /** What the citizen feels: from the begin to the end, or to now. */
  Duration gross(Instant now) {
    return Duration.between(startedAt, end(now));
  }

  /** What the law counts: the time during which the clock ran. */
  Duration net(Instant now) {
    Instant end = end(now);
    Instant ranFrom = startedAt;
    Duration sum = Duration.ZERO;
    for (Stretch still : standstills(end)) {
      sum = sum.plus(Duration.between(ranFrom, still.from()));
      ranFrom = still.to();
    }
    return sum.plus(Duration.between(ranFrom, end));
  }

  /** The time during which the clock stood still. */
  Duration suspended(Instant now) {
    return standstills(end(now)).stream()
        .map(Stretch::length)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The union of all suspensions up to the end, in order, without overlap. */
  List<Stretch> standstills(Instant end) {
    List<Stretch> union = new ArrayList<>();
    for (Suspension suspension : suspensions) {
      Instant to = suspension.to() == null || suspension.to().isAfter(end) ? end : suspension.to();
      if (!suspension.from().isBefore(to)) {
        continue;
      }
      if (!union.isEmpty() && !union.getLast().to().isBefore(suspension.from())) {
        Stretch last = union.removeLast();
        union.add(new Stretch(last.from(), last.to().isAfter(to) ? last.to() : to));
      } else {
        union.add(new Stretch(suspension.from(), to));
      }
    }
    return union;
  }

  private void requireOpen(String purpose) {
    if (stoppedAt != null) {
      throw new IllegalStateException(
          "Clock ended " + stoppedAt + ", expected an open clock to " + purpose);
    }
  }

  private Instant end(Instant now) {
    Instant end = stoppedAt == null ? now : stoppedAt;
    return end.isBefore(startedAt) ? startedAt : end;
  }

  private static Instant expectedEnd(Suspension suspension, Instant at) {
    Instant expected = suspension.expectedEnd();
    return expected != null && expected.isAfter(at) ? expected : at;
  }
}
