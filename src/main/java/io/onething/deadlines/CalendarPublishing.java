package io.onething.deadlines;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Checks a year that an operator wants to publish, shows what it would do, and publishes it. */
class CalendarPublishing {

  private static final int PAGE = 1000;

  private final CalendarStore store;
  private final ProjectionStore projections;
  private final LiveCalendar calendar;
  private final ClockStore clocks;
  private final DeadlineSettings settings;
  private final Clock clock;

  CalendarPublishing(
      CalendarStore store,
      ProjectionStore projections,
      LiveCalendar calendar,
      ClockStore clocks,
      DeadlineSettings settings,
      Clock clock) {
    this.store = store;
    this.projections = projections;
    this.calendar = calendar;
    this.clocks = clocks;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What a publication would do.
   *
   * @param onto the latest publication that this was computed on; publishing onto another is
   *     refused
   * @param replaces the publication that it corrects, null for a year that is new
   */
  record Preview(
      long onto,
      CalendarYear year,
      @Nullable PublishedYear replaces,
      WorkingTime before,
      WorkingTime after) {}

  /**
   * Clocks that would move.
   *
   * @param open how many clocks are open
   * @param moved how many of them would move
   * @param page the first that would move after the one that was asked for
   */
  record Moves(long open, long moved, List<ClockProjector.Projection> page) {}

  /**
   * Looks a year over; nothing is changed.
   *
   * @param content the YAML of {@code CN-<year>.yaml} or {@code CN-<region>-<year>.yaml}
   * @throws OneThingException {@code INVALID_INPUT} with every fault
   */
  Preview preview(byte[] content) {
    CalendarYear year = read(content);
    long newest = store.newest();
    List<PublishedYear> known = store.asOf(newest);
    PublishedYears before = PublishedYears.of(known.stream().map(PublishedYear::year).toList());
    PublishedYears after = before.correctedBy(List.of(year));
    refuse(after.faults());
    refuse(withoutEffect(year, before));
    return new Preview(
        newest,
        year,
        known.stream()
            .filter(each -> each.year().name().equals(year.name()))
            .findFirst()
            .orElse(null),
        calendar.time(before),
        calendar.time(after));
  }

  /**
   * The open clocks that a publication would move.
   *
   * @param after the last clock of the page before, 0 for the first page
   */
  Moves moves(Preview preview, long after, int size) {
    ClockProjector projector = new ClockProjector(preview.before(), preview.after());
    Instant now = clock.instant();
    List<ClockProjector.Projection> shown = new ArrayList<>();
    long open = 0;
    long moved = 0;
    long through = 0;
    List<ClockRow> rows;
    do {
      rows = clocks.openAfter(through, now, PAGE);
      for (ClockRow row : rows) {
        Optional<ClockProjector.Projection> projection =
            projector.project(row).filter(ClockProjector.Projection::isMoved);
        if (projection.isPresent()) {
          moved++;
          if (row.id() > after && shown.size() < size) {
            shown.add(projection.get());
          }
        }
      }
      open += rows.size();
      through = rows.isEmpty() ? through : rows.getLast().id();
    } while (rows.size() == PAGE);
    return new Moves(open, moved, shown);
  }

  /**
   * Publishes a year. Works in the caller's transaction; this server takes it up at its end, the
   * others within seconds, and they carry it to the open clocks.
   *
   * @param onto the latest publication that the operator has seen, null to publish in any case
   * @param by the operator
   * @return the id of the publication
   * @throws OneThingException {@code INVALID_INPUT} with every fault; {@code CALENDAR_CHANGED} if
   *     somebody else has published since
   */
  long publish(byte[] content, @Nullable Long onto, String by) {
    projections.takeTurn();
    Preview preview = preview(content);
    if (onto != null && onto != preview.onto()) {
      throw changed(preview.onto());
    }
    long id =
        store
            .publish(
                preview.year(),
                content,
                PublishedYear.Origin.PAGE,
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS))
            .orElseThrow(() -> changed(store.newest()));
    projections.begin(id, null);
    takeUpAfterCommit();
    return id;
  }

  /** Who has just published looks at this server: its pages must know the year at once. */
  private void takeUpAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            calendar.keepUp();
          }
        });
  }

  private CalendarYear read(byte[] content) {
    if (new String(content, StandardCharsets.UTF_8).isBlank()) {
      refuse(
          List.of(
              new FieldFault(
                  "(body)", new Localized("内容为空", "is empty"), null, "the YAML of a year")));
    }
    List<Fault> unreadable = new ArrayList<>();
    Optional<CalendarYear> year =
        CalendarFiles.parse(new DataFile("calendar/(body)", content), unreadable);
    refuse(
        unreadable.stream()
            .map(
                fault ->
                    new FieldFault(
                        fault.path(),
                        new Localized("无法识别：" + fault.problem(), fault.problem()),
                        null,
                        fault.expected()))
            .toList());
    CalendarYear found = year.orElseThrow();
    refuse(CalendarCheck.faultsIn(found, null));
    return found;
  }

  /** A year that would change nothing here is a mistake. */
  private List<FieldFault> withoutEffect(CalendarYear year, PublishedYears before) {
    if (year.region() != null && !PublishedYears.liesIn(settings.region(), year.region())) {
      return List.of(
          new FieldFault(
              "region",
              new Localized("本系统不在该区划内", "This server is not in that region"),
              year.region(),
              settings.region() == null
                  ? "no region: onething.deadlines.region is not set"
                  : settings.region()
                      + " or a region that it lies in (onething.deadlines.region)"));
    }
    return year.equals(before.like(year))
        ? List.of(
            new FieldFault(
                "year",
                new Localized(
                    year.name() + "已按此公布", year.name() + " is published like this already"),
                null,
                "a year that is new, or a correction"))
        : List.of();
  }

  private static void refuse(List<FieldFault> faults) {
    if (!faults.isEmpty()) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "The year has faults at " + faults.stream().map(FieldFault::field).distinct().toList(),
          faults);
    }
  }

  private static OneThingException changed(long newest) {
    return new OneThingException(
        ErrorCode.CALENDAR_CHANGED,
        "The calendar was changed by publication " + newest + "; preview the year on it");
  }
}
