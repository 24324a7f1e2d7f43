package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Arithmetic of limits on the working calendar. The first day does not count; what begins on a day
 * off or after closing time begins on the next working day; a working day counts when the clock
 * runs at its closing hour; time is up at closing time of the last day.
 */
public final class WorkingTime {

  /** Since then the city has kept one offset, which spares every day a look into its rules. */
  private static final LocalDate ONE_OFFSET_SINCE = LocalDate.of(1992, 1, 1);

  private static final ZoneOffset OFFSET =
      CityTime.ZONE.getRules().getOffset(ONE_OFFSET_SINCE.atStartOfDay());

  private final WorkingCalendar calendar;
  private final LocalTime closes;

  WorkingTime(WorkingCalendar calendar, LocalTime closes) {
    this.calendar = calendar;
    this.closes = closes.truncatedTo(ChronoUnit.SECONDS);
  }

  /** When the limit is up for what begins at this instant. */
  public Instant plus(Instant start, Limit limit) {
    return due(start, limit).at();
  }

  /** As {@link #plus}, with whether the date is provisional. */
  public Due due(Instant start, Limit limit) {
    return due(ClockLedger.startedAt(start), limit).orElseThrow();
  }

  /** The days that are worked. */
  public WorkingCalendar calendar() {
    return calendar;
  }

  /** When the limit is up on this ledger; nothing if an open suspension comes first. */
  Optional<Due> due(ClockLedger ledger, Limit limit) {
    return switch (limit) {
      case Limit.Span span -> spanEnd(ledger, span.duration()).map(end -> new Due(end, false));
      case Limit.WorkingDays days -> lastDay(ledger, days).map(day -> due(ledger, day));
      case Limit.NaturalDays days ->
          lastDay(ledger, days).flatMap(day -> movedOn(ledger, day)).map(day -> due(ledger, day));
    };
  }

  /**
   * A point before time is up, never before the clock's begin; nothing if an open suspension comes
   * first.
   *
   * @param ahead how long before
   */
  Optional<Due> before(ClockLedger ledger, Limit limit, Limit ahead) {
    return due(ledger, limit)
        .map(
            due -> {
              Instant point = pointBefore(ledger, due.at(), ahead);
              return new Due(
                  point.isBefore(ledger.startedAt()) ? ledger.startedAt() : point,
                  due.provisional());
            });
  }

  /**
   * From when the limit is nearly used up: three quarters are, or one day is left, or the last day
   * has come.
   *
   * @param due when the limit is up on this ledger
   */
  Due nearlyUp(ClockLedger ledger, Limit limit, Due due) {
    Instant nearly =
        switch (limit) {
          case Limit.Span span ->
              spanEnd(ledger, span.duration().multipliedBy(3).dividedBy(4)).orElseThrow();
          case Limit.WorkingDays days ->
              nearlyUp(ledger, new Limit.WorkingDays(nearly(days)), due.at());
          case Limit.NaturalDays days ->
              nearlyUp(ledger, new Limit.NaturalDays(nearly(days)), due.at());
        };
    return new Due(nearly, due.provisional());
  }

  /**
   * When so much of the limit is used, in whole days for a limit in days; nothing if an open
   * suspension comes first.
   *
   * @param percent 1 to 99
   */
  Optional<Due> share(ClockLedger ledger, Limit limit, int percent) {
    return switch (limit) {
      case Limit.Span span ->
          spanEnd(ledger, span.duration().multipliedBy(percent).dividedBy(100))
              .map(end -> new Due(end, false));
      case Limit.WorkingDays days ->
          lastDay(ledger, new Limit.WorkingDays(share(days, percent))).map(day -> due(ledger, day));
      case Limit.NaturalDays days ->
          lastDay(ledger, new Limit.NaturalDays(share(days, percent))).map(day -> due(ledger, day));
    };
  }

  private static int share(Limit days, int percent) {
    return (days.count() * percent + 99) / 100;
  }

  /**
   * Closing time of a working day on which the clock runs.
   *
   * @param count 1 for the first such day that closes after this instant
   */
  Due closingAfter(ClockLedger ledger, Instant after, int count) {
    LocalDate day = CityTime.dateOf(after);
    if (closing(day).isAfter(after)) {
      day = day.minusDays(1);
    }
    for (int left = count; left > 0; ) {
      day = day.plusDays(1);
      if (calendar.isWorkingDay(day) && ledger.runsAt(closing(day))) {
        left--;
      }
    }
    return new Due(closing(day), !calendar.isPublished(day));
  }

  private Instant nearlyUp(ClockLedger ledger, Limit nearly, Instant due) {
    Instant used = closing(lastDay(ledger, nearly).orElseThrow());
    Instant lastDay = startOfDay(due);
    return used.isBefore(lastDay) ? used : lastDay;
  }

  private static Instant startOfDay(Instant at) {
    return CityTime.dateOf(at).atStartOfDay(CityTime.ZONE).toInstant();
  }

  private static int nearly(Limit days) {
    int threeQuarters = (3 * days.count() + 3) / 4;
    return days.count() > 1 ? Math.min(threeQuarters, days.count() - 1) : threeQuarters;
  }

  /** How many days of the limit have been counted by now, at most the limit. */
  int daysUsed(ClockLedger ledger, Limit limit, Instant now) {
    LocalDate day = acceptedOn(ledger.startedAt()).plusDays(1);
    int used = 0;
    for (; used < limit.count() && !closing(day).isAfter(now); day = day.plusDays(1)) {
      if (counts(limit, day) && ledger.runsAt(closing(day))) {
        used++;
      }
    }
    return used;
  }

  /** How many working days close after now and not after the due date. */
  int workingDaysUntil(Instant now, Instant due) {
    LocalDate today = CityTime.dateOf(now);
    LocalDate after = closing(today).isAfter(now) ? today.minusDays(1) : today;
    return calendar.between(after, CityTime.dateOf(due));
  }

  /** The day on which something that comes at this instant is accepted. */
  LocalDate acceptedOn(Instant instant) {
    ZonedDateTime civil = instant.atZone(CityTime.ZONE);
    LocalDate day = civil.toLocalDate();
    return calendar.onOrAfter(civil.toLocalTime().isAfter(closes) ? day.plusDays(1) : day);
  }

  /** The closing hour of a day. */
  public Instant closing(LocalDate day) {
    return day.isBefore(ONE_OFFSET_SINCE)
        ? day.atTime(closes).atZone(CityTime.ZONE).toInstant()
        : Instant.ofEpochSecond(day.toEpochSecond(closes, OFFSET));
  }

  private Due due(ClockLedger ledger, LocalDate day) {
    boolean published =
        calendar.isPublished(acceptedOn(ledger.startedAt())) && calendar.isPublished(day);
    return new Due(closing(day), !published);
  }

  private Optional<LocalDate> lastDay(ClockLedger ledger, Limit limit) {
    LocalDate day = acceptedOn(ledger.startedAt());
    for (int left = limit.count(); left > 0; ) {
      day = day.plusDays(1);
      Instant closing = closing(day);
      if (ledger.standsStillFrom(closing)) {
        return Optional.empty();
      }
      if (counts(limit, day) && ledger.runsAt(closing)) {
        left--;
      }
    }
    return Optional.of(day);
  }

  /** A last day that is off moves on to the next working day on which the clock runs. */
  private Optional<LocalDate> movedOn(ClockLedger ledger, LocalDate last) {
    LocalDate day = last;
    while (!calendar.isWorkingDay(day) || !ledger.runsAt(closing(day))) {
      if (ledger.standsStillFrom(closing(day))) {
        return Optional.empty();
      }
      day = day.plusDays(1);
    }
    return Optional.of(day);
  }

  private static Optional<Instant> spanEnd(ClockLedger ledger, Duration span) {
    Instant ranFrom = ledger.startedAt();
    Duration left = span;
    for (ClockLedger.Stretch still : ledger.standstills(Instant.MAX)) {
      Duration ran = Duration.between(ranFrom, still.from());
      if (ran.compareTo(left) >= 0) {
        break;
      }
      if (still.to().equals(Instant.MAX)) {
        return Optional.empty();
      }
      left = left.minus(ran);
      ranFrom = still.to();
    }
    return Optional.of(ranFrom.plus(left));
  }

  private Instant pointBefore(ClockLedger ledger, Instant due, Limit ahead) {
    LocalDate day = CityTime.dateOf(due);
    return switch (ahead) {
      case Limit.Span span -> due.minus(span.duration());
      case Limit.NaturalDays days -> closing(day.minusDays(days.count()));
      case Limit.WorkingDays days -> {
        for (int left = days.count(); left > 0 && closing(day).isAfter(ledger.startedAt()); ) {
          day = day.minusDays(1);
          if (calendar.isWorkingDay(day) && ledger.runsAt(closing(day))) {
            left--;
          }
        }
        yield closing(day);
      }
    };
  }

  private boolean counts(Limit limit, LocalDate day) {
    return switch (limit) {
      case Limit.WorkingDays ignored -> calendar.isWorkingDay(day);
      case Limit.NaturalDays ignored -> true;
      case Limit.Span ignored -> false;
    };
  }
}
