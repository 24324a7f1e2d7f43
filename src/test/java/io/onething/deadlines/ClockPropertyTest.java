package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.CALENDAR;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The arithmetic of clocks against a day-by-day oracle, and laws that hold for every ledger. */
class ClockPropertyTest {

  private static final Instant FIRST = at("2024-01-01T00:00");
  private static final String REASON = "EXTERNAL_AUTHORITY";

  @Property
  void theCalendarAgreesWithTheOracle(@ForAll @IntRange(max = 1095) int days) {
    LocalDate day = LocalDate.of(2024, 1, 1).plusDays(days);

    assertThat(CALENDAR.isWorkingDay(day)).isEqualTo(DayByDay.worked(day));
  }

  @Property
  void countingAgreesWithTheOracle(
      @ForAll("starts") Instant start,
      @ForAll("counts") int count,
      @ForAll("stills") List<DayByDay.Still> offsets) {
    List<DayByDay.Still> stills = from(start, offsets);
    ClockLedger ledger = ledger(start, stills);

    assertThat(TIME.due(ledger, new Limit.WorkingDays(count)).orElseThrow().at())
        .isEqualTo(DayByDay.workingDays(start, count, stills));
  }

  @Property
  void naturalDaysAgreeWithTheOracle(
      @ForAll("starts") Instant start,
      @ForAll("counts") int count,
      @ForAll("stills") List<DayByDay.Still> offsets) {
    List<DayByDay.Still> stills = from(start, offsets);

    assertThat(TIME.due(ledger(start, stills), new Limit.NaturalDays(count)).orElseThrow().at())
        .isEqualTo(DayByDay.naturalDays(start, count, stills));
  }

  @Property(tries = 300)
  void hoursAgreeWithTheOracle(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 48) int count,
      @ForAll("stills") List<DayByDay.Still> offsets) {
    Instant minute = start.truncatedTo(ChronoUnit.MINUTES);
    List<DayByDay.Still> stills =
        from(minute, offsets).stream()
            .map(
                still ->
                    new DayByDay.Still(
                        still.from().truncatedTo(ChronoUnit.MINUTES),
                        still.to().truncatedTo(ChronoUnit.MINUTES)))
            .toList();

    assertThat(TIME.due(ledger(minute, stills), new Limit.Hours(count)).orElseThrow().at())
        .isEqualTo(DayByDay.minutes(minute, count * 60, stills));
  }

  @Property
  void addingIsMonotone(
      @ForAll("starts") Instant start,
      @ForAll @LongRange(min = 0, max = 40L * 86400) long later,
      @ForAll("limits") Limit limit,
      @ForAll("stills") List<DayByDay.Still> offsets) {
    Instant due = TIME.plus(start, limit);

    assertThat(due).isAfter(start);
    assertThat(TIME.plus(start.plusSeconds(later), limit)).isAfterOrEqualTo(due);
    assertThat(TIME.plus(start, more(limit))).isAfterOrEqualTo(due);
    assertThat(TIME.due(ledger(start, from(start, offsets)), limit).orElseThrow().at())
        .isAfterOrEqualTo(due);
  }

  @Property
  void suspendingAndResumingAtOnceChangesNothing(
      @ForAll("starts") Instant start,
      @ForAll("limits") Limit limit,
      @ForAll("stills") List<DayByDay.Still> offsets,
      @ForAll @LongRange(min = 0, max = 60L * 86400) long seconds) {
    ClockLedger ledger = ledger(start, from(start, offsets));
    Instant moment = start.plusSeconds(seconds);
    ClockLedger touched =
        ledger
            .suspended(new Suspension(REASON, "Task_Touched", null, null, moment, null))
            .resumed(REASON, "Task_Touched", moment);
    Instant now = moment.plus(Duration.ofDays(30));

    assertThat(TIME.due(touched, limit)).isEqualTo(TIME.due(ledger, limit));
    assertThat(touched.net(now)).isEqualTo(ledger.net(now));
    assertThat(TIME.daysUsed(touched, limit, now)).isEqualTo(TIME.daysUsed(ledger, limit, now));
  }

  @Property
  void netAndSuspendedMakeGross(
      @ForAll("starts") Instant start, @ForAll @Size(max = 30) List<@From("acts") Act> acts) {
    ClockLedger ledger = ClockLedger.startedAt(start);
    Instant now = start;
    int[] open = new int[3];
    Duration ran = Duration.ZERO;
    for (Act act : acts) {
      Instant then = now.plusSeconds(act.seconds());
      if (!ledger.isStopped() && open[0] + open[1] + open[2] == 0) {
        ran = ran.plusSeconds(act.seconds());
      }
      now = then;
      String element = "Task_" + act.element();
      if (!ledger.isStopped()) {
        switch (act.kind()) {
          case SUSPEND -> {
            ledger = ledger.suspended(new Suspension(REASON, element, null, null, now, null));
            open[act.element()]++;
          }
          case RESUME -> {
            ledger = ledger.resumed(REASON, element, now);
            open[act.element()] = Math.max(0, open[act.element()] - 1);
          }
          case STOP -> ledger = ledger.stopped(now);
        }
      }
      assertThat(ledger.net(now)).isEqualTo(ran);
      assertThat(ledger.net(now).plus(ledger.suspended(now))).isEqualTo(ledger.gross(now));
      assertThat(ledger.isSuspended())
          .isEqualTo(!ledger.isStopped() && open[0] + open[1] + open[2] > 0);
    }
  }

  @Property
  void theLaterItRunsAgainTheLaterItIsDue(
      @ForAll("starts") Instant start,
      @ForAll("limits") Limit limit,
      @ForAll @LongRange(min = 0, max = 20L * 86400) long stops,
      @ForAll @LongRange(min = 0, max = 20L * 86400) long still,
      @ForAll @LongRange(min = 0, max = 20L * 86400) long longer) {
    ClockLedger ledger =
        ClockLedger.startedAt(start)
            .suspended(
                new Suspension(REASON, "Task_A", null, null, start.plusSeconds(stops), null));
    Instant resumed = start.plusSeconds(stops + still);

    assertThat(TIME.due(ledger.resumedAt(resumed.plusSeconds(longer)), limit).orElseThrow().at())
        .isAfterOrEqualTo(TIME.due(ledger.resumedAt(resumed), limit).orElseThrow().at());
  }

  @Property
  void daysUsedReachTheLimitExactlyWhenItIsDue(
      @ForAll("starts") Instant start,
      @ForAll @IntRange(min = 1, max = 60) int count,
      @ForAll("stills") List<DayByDay.Still> offsets) {
    ClockLedger ledger = ledger(start, from(start, offsets));
    Limit limit = new Limit.WorkingDays(count);
    Instant due = TIME.due(ledger, limit).orElseThrow().at();

    assertThat(TIME.daysUsed(ledger, limit, due)).isEqualTo(count);
    assertThat(TIME.daysUsed(ledger, limit, due.minusSeconds(1))).isEqualTo(count - 1);
  }

  @Provide
  Arbitrary<Instant> starts() {
    return seconds(1090).map(FIRST::plusSeconds);
  }

  @Provide
  Arbitrary<Integer> counts() {
    return Arbitraries.integers().between(1, 60).withDistribution(RandomDistribution.uniform());
  }

  @Provide
  Arbitrary<Limit> limits() {
    Arbitrary<Integer> counts = counts();
    return Arbitraries.oneOf(
        counts.map(Limit.WorkingDays::new),
        counts.map(Limit.NaturalDays::new),
        counts.map(Limit.Hours::new),
        counts.map(Limit.Minutes::new));
  }

  /** Standstills relative to the epoch, to be moved behind a start. */
  @Provide
  Arbitrary<List<DayByDay.Still>> stills() {
    Arbitrary<Long> seconds = seconds(30);
    return Combinators.combine(seconds, seconds)
        .as(
            (from, length) ->
                new DayByDay.Still(
                    Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + length)))
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.frequency(
                Tuple.of(5, Act.Kind.SUSPEND),
                Tuple.of(5, Act.Kind.RESUME),
                Tuple.of(1, Act.Kind.STOP)),
            Arbitraries.integers().between(0, 2),
            Arbitraries.longs().between(0, 3L * 86400))
        .as(Act::new);
  }

  /** Something that happens to a clock some seconds after what happened before. */
  record Act(Kind kind, int element, long seconds) {
    enum Kind {
      SUSPEND,
      RESUME,
      STOP
    }
  }

  /**
   * Seconds of so many days; half of them whole half-hours, so that closing time itself is met. All
   * equally likely: left to itself jqwik prefers small numbers, and weekends are seldom met.
   */
  private static Arbitrary<Long> seconds(long days) {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, days * 86400).withDistribution(RandomDistribution.uniform()),
        Arbitraries.longs()
            .between(0, days * 48)
            .withDistribution(RandomDistribution.uniform())
            .map(halfHours -> halfHours * 1800));
  }

  private static List<DayByDay.Still> from(Instant start, List<DayByDay.Still> offsets) {
    List<DayByDay.Still> stills = new ArrayList<>();
    for (DayByDay.Still offset : offsets) {
      stills.add(
          new DayByDay.Still(
              start.plusSeconds(offset.from().getEpochSecond()),
              start.plusSeconds(offset.to().getEpochSecond())));
    }
    return stills;
  }

  private static ClockLedger ledger(Instant start, List<DayByDay.Still> stills) {
    ClockLedger ledger = ClockLedger.startedAt(start);
    for (DayByDay.Still still : stills) {
      ledger =
          ledger.suspended(new Suspension(REASON, "Task_A", null, null, still.from(), still.to()));
    }
    return ledger;
  }

  private static Limit more(Limit limit) {
    return switch (limit) {
      case Limit.WorkingDays days -> new Limit.WorkingDays(days.count() + 1);
      case Limit.NaturalDays days -> new Limit.NaturalDays(days.count() + 1);
      case Limit.Hours hours -> new Limit.Hours(hours.count() + 1);
      case Limit.Minutes minutes -> new Limit.Minutes(minutes.count() + 1);
    };
  }
}
