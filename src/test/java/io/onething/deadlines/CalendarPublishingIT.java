package io.onething.deadlines;

import static io.onething.deadlines.CivilTimes.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFile;
import io.onething.catalog.FaultyFiles;
import io.onething.deadlines.CalendarFiles.YearFile;
import io.onething.deadlines.ClockProjector.Projection;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Latest;
import io.onething.shared.OneThingException;
import io.onething.testing.TestDatabase;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A year is published while two servers run on one database. */
class CalendarPublishingIT {

  private final AdjustableClock clock = new AdjustableClock("2026-12-09T10:00");
  private static HikariDataSource pool;
  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;
  private static ClockStore clocks;

  private Server one;
  private Server other;

  /** What a server has of the calendar. */
  private final class Server {
    final CalendarStore store = new CalendarStore(jdbc);
    final ProjectionStore projections = new ProjectionStore(jdbc, new JdbcTemplate(pool));
    final List<ClocksMoved> heard = Collections.synchronizedList(new ArrayList<>());
    final LiveCalendar calendar;
    final CalendarPublishing publishing;
    final CalendarProjection projection;
    final AtomicLong nanos = new AtomicLong();
    Runnable whileMoving = () -> {};

    Server(@Nullable String region, List<YearFile> files) {
      DeadlineSettings settings =
          new DeadlineSettings(LocalTime.of(9, 0), LocalTime.of(17, 30), List.of(), region);
      calendar = new LiveCalendar(store, projections, settings, nanos::get);
      calendar.takeUp(files, transaction, clock);
      publishing = new CalendarPublishing(store, projections, calendar, clocks, settings, clock);
      projection =
          new CalendarProjection(
              clocks,
              projections,
              calendar,
              new Ladders(Catalogs.of(), new LadderStore(jdbc, new JdbcTemplate(pool))),
              transaction,
              this::hear,
              clock);
    }

    private void hear(Object event) {
      heard.add((ClocksMoved) event);
      whileMoving.run();
    }

    long publish(String notice) {
      return transaction.execute(
          status -> publishing.publish(Notices.bytes(notice), null, "operator-1"));
    }

    void carry() {
      projection.carry(clock.instant());
    }
  }

  @BeforeAll
  static void migrate() throws Exception {
    pool = TestDatabase.migratedPool();
    jdbc = JdbcClient.create(pool);
    transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    clocks = new ClockStore(jdbc);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void startTwoServers() {
    for (String table :
        List.of(
            "clock_projection",
            "calendar_projection",
            "calendar_year",
            "clock_suspension",
            "clock")) {
      jdbc.sql("DELETE FROM " + table).update();
    }
    one = new Server(null, shipped());
    other = new Server(null, shipped());
  }

  @Test
  void theFirstCalendarMovesNothing() {
    begin("2026-12-09T10:00", "20wd");
    one.carry();

    assertThat(one.calendar.time().calendar().lastPublishedYear()).isEqualTo(2026);
    assertThat(journal()).isEmpty();
    assertThat(one.store.asOf(one.store.newest()))
        .extracting(each -> each.year().name(), PublishedYear::revision, PublishedYear::by)
        .containsExactly(
            tuple("CN-2024", 1, "CN-2024.yaml"),
            tuple("CN-2025", 1, "CN-2025.yaml"),
            tuple("CN-2026", 1, "CN-2026.yaml"));
  }

  @Test
  void aPreviewShowsTheYearAndTheClocksItMovesAndChangesNothing() {
    begin("2026-12-09T10:00", "5wd");
    ClockRow moved = begin("2026-12-09T10:00", "20wd");

    CalendarPublishing.Preview preview = one.publishing.preview(Notices.bytes(Notices.YEAR_2027));
    CalendarPublishing.Moves moves = one.publishing.moves(preview, 0, 10);

    assertThat(preview.replaces()).isNull();
    assertThat(YearAtAGlance.of(preview.after().calendar(), 2027).workingDays()).isEqualTo(257);
    assertThat(moves.open()).isEqualTo(2);
    assertThat(moves.moved()).isEqualTo(1);
    Projection only = moves.page().getFirst();
    assertThat(only.row().id()).isEqualTo(moved.id());
    assertThat(only.before()).isEqualTo(new Due(at("2027-01-06T17:30"), true));
    assertThat(only.after()).isEqualTo(new Due(at("2027-01-07T17:30"), false));
    assertThat(one.publishing.moves(preview, moved.id(), 10).page()).isEmpty();

    assertThat(one.store.newest()).isEqualTo(preview.onto());
    one.calendar.keepUp();
    one.carry();
    assertThat(one.calendar.time().calendar().lastPublishedYear()).isEqualTo(2026);
    assertThat(journal()).isEmpty();
  }

  @Test
  void everyServerTakesItUpAndOneOfThemMovesTheClocks() {
    ClockRow untouched = begin("2026-12-09T10:00", "5wd");
    ClockRow moved = begin("2026-12-09T10:00", "20wd");
    ClockRow suspended = begin("2026-12-09T10:00", "20wd");
    clocks.suspend(
        suspended, new Suspension("HEARING", "T", null, null, at("2026-12-10T10:00"), null));
    ClockRow ended = begin("2026-12-09T10:00", "20wd");
    clocks.stop(ended, at("2026-12-09T11:00"));
    long publication = one.publish(Notices.YEAR_2027);
    assertThat(other.calendar.time().calendar().lastPublishedYear()).isEqualTo(2026);
    other.calendar.keepUp();
    assertThat(other.calendar.time().calendar().lastPublishedYear()).isEqualTo(2027);

    other.carry();
    one.carry();

    assertThat(journal())
        .containsExactly(
            "%d: clock %d 2027-01-06 09:30:00 provisional to 2027-01-07 09:30:00"
                .formatted(publication, moved.id()));
    assertThat(one.heard).isEmpty();
    assertThat(other.heard)
        .containsExactly(
            new ClocksMoved(
                ClocksMoved.Cause.CALENDAR,
                List.of(
                    new ClocksMoved.Move(
                        moved.caseId(),
                        "case",
                        1,
                        new Due(at("2027-01-06T17:30"), true),
                        new Due(at("2027-01-07T17:30"), false)))));
    ProjectionStore.Progress progress = one.projections.progress(publication).orElseThrow();
    assertThat(progress.lookedAt()).isEqualTo(3);
    assertThat(progress.moved()).isEqualTo(1);
    assertThat(progress.endedAt()).isEqualTo(clock.instant());
    assertThat(untouched.id()).isLessThan(moved.id());
  }

  /** Whoever hears of the move reads the new dates from this server's calendar. */
  @Test
  void whoeverCarriesAYearHasTakenItUp() {
    begin("2026-12-09T10:00", "20wd");
    List<Integer> reached = new ArrayList<>();
    other.whileMoving = () -> reached.add(other.calendar.time().calendar().lastPublishedYear());
    one.publish(Notices.YEAR_2027);

    other.carry();

    assertThat(reached).containsExactly(2027);
  }

  /** A server whose timers are late, because it is busy, computes no dates on an old calendar. */
  @Test
  void aServerThatWasTooBusyToLookLooksWhenItComputes() {
    one.publish(Notices.YEAR_2027);
    assertThat(other.calendar.time().calendar().lastPublishedYear()).isEqualTo(2026);

    other.nanos.addAndGet(Latest.FRESH.plusMillis(1).toNanos());

    assertThat(other.calendar.time().calendar().lastPublishedYear()).isEqualTo(2027);
    assertThat(Latest.FRESH).isLessThan(CalendarProjection.SETTLED);
  }

  @Test
  void aCorrectionKeepsWhoPublishedWhatAndWhen() {
    ClockRow row = begin("2026-12-09T10:00", "20wd");
    one.publish(Notices.YEAR_2027);
    one.carry();
    clock.set("2026-12-11T09:00");
    long correction = one.publish(Notices.CORRECTED_2027);
    one.carry();

    List<PublishedYear> history = one.store.history(2027);
    assertThat(history)
        .extracting(
            PublishedYear::revision,
            PublishedYear::isCorrection,
            PublishedYear::by,
            PublishedYear::at,
            each -> each.year().source())
        .containsExactly(
            tuple(2, true, "operator-1", at("2026-12-11T09:00"), "a notice made up once more"),
            tuple(1, false, "operator-1", at("2026-12-09T10:00"), "a notice made up for tests"));
    assertThat(journal())
        .hasSize(2)
        .last()
        .isEqualTo(
            "%d: clock %d 2027-01-07 09:30:00 to 2027-01-11 09:30:00"
                .formatted(correction, row.id()));
  }

  @Test
  void anOldFileDoesNotUndoACorrection() {
    one.publish(Notices.YEAR_2027);
    one.publish(Notices.CORRECTED_2027);
    List<YearFile> withOldFile = new ArrayList<>(shipped());
    withOldFile.add(file("CN-2027.yaml", Notices.YEAR_2027));

    Server restarted = new Server(null, withOldFile);
    assertThat(restarted.calendar.time().calendar().isWorkingDay(LocalDate.of(2027, 1, 5)))
        .isFalse();
    assertThat(one.store.history(2027)).hasSize(2);

    withOldFile.set(3, file("CN-2027.yaml", Notices.YEAR_2027 + "# a new file\n"));
    new Server(null, withOldFile);
    assertThat(one.store.history(2027).getFirst())
        .satisfies(
            latest -> {
              assertThat(latest.revision()).isEqualTo(3);
              assertThat(latest.origin()).isEqualTo(PublishedYear.Origin.FILE);
            });
    other.calendar.keepUp();
    assertThat(other.calendar.time().calendar().isWorkingDay(LocalDate.of(2027, 1, 5))).isTrue();
  }

  @Test
  void filesThatMakeNoCalendarStopTheStart() {
    List<YearFile> gap =
        List.of(
            file(
                "CN-2029.yaml",
                """
                year: 2029
                source: a notice
                holidays:
                  - {names: {zh: 元旦, en: New Year's Day}, from: 2029-01-01, to: 2029-01-01}
                """));
    FaultyFiles faulty = catchThrowableOfType(FaultyFiles.class, () -> new Server(null, gap));

    assertThat(faulty.faults().getFirst())
        .hasToString(
            "calendar/: (files): year 2029 follows 2026, expected years without a gap: CN-2027.yaml");
    assertThat(one.store.history(2029)).isEmpty();
  }

  @Test
  void aRegionalYearCountsInItsRegionAlone() {
    String guangxi =
        """
        year: 2026
        region: '450000'
        source: notice of the region
        holidays:
          - {names: {zh: 三月三, en: Double Third}, from: 2026-12-10, to: 2026-12-10}
        """;
    assertRefused(
        "region", "no region: onething.deadlines.region is not set", () -> one.publish(guangxi));

    Server nanning = new Server("450103", shipped());
    begin("2026-12-09T10:00", "1wd");
    nanning.publish(guangxi);
    nanning.carry();
    assertThat(journal())
        .singleElement()
        .asString()
        .endsWith("2026-12-10 09:30:00 to 2026-12-11 09:30:00");
  }

  @ParameterizedTest(name = "{0} -> {1}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "to: 2027-01-03 | to: 2027-01-03, makeUp: [2027-01-02] | holidays[0].makeUp | one of the two",
        "2027-02-20 | 2027-02-22 | holidays[1].makeUp | a Saturday or Sunday",
        "from: 2027-02-05 | from: 2027-01-03 | holidays[1] | each day off once",
        "from: 2027-01-01 | from: 2026-12-31 | holidays[0] | a day of 2027; days of another year stand in that year's file",
        "2027-02-20 | 2028-02-20 | holidays[1].makeUp | a day of 2027; days of another year stand in that year's file",
        "2027-02-20 | 2027-01-31 | holidays[1].makeUp | each make-up workday once",
        "to: 2027-01-03 | to: 2026-01-03 | holidays[0].to | from or a later day",
        "year: 2027 | year: 20270 | year | a year from 1950 to 2200",
        "source: a notice made up for tests | source: ' ' | source | the notice that the year was taken from",
        "2027-02-11 | 2027-02-30 | holidays[1].to | a value of the kind that the reference names",
      })
  void refusesAYearWithFaultsAndMovesNothing(
      String right, String wrong, String field, String expected) {
    begin("2026-12-09T10:00", "20wd");
    String notice = Notices.YEAR_2027.replace(right, wrong);
    assertThat(notice).isNotEqualTo(Notices.YEAR_2027);

    assertRefused(field, expected, () -> one.publish(notice));
    assertRefused(field, expected, () -> one.publishing.preview(Notices.bytes(notice)));
    one.carry();
    assertThat(one.store.history(2027)).isEmpty();
    assertThat(journal()).isEmpty();
  }

  @Test
  void refusesAKeyThatIsNone() {
    OneThingException refusal =
        catchThrowableOfType(
            OneThingException.class,
            () -> one.publish(Notices.YEAR_2027.replace("source:", "sauce:")));

    assertThat(refusal.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.field()).isEqualTo("sauce");
              assertThat(fault.expected()).contains("year", "region", "source", "holidays");
            });
  }

  @Test
  void refusesAGapAndAYearThatChangesNothing() {
    assertRefused(
        "year",
        "years without a gap: CN-2027.yaml",
        () ->
            one.publish(
                """
                year: 2028
                source: a notice
                holidays:
                  - {names: {zh: 元旦, en: New Year's Day}, from: 2028-01-01, to: 2028-01-01}
                """));
    one.publish(Notices.YEAR_2027);
    assertRefused(
        "year",
        "a year that is new, or a correction",
        () -> one.publish(Notices.YEAR_2027 + "# the same"));
    assertRefused("(body)", "the YAML of a year", () -> one.publish(" "));
  }

  @Test
  void refusesToPublishOntoACalendarThatHasChanged() {
    long onto = one.publishing.preview(Notices.bytes(Notices.CORRECTED_2027)).onto();
    long publication = other.publish(Notices.YEAR_2027);

    OneThingException refusal =
        catchThrowableOfType(
            OneThingException.class,
            () ->
                one.publishing.publish(Notices.bytes(Notices.CORRECTED_2027), onto, "operator-2"));
    assertThat(refusal.code()).isEqualTo(ErrorCode.CALENDAR_CHANGED);
    assertThat(refusal)
        .hasMessage(
            "The calendar was changed by publication " + publication + "; preview the year on it");
  }

  @Test
  void twoServersCarryAPublicationToEachClockOnce() throws Exception {
    for (int i = 0; i < 1200; i++) {
      begin("2026-12-09T10:00", "20wd");
    }
    one.publish(Notices.YEAR_2027);
    other.calendar.keepUp();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Object>> both = new ArrayList<>();
      for (Server server : List.of(one, other, one, other)) {
        both.add(Executors.callable(server::carry));
      }
      for (Future<Object> end : threads.invokeAll(both)) {
        end.get();
      }
    }
    one.carry();

    assertThat(
            jdbc.sql("SELECT COUNT(*), COUNT(DISTINCT clock_id) FROM clock_projection")
                .query((row, n) -> row.getInt(1) + "/" + row.getInt(2))
                .single())
        .isEqualTo("1200/1200");
    assertThat(one.heard.size() + other.heard.size()).isEqualTo(3);
  }

  @Test
  void casesGoOnWhileTheirClocksAreMoved() {
    ClockRow row = begin("2026-12-09T10:00", "20wd");
    one.publish(Notices.YEAR_2027);
    one.whileMoving =
        () -> {
          try (ExecutorService another = Executors.newSingleThreadExecutor()) {
            another
                .submit(
                    () ->
                        transaction.executeWithoutResult(
                            status ->
                                clocks.suspend(
                                    clocks.openForChange(row.caseId(), "case").orElseThrow(),
                                    new Suspension(
                                        "HEARING", "T", null, null, clock.instant(), null))))
                .get();
          } catch (Exception blocked) {
            throw new AssertionError(blocked);
          }
        };
    one.carry();

    assertThat(clocks.open(row.caseId(), "case").orElseThrow().clock().state())
        .isEqualTo(ClockState.SUSPENDED);
    assertThat(journal()).hasSize(1);
  }

  @Test
  void aPageThatFailsIsWrittenAgainAsAWhole() {
    begin("2026-12-09T10:00", "20wd");
    one.publish(Notices.YEAR_2027);
    one.whileMoving =
        () -> {
          throw new IllegalStateException("the engine is away");
        };
    catchThrowableOfType(IllegalStateException.class, one::carry);
    assertThat(journal()).isEmpty();

    one.whileMoving = () -> {};
    one.carry();
    assertThat(journal()).hasSize(1);
  }

  @Test
  void whatBeganAfterwardsIsNotMoved() {
    one.publish(Notices.YEAR_2027);
    clock.set("2026-12-09T10:00:06");
    begin("2026-12-09T10:00:06", "20wd");
    one.carry();

    assertThat(journal()).isEmpty();
  }

  private ClockRow begin(String civil, String limit) {
    return clocks.begin(
        CaseId.random(), "talent-residency", "case", Bundles.limit(limit, null), at(civil));
  }

  private List<String> journal() {
    return jdbc.sql(
            "SELECT CONCAT(calendar_year_id, ': clock ', clock_id, ' ', DATE_FORMAT(due_before, '%Y-%m-%d %T'),"
                + " IF(provisional_before, ' provisional', ''), ' to ', DATE_FORMAT(due_after, '%Y-%m-%d %T'),"
                + " IF(provisional_after, ' provisional', '')) FROM clock_projection ORDER BY id")
        .query(String.class)
        .list();
  }

  private static void assertRefused(String field, String expected, Runnable act) {
    OneThingException refusal = catchThrowableOfType(OneThingException.class, act::run);
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(refusal.faults())
        .anySatisfy(
            fault -> {
              assertThat(fault.field()).isEqualTo(field);
              assertThat(fault.expected()).isEqualTo(expected);
              assertThat(fault.problem().zh()).matches("(?s).*\\p{IsHan}.*");
            });
  }

  private static List<YearFile> shipped() {
    return CalendarFiles.read(List.of(CalendarFiles.SHIPPED));
  }

  private static YearFile file(String name, String content) {
    return CalendarFiles.parse(
            new DataFile("calendar/" + name, Notices.bytes(content)), new ArrayList<>())
        .map(year -> new YearFile(new DataFile("calendar/" + name, Notices.bytes(content)), year))
        .orElseThrow();
  }
}
