package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static io.onething.deadlines.PublishedCalendar.WEEKENDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever happens to a clock, and whenever a server looks: what fires is what the oracle has come
 * to by then, in its order, each once.
 */
class LadderPropertyTest {

  private static final Instant FIRST = at("2024-01-01T00:00");
  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final List<String> RUNGS =
      List.of(
          "50%",
          "75%",
          "1wd left",
          "due",
          "each day overdue",
          "expected end",
          "each day past expected end");

  private static final Ladder LADDER =
      Ladder.of(
          Bundles.withLadder("b", "10wd", RUNGS.stream().map(Bundles::rung).toList()), "case");

  /**
   * Something that happens some seconds after what happened before; a server that is down is one
   * that does not sweep.
   */
  record Act(Kind kind, int which, long seconds) {
    enum Kind {
      SWEEP,
      SWEEP_WITH_CLOCK_SET_BACK,
      SUSPEND,
      RESUME,
      EXTEND,
      REPROJECT
    }
  }

  /** A rung that has fired, or is to. */
  record Fire(String rung, String suspension, int occurrence, Instant at) {}

  /** What the oracle keeps; it walks day by day and knows nothing of the code it judges. */
  private static final class Oracle {

    record Still(String element, Instant from, Instant expectedEnd, Instant to) {}

    final Instant start;
    final List<Still> stills = new ArrayList<>();
    final Set<String> fired = new HashSet<>();
    int budget = 10;
    Predicate<LocalDate> worked = DayByDay::worked;

    Oracle(Instant start) {
      this.start = start;
    }

    void resume(String element, Instant now) {
      for (int index = 0; index < stills.size(); index++) {
        Still each = stills.get(index);
        if (each.element().equals(element) && each.to() == null) {
          stills.set(index, new Still(element, each.from(), each.expectedEnd(), now));
          return;
        }
      }
    }

    /** What fires when a server looks now. */
    List<Fire> look(Instant now) {
      List<Fire> all = new ArrayList<>();
      List<Still> open = stills.stream().filter(still -> still.to() == null).toList();
      if (open.isEmpty()) {
        climb(now, all);
      } else {
        open.forEach(still -> remind(still, now, all));
      }
      all.removeIf(
          fire ->
              fire.at().isAfter(now)
                  || !fired.add(fire.rung() + fire.suspension() + fire.occurrence()));
      all.sort(Comparator.comparing(Fire::at).thenComparing(fire -> RUNGS.indexOf(fire.rung())));
      return all;
    }

    private void climb(Instant now, List<Fire> all) {
      add(all, "50%", (budget + 1) / 2, 1, false);
      add(all, "75%", (3 * budget + 3) / 4, 1, false);
      add(all, "1wd left", budget - 1, 1, true);
      add(all, "due", budget, 1, true);
      if (isPublished(day(budget))) {
        for (int over = 1; !day(budget + over).isAfter(now); over++) {
          add(all, "each day overdue", budget + over, over, true);
        }
      }
    }

    private void add(List<Fire> all, String rung, int days, int occurrence, boolean hangsOnDue) {
      if (isPublished(day(days)) && (!hangsOnDue || isPublished(day(budget)))) {
        all.add(new Fire(rung, "", occurrence, day(days)));
      }
    }

    private void remind(Still still, Instant now, List<Fire> all) {
      all.add(new Fire("expected end", key(still), 1, still.expectedEnd()));
      LocalDate day = still.expectedEnd().atOffset(CHINA).toLocalDate();
      for (int over = 0; !closing(day).isAfter(now); day = day.plusDays(1)) {
        if (worked.test(day) && closing(day).isAfter(still.expectedEnd())) {
          over++;
          if (isPublished(closing(day))) {
            all.add(new Fire("each day past expected end", key(still), over, closing(day)));
          }
        }
      }
    }

    private Instant day(int count) {
      return DayByDay.workingDays(
          start,
          count,
          stills.stream().map(still -> new DayByDay.Still(still.from(), still.to())).toList(),
          worked);
    }

    private static boolean isPublished(Instant day) {
      return day.atOffset(CHINA).getYear() <= 2026;
    }

    private static Instant closing(LocalDate day) {
      return day.atTime(17, 30).toInstant(CHINA);
    }

    private static String key(Still still) {
      return "R " + still.element() + " " + still.from();
    }
  }

  @Property
  void firesWhatTheOracleHasComeToEachOnceAndInOrder(
      @ForAll("starts") Instant start, @ForAll @Size(max = 40) List<@From("acts") Act> acts) {
    RunningClock clock =
        new RunningClock(
            "b", "case", 1, new Limit.WorkingDays(10), null, ClockLedger.startedAt(start));
    FiredRungs fired = new FiredRungs();
    Oracle oracle = new Oracle(start);
    WorkingTime time = TIME;
    Instant now = start;
    int count = 0;
    for (Act act : acts) {
      now = now.plusSeconds(act.seconds());
      String element = "Task_" + act.which();
      ClockLedger ledger = clock.ledger();
      switch (act.kind()) {
        case SWEEP -> count += sweep(clock, fired, time, now, oracle);
        case SWEEP_WITH_CLOCK_SET_BACK ->
            count += sweep(clock, fired, time, now.minusSeconds(act.which() * 200_000L), oracle);
        case SUSPEND -> {
          // Two suspensions of one element that begin at once are not told apart.
          now = now.plusSeconds(1);
          Instant expectedEnd = now.plusSeconds(1 + act.which() * 300_000L);
          clock =
              clock.with(
                  ledger.suspended(new Suspension("R", element, null, expectedEnd, now, null)));
          oracle.stills.add(new Oracle.Still(element, now, expectedEnd, null));
        }
        case RESUME -> {
          clock = clock.with(ledger.resumed("R", element, now));
          oracle.resume(element, now);
        }
        case EXTEND -> {
          int added = 1 + act.which() * 4;
          clock =
              clock.with(
                  ledger.extended(
                      new Extension(new Limit.WorkingDays(added), "R", "HEAD", null, now)));
          oracle.budget += added;
        }
        case REPROJECT -> {
          time = time == TIME ? WEEKENDS : TIME;
          oracle.worked = time == TIME ? DayByDay::worked : DayByDay::weekday;
        }
      }
    }
    Statistics.label("fired").collect(count == 0 ? "none" : count < 10 ? "some" : "many");
  }

  /** As a server does it: the next rung, until its time has not come. */
  private static int sweep(
      RunningClock clock, FiredRungs fired, WorkingTime time, Instant now, Oracle oracle) {
    List<Fire> found = new ArrayList<>();
    Optional<NextRung> next = NextRung.of(LADDER, clock, fired, time);
    while (next.isPresent() && !next.get().at().isAfter(now)) {
      NextRung rung = next.get();
      fired.add(rung.step().name(), rung.subject(), rung.occurrence());
      found.add(new Fire(rung.step().name(), rung.subject(), rung.occurrence(), rung.at()));
      next = NextRung.of(LADDER, clock, fired, time);
    }
    assertThat(found).isEqualTo(oracle.look(now));
    return found.size();
  }

  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.longs()
        .between(0, 1090L * 48)
        .withDistribution(RandomDistribution.uniform())
        .map(half -> FIRST.plusSeconds(half * 1800));
  }

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.frequency(
                net.jqwik.api.Tuple.of(4, Act.Kind.SWEEP),
                net.jqwik.api.Tuple.of(1, Act.Kind.SWEEP_WITH_CLOCK_SET_BACK),
                net.jqwik.api.Tuple.of(1, Act.Kind.SUSPEND),
                net.jqwik.api.Tuple.of(2, Act.Kind.RESUME),
                net.jqwik.api.Tuple.of(1, Act.Kind.EXTEND),
                net.jqwik.api.Tuple.of(1, Act.Kind.REPROJECT)),
            Arbitraries.integers().between(0, 2).withDistribution(RandomDistribution.uniform()),
            Arbitraries.oneOf(
                Arbitraries.longs()
                    .between(0, 3L * 86400)
                    .withDistribution(RandomDistribution.uniform()),
                Arbitraries.longs()
                    .between(0, 600)
                    .withDistribution(RandomDistribution.uniform())
                    .map(half -> half * 1800)))
        .as(Act::new);
  }
}
