package io.onething.deadlines;

import io.onething.shared.CityTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks how far the calendar reaches and how many open clocks it does not reach for; says so once a
 * day while that is something to act on.
 */
class CalendarWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CalendarWatch.class);
  private static final int PAGE = 1000;
  private static final Duration JUST_MADE = Duration.ofSeconds(15);

  private final ClockStore store;
  private final CalendarInForce calendar;
  private final Clock clock;
  private volatile @Nullable Look last;
  private @Nullable LocalDate warnedOn;

  CalendarWatch(ClockStore store, CalendarInForce calendar, Clock clock) {
    this.store = store;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What was seen.
   *
   * @param publishedUntil the last published year
   * @param openClocks open clocks whose date lies in a later year and is provisional
   * @param asOf when it was seen
   */
  record Look(int publishedUntil, long openClocks, Instant asOf) {

    int missingYear() {
      return publishedUntil + 1;
    }

    /**
     * Whether somebody has to publish a year: clocks hang on it, or it is upon us. The notice for
     * the next year comes in October or November.
     */
    boolean alarms() {
      LocalDate today = CityTime.dateOf(asOf);
      return openClocks > 0
          || today.getYear() > publishedUntil
          || (today.getYear() == publishedUntil && today.getMonth() == Month.DECEMBER);
    }
  }

  /** The last look, or one now if there was none since a year was published. */
  Look last() {
    Look known = last;
    return known == null || known.publishedUntil() != calendar.time().calendar().lastPublishedYear()
        ? look()
        : known;
  }

  /** A look for a person who reads it beside what holds now: made anew unless it was just made. */
  Look recent() {
    Look known = last();
    return known.asOf().plus(JUST_MADE).isBefore(clock.instant()) ? look() : known;
  }

  @Scheduled(fixedDelayString = "${onething.deadlines.watch-interval:PT10M}")
  void watch() {
    try {
      Look seen = look();
      LocalDate today = CityTime.dateOf(seen.asOf());
      if (seen.alarms() && !today.equals(warnedOn)) {
        warnedOn = today;
        LOG.warn(
            "The working calendar ends with {}: {} open clocks are due later, and their dates are provisional and fire"
                + " nothing. Publish CN-{}.yaml",
            seen.publishedUntil(),
            seen.openClocks(),
            seen.missingYear());
      }
    } catch (DataAccessException away) {
      LOG.debug("The clocks could not be looked at", away);
    }
  }

  private Look look() {
    Instant now = clock.instant();
    WorkingTime time = calendar.time();
    long count = 0;
    long through = 0;
    List<ClockRow> page;
    do {
      page = store.openAfter(through, now, PAGE);
      count += page.stream().filter(row -> isProvisional(row.clock(), time, now)).count();
      through = page.isEmpty() ? through : page.getLast().id();
    } while (page.size() == PAGE);
    Look seen = new Look(time.calendar().lastPublishedYear(), count, now);
    last = seen;
    return seen;
  }

  private static boolean isProvisional(RunningClock clock, WorkingTime time, Instant now) {
    return time.due(clock.ledger().resumedAt(now), clock.budget())
        .map(Due::provisional)
        .orElse(false);
  }
}
