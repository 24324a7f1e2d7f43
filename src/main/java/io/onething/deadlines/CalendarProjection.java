package io.onething.deadlines;

import io.onething.deadlines.ClockProjector.Projection;
import io.onething.deadlines.ClocksMoved.Cause;
import io.onething.deadlines.ClocksMoved.Move;
import io.onething.deadlines.ProjectionStore.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries each publication to the open clocks: journals what moved and why, and tells whoever keeps
 * dates elsewhere. Page by page, each in a transaction of its own that locks no clock and no case;
 * how far it has come is kept with the page, so that any server goes on where one has stopped.
 * Publications are carried one after the other.
 */
class CalendarProjection {

  /** Until then every server has taken up what was published. */
  static final Duration SETTLED = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(CalendarProjection.class);
  private static final int PAGE = 500;

  private final ClockStore clocks;
  private final ProjectionStore projections;
  private final LiveCalendar calendar;
  private final Ladders ladders;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private volatile @Nullable Prepared prepared;

  private record Prepared(long publication, ClockProjector projector) {}

  CalendarProjection(
      ClockStore clocks,
      ProjectionStore projections,
      LiveCalendar calendar,
      Ladders ladders,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.clocks = clocks;
    this.projections = projections;
    this.calendar = calendar;
    this.ladders = ladders;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onething.deadlines.calendar-interval:PT2S}")
  void carry() {
    try {
      carry(clock.instant().minus(SETTLED));
    } catch (DataAccessException | TransactionException away) {
      LOG.warn("A change of the calendar waits, tried again soon: {}", away.getMessage());
    }
  }

  /**
   * Carries everything that was published until then.
   *
   * @return how many pages were written
   */
  int carry(Instant publishedUntil) {
    int pages = 0;
    while (Boolean.TRUE.equals(transaction.execute(status -> page(publishedUntil)))) {
      pages++;
    }
    return pages;
  }

  /** One page of the earliest publication; false if there is none or another server has it. */
  private boolean page(Instant publishedUntil) {
    Optional<Progress> claimed =
        projections
            .next()
            .filter(next -> !next.publishedAt().isAfter(publishedUntil))
            .flatMap(next -> projections.claim(next.publication()));
    claimed.ifPresent(this::write);
    return claimed.isPresent();
  }

  private void write(Progress progress) {
    long publication = progress.publication();
    // Whoever hears of the moves computes dates on the calendar of this server.
    calendar.reach(publication);
    Instant now = clock.instant();
    // Who began later began on the new calendar.
    List<ClockRow> rows =
        clocks.openAfter(progress.through(), progress.publishedAt().plus(SETTLED), PAGE);
    ClockProjector projector = projector(publication);
    List<Projection> touched =
        rows.stream().map(projector::project).flatMap(Optional::stream).toList();
    List<Projection> moved = touched.stream().filter(Projection::isMoved).toList();
    projections.journal(publication, moved, now);
    ladders.daysChanged(rows, projector.after());
    if (!touched.isEmpty()) {
      events.publishEvent(
          new ClocksMoved(Cause.CALENDAR, touched.stream().map(CalendarProjection::move).toList()));
    }
    boolean last = rows.size() < PAGE;
    projections.advance(
        publication,
        rows.isEmpty() ? progress.through() : rows.getLast().id(),
        rows.size(),
        moved.size(),
        last ? now : null);
    if (last) {
      LOG.info(
          "Publication {} of the calendar was carried to {} open clocks and moved {}",
          publication,
          progress.lookedAt() + rows.size(),
          progress.moved() + moved.size());
    }
  }

  private ClockProjector projector(long publication) {
    Prepared known = prepared;
    if (known == null || known.publication() != publication) {
      known =
          new Prepared(
              publication,
              new ClockProjector(
                  calendar.timeAsOf(publication - 1), calendar.timeAsOf(publication)));
      prepared = known;
    }
    return known.projector();
  }

  private static Move move(Projection each) {
    RunningClock clock = each.row().clock();
    return new Move(each.row().caseId(), clock.name(), clock.run(), each.before(), each.after());
  }
}
