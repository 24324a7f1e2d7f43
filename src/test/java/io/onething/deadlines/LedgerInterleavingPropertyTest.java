package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static io.onething.deadlines.PublishedCalendar.TIME;
import static io.onething.deadlines.PublishedCalendar.WEEKENDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Suspended, resumed, extended and projected onto another calendar in any order: no time is lost or
 * won, and the date is the oracle's at every moment.
 */
class LedgerInterleavingPropertyTest {

  private static final Instant FIRST = at("2024-01-01T00:00");

  /** Something that happens to a clock some seconds after what happened before. */
  record Act(Kind kind, int which, long seconds) {
    enum Kind {
      SUSPEND,
      RESUME,
      EXTEND,
      REPROJECT
    }
  }

  /** What the oracle keeps: its own list of standstills, by element. */
  private static final class Book {
    final List<Instant[]> stills = new ArrayList<>();
    final List<String> elements = new ArrayList<>();

    void suspend(String element, Instant now) {
      stills.add(new Instant[] {now, null});
      elements.add(element);
    }

    void resume(String element, Instant now) {
      for (int index = 0; index < stills.size(); index++) {
        if (elements.get(index).equals(element) && stills.get(index)[1] == null) {
          stills.get(index)[1] = now;
          return;
        }
      }
    }

    boolean standsStill() {
      return stills.stream().anyMatch(still -> still[1] == null);
    }

    List<DayByDay.Still> until(Instant now) {
      return stills.stream()
          .map(still -> new DayByDay.Still(still[0], still[1] == null ? now : still[1]))
          .toList();
    }
  }

  @Property
  void keepsEveryMinuteAndTheOraclesDate(
      @ForAll("starts") Instant start, @ForAll @Size(max = 25) List<@From("acts") Act> acts) {
    RunningClock clock =
        new RunningClock(
            "b", "c", 1, new Limit.WorkingDays(20), null, ClockLedger.startedAt(start));
    Book book = new Book();
    WorkingTime time = TIME;
    Predicate<LocalDate> worked = DayByDay::worked;
    int budget = 20;
    Instant now = start;
    Duration ran = Duration.ZERO;
    for (Act act : acts) {
      if (!book.standsStill()) {
        ran = ran.plusSeconds(act.seconds());
      }
      now = now.plusSeconds(act.seconds());
      String element = "Task_" + act.which();
      ClockLedger ledger = clock.ledger();
      switch (act.kind()) {
        case SUSPEND -> {
          clock = clock.with(ledger.suspended(new Suspension("R", element, null, null, now, null)));
          book.suspend(element, now);
        }
        case RESUME -> {
          clock = clock.with(ledger.resumed("R", element, now));
          book.resume(element, now);
        }
        case EXTEND -> {
          int added = 1 + act.which() * 5;
          clock =
              clock.with(
                  ledger.extended(
                      new Extension(new Limit.WorkingDays(added), "R", "HEAD", null, now)));
          budget += added;
        }
        case REPROJECT -> {
          time = time == TIME ? WEEKENDS : TIME;
          worked = time == TIME ? DayByDay::worked : DayByDay::weekday;
        }
      }
      ClockLedger kept = clock.ledger();
      assertThat(kept.net(now)).isEqualTo(ran);
      assertThat(kept.net(now).plus(kept.suspended(now))).isEqualTo(kept.gross(now));
      assertThat(kept.gross(now)).isEqualTo(Duration.between(start, now));
      assertThat(clock.due(time).isEmpty()).isEqualTo(book.standsStill());
      assertThat(time.due(kept.resumedAt(now), clock.budget()).orElseThrow().at())
          .isEqualTo(DayByDay.workingDays(start, budget, book.until(now), worked));
    }
  }

  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.longs()
        .between(0, 1000L * 48)
        .withDistribution(RandomDistribution.uniform())
        .map(half -> FIRST.plusSeconds(half * 1800));
  }

  @Provide
  Arbitrary<Act> acts() {
    return Combinators.combine(
            Arbitraries.of(Act.Kind.values()),
            Arbitraries.integers().between(0, 2).withDistribution(RandomDistribution.uniform()),
            Arbitraries.oneOf(
                Arbitraries.longs()
                    .between(0, 3L * 86400)
                    .withDistribution(RandomDistribution.uniform()),
                Arbitraries.longs()
                    .between(0, 144)
                    .withDistribution(RandomDistribution.uniform())
                    .map(half -> half * 1800)))
        .as(Act::new);
  }
}
