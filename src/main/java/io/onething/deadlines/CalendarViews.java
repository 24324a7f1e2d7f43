package io.onething.deadlines;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.catalog.Edition;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The working calendar as operators see it. */
class CalendarViews {

  private final CalendarStore store;
  private final ProjectionStore projections;
  private final LiveCalendar calendar;
  private final CalendarWatch watch;
  private final CaseFiles files;
  private final Catalog catalog;

  CalendarViews(
      CalendarStore store,
      ProjectionStore projections,
      LiveCalendar calendar,
      CalendarWatch watch,
      CaseFiles files,
      Catalog catalog) {
    this.store = store;
    this.projections = projections;
    this.calendar = calendar;
    this.watch = watch;
    this.files = files;
    this.catalog = catalog;
  }

  /**
   * What is published.
   *
   * @param missingYear the year to publish next
   * @param openClocksBeyond open clocks whose date lies in that year or later and is provisional
   * @param alarm whether somebody has to publish it now
   */
  record Overview(
      int publishedUntil,
      int missingYear,
      long openClocksBeyond,
      boolean alarm,
      List<Publication> years) {}

  /**
   * One publication.
   *
   * @param correction whether it changed a year that was published before
   * @param carried how far it has been carried to the open clocks
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Publication(
      long id,
      String name,
      int year,
      @Nullable String region,
      int revision,
      boolean correction,
      PublishedYear.Origin origin,
      String source,
      String publishedBy,
      Instant publishedAt,
      Carried carried) {}

  /**
   * How far a publication has been carried.
   *
   * @param endedAt when the last open clock was looked at, null while some are left
   */
  record Carried(long clocks, long moved, @Nullable Instant endedAt) {}

  /** A year and how it came about. */
  record Year(YearAtAGlance glance, List<Publication> publications) {}

  /**
   * What a publication would do.
   *
   * @param onto to be named when it is published
   * @param correction whether it changes a year that is published
   * @param openClocks how many clocks are open
   * @param movedClocks how many of them would move
   */
  record DryRun(
      long onto,
      String name,
      boolean correction,
      YearAtAGlance year,
      List<YearAtAGlance.ChangedDay> changedDays,
      long openClocks,
      long movedClocks,
      Page moves) {}

  /**
   * A page of moves.
   *
   * @param next what to ask the next page after, null if this is the last
   */
  record Page(List<MovedClock> moves, @Nullable Long next) {}

  /** A clock that moves. Case numbers stand for people here; names do not. */
  record MovedClock(
      String caseNumber,
      String bundle,
      String clock,
      Localized names,
      Instant dueBefore,
      boolean provisionalBefore,
      Instant dueAfter,
      boolean provisionalAfter,
      @Nullable Instant promisedBefore,
      @Nullable Instant promisedAfter) {}

  Overview overview() {
    CalendarWatch.Look seen = watch.recent();
    return new Overview(
        calendar.time().calendar().lastPublishedYear(),
        calendar.time().calendar().lastPublishedYear() + 1,
        seen.openClocks(),
        seen.alarms(),
        store.asOf(calendar.newest()).stream().map(this::publication).toList());
  }

  Year year(int year) {
    return new Year(
        YearAtAGlance.of(calendar.time().calendar(), year),
        store.history(year).stream().map(this::publication).toList());
  }

  Publication publication(long id) {
    return publication(store.find(id).orElseThrow(() -> unknown(id)));
  }

  DryRun dryRun(CalendarPublishing.Preview preview, CalendarPublishing.Moves moves, int size) {
    int year = preview.year().year();
    return new DryRun(
        preview.onto(),
        preview.year().name(),
        preview.replaces() != null,
        YearAtAGlance.of(preview.after().calendar(), year),
        YearAtAGlance.changes(preview.before().calendar(), preview.after().calendar(), year),
        moves.open(),
        moves.moved(),
        new Page(
            moves.page().stream().map(this::moved).toList(),
            moves.page().size() < size ? null : moves.page().getLast().row().id()));
  }

  Page moves(long publication, long after, int size) {
    publication(publication);
    List<ProjectionStore.Moved> page = projections.moved(publication, after, size);
    return new Page(
        page.stream().map(this::moved).toList(), page.size() < size ? null : page.getLast().id());
  }

  private Publication publication(PublishedYear published) {
    ProjectionStore.Progress progress = projections.progress(published.id()).orElseThrow();
    CalendarYear year = published.year();
    return new Publication(
        published.id(),
        year.name(),
        year.year(),
        year.region(),
        published.revision(),
        published.isCorrection(),
        published.origin(),
        year.source(),
        published.by(),
        published.at(),
        new Carried(progress.lookedAt(), progress.moved(), progress.endedAt()));
  }

  private MovedClock moved(ClockProjector.Projection each) {
    RunningClock clock = each.row().clock();
    return new MovedClock(
        caseNumber(each.row().caseId()),
        Edition.bundleOf(clock.bundle()),
        clock.name(),
        catalog.bundle(clock.bundle()).clockNames(clock.name()),
        each.before().at(),
        each.before().provisional(),
        each.after().at(),
        each.after().provisional(),
        each.promisedBefore() == null ? null : each.promisedBefore().at(),
        each.promisedAfter() == null ? null : each.promisedAfter().at());
  }

  private MovedClock moved(ProjectionStore.Moved each) {
    return new MovedClock(
        caseNumber(CaseId.of(each.caseId())),
        Edition.bundleOf(each.bundle()),
        each.clock(),
        catalog.bundle(each.bundle()).clockNames(each.clock()),
        each.before().at(),
        each.before().provisional(),
        each.after().at(),
        each.after().provisional(),
        each.promisedBefore(),
        each.promisedAfter());
  }

  private String caseNumber(CaseId caseId) {
    return String.valueOf(files.get(caseId).caseNumber());
  }

  private static OneThingException unknown(long id) {
    return new OneThingException(
        ErrorCode.UNKNOWN_ADDRESS, "No publication " + id + " of the calendar");
  }
}
