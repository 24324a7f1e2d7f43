package io.onething.deadlines;

import io.onething.catalog.FaultyFiles;
import io.onething.deadlines.CalendarFiles.YearFile;
import io.onething.shared.Latest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The calendar as it is kept in the database. Takes up what was published, here or at another
 * server, within seconds: what it computes on is never older than {@link Latest#FRESH}, which is
 * shorter than {@link CalendarProjection#SETTLED} by what a transaction needs that has just asked.
 */
class LiveCalendar implements CalendarInForce {

  private static final Logger LOG = LoggerFactory.getLogger(LiveCalendar.class);

  private final CalendarStore store;
  private final ProjectionStore projections;
  private final LocalTime closes;
  private final @Nullable String region;
  private final Latest<WorkingTime> latest;

  LiveCalendar(CalendarStore store, ProjectionStore projections, DeadlineSettings settings) {
    this(store, projections, settings, System::nanoTime);
  }

  /**
   * @param nanos real time that only goes forward; the time source of the demo may jump
   */
  LiveCalendar(
      CalendarStore store,
      ProjectionStore projections,
      DeadlineSettings settings,
      LongSupplier nanos) {
    this.store = store;
    this.projections = projections;
    this.closes = settings.counterCloses();
    this.region = settings.region();
    this.latest = new Latest<>("calendar", store::newest, this::read, nanos);
  }

  /**
   * Publishes what the files have and nobody has published yet. A text is taken from a file once:
   * an old file left lying does not undo a correction.
   *
   * @throws FaultyFiles if files and published years together make no calendar
   */
  void takeUp(List<YearFile> files, TransactionTemplate transaction, Clock clock) {
    transaction.executeWithoutResult(status -> takeUp(files, clock.instant()));
    latest.refresh();
  }

  private void takeUp(List<YearFile> files, Instant now) {
    projections.takeTurn();
    List<PublishedYear> known = store.asOf(Long.MAX_VALUE);
    List<YearFile> news =
        files.stream().filter(file -> !store.knows(file.year(), file.file().content())).toList();
    PublishedYears together =
        PublishedYears.of(known.stream().map(PublishedYear::year).toList())
            .correctedBy(news.stream().map(YearFile::year).toList());
    if (!together.faults().isEmpty()) {
      throw new FaultyFiles(CalendarFiles.asFaults(together.faults()));
    }
    for (YearFile file : news) {
      Optional<Long> id =
          store.publish(
              file.year(),
              file.file().content(),
              PublishedYear.Origin.FILE,
              file.file().name(),
              now);
      // The first calendar of all moves nothing.
      id.ifPresent(published -> projections.begin(published, known.isEmpty() ? now : null));
    }
  }

  @Override
  public WorkingTime time() {
    return latest.now().value();
  }

  /** Makes sure that this server computes on this publication, or on a later one. */
  void reach(long publication) {
    if (newest() < publication) {
      latest.refresh();
    }
  }

  /** The publication that this server has taken up last. */
  long newest() {
    return latest.known().number();
  }

  /** The arithmetic on the calendar that was in force when this publication was the latest. */
  WorkingTime timeAsOf(long id) {
    return time(PublishedYears.of(store.asOf(id).stream().map(PublishedYear::year).toList()));
  }

  /** The arithmetic on these years, at this place. */
  WorkingTime time(PublishedYears years) {
    return new WorkingTime(years.calendar(region), closes);
  }

  @Scheduled(fixedDelayString = "${onething.deadlines.calendar-interval:PT2S}")
  void keepUp() {
    latest.keepUp();
  }

  private WorkingTime read(long newest, boolean first) {
    WorkingTime time = timeAsOf(newest);
    if (!first) {
      LOG.info(
          "The working calendar was changed by publication {} and reaches to the end of {}",
          newest,
          time.calendar().lastPublishedYear());
    }
    return time;
  }
}
