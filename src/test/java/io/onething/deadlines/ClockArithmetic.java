package io.onething.deadlines;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What is computed whenever a clock is shown: of one that never stood still, and of one that stood
 * still three times, two of them overlapping.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ClockArithmetic {

  private final WorkingTime time = PublishedCalendar.TIME;
  private final Instant now = CivilTimes.at("2026-05-20T10:00");
  private final RunningClock plain = clock("20wd", begun());
  private final RunningClock stoodStill =
      clock(
          "60wd",
          begun()
              .suspended(still("2026-03-10T10:00", "2026-03-20T10:00"))
              .suspended(still("2026-03-15T10:00", "2026-03-25T10:00"))
              .suspended(still("2026-04-10T10:00", "2026-04-15T10:00")));

  /** When a clock of 20 working days is due. */
  @Benchmark
  public Object due() {
    return plain.due(time);
  }

  /** When a clock of 60 working days with three suspensions is due. */
  @Benchmark
  public Object dueAfterThreeSuspensions() {
    return stoodStill.due(time);
  }

  /** The light of the clock with three suspensions. */
  @Benchmark
  public Object lightAfterThreeSuspensions() {
    return stoodStill.light(time, now);
  }

  private static ClockLedger begun() {
    return ClockLedger.startedAt(CivilTimes.at("2026-03-02T10:00"));
  }

  private static RunningClock clock(String limit, ClockLedger ledger) {
    return new RunningClock("bench", "case", 1, Limit.parse(limit), null, ledger);
  }

  private static Suspension still(String from, String to) {
    return new Suspension("HEARING", "Task_A", null, null, CivilTimes.at(from), CivilTimes.at(to));
  }
}
