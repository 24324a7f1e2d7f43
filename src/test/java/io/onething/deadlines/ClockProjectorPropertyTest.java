package io.onething.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

/** No clock that a change of the calendar moves is left out, and none that it does not is taken. */
class ClockProjectorPropertyTest {

  private static final Instant FIRST = CivilTimes.at("2025-11-01T00:00");

  @Property(tries = 2000)
  void projectsExactlyWhatHasMoved(
      @ForAll("calendars") WorkingTime before,
      @ForAll("calendars") WorkingTime after,
      @ForAll("clocks") RunningClock clock) {
    Optional<ClockProjector.Projection> projection =
        new ClockProjector(before, after)
            .project(new ClockRow(1, CaseId.random(), 0, 0, clock))
            .filter(ClockProjector.Projection::isMoved);

    boolean moved =
        !clock.due(before).equals(clock.due(after))
            || !clock.promisedDue(before).equals(clock.promisedDue(after));
    assertThat(projection.isPresent()).isEqualTo(moved);
    projection.ifPresent(
        found -> {
          assertThat(found.before()).isEqualTo(clock.due(before).orElseThrow());
          assertThat(found.after()).isEqualTo(clock.due(after).orElseThrow());
          assertThat(Optional.ofNullable(found.promisedAfter()))
              .isEqualTo(clock.promisedDue(after));
        });
  }

  /** One or two published years with days off and make-up days anywhere. */
  @Provide
  Arbitrary<WorkingTime> calendars() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 2).withDistribution(RandomDistribution.uniform()),
            Arbitraries.integers()
                .between(0, 729)
                .withDistribution(RandomDistribution.uniform())
                .set()
                .ofMaxSize(25))
        .as(
            (years, days) -> {
              List<CalendarYear> published = new ArrayList<>();
              for (int year = 2026; year < 2026 + years; year++) {
                published.add(year(year, new TreeSet<>(days)));
              }
              return new WorkingTime(
                  new WorkingCalendar(published, List.of()), LocalTime.of(17, 30));
            });
  }

  @Provide
  Arbitrary<RunningClock> clocks() {
    Arbitrary<Integer> counts =
        Arbitraries.integers().between(1, 60).withDistribution(RandomDistribution.uniform());
    Arbitrary<Limit> limits =
        Arbitraries.oneOf(
            counts.map(Limit.WorkingDays::new),
            counts.map(Limit.NaturalDays::new),
            counts.map(Limit.Hours::new));
    return Combinators.combine(
            Arbitraries.longs()
                .between(0, 700L * 48)
                .withDistribution(RandomDistribution.uniform())
                .map(half -> FIRST.plusSeconds(half * 1800)),
            limits,
            limits.injectNull(0.5),
            Arbitraries.longs()
                .between(0, 20L * 86400)
                .withDistribution(RandomDistribution.uniform()),
            Arbitraries.longs()
                .between(0, 40L * 86400)
                .withDistribution(RandomDistribution.uniform())
                .injectNull(0.2))
        .as(
            (start, limit, promised, from, length) ->
                new RunningClock(
                    "b",
                    "c",
                    1,
                    limit,
                    promised,
                    ClockLedger.startedAt(start)
                        .suspended(
                            new Suspension(
                                "R",
                                "T",
                                null,
                                null,
                                start.plusSeconds(from),
                                length == null ? null : start.plusSeconds(from + length)))));
  }

  private static CalendarYear year(int year, TreeSet<Integer> days) {
    List<CalendarYear.Holiday> holidays = new ArrayList<>();
    for (int offset : days) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(offset);
      if (day.getYear() == year) {
        boolean weekend =
            day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        holidays.add(
            weekend
                ? new CalendarYear.Holiday(
                    new Localized("调休", "Made up"), day, day.minusDays(1), List.of(day))
                : new CalendarYear.Holiday(new Localized("放假", "Off"), day, day, List.of()));
      }
    }
    return new CalendarYear(year, null, "made up", holidays);
  }
}
