package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.ClockLimit;
import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps clocks and their suspensions. Works in the caller's transaction. */
final class ClockStore {

  private static final String COLUMNS =
      "SELECT id, case_id, name, run, bundle, limit_text, promised_text, activities, extensions, started_at, stopped_at FROM clock";
  private static final String CLOCKS = COLUMNS + " WHERE case_id = :case";

  private final JdbcClient jdbc;

  ClockStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All runs of all clocks of the case, in the order of their begin. */
  List<ClockRow> all(CaseId caseId) {
    return withLedgers(
        jdbc.sql(CLOCKS + " ORDER BY id")
            .param("case", caseId.toString())
            .query(ClockStore::row)
            .list());
  }

  /** The latest run of a clock, open or not. */
  Optional<ClockRow> latest(CaseId caseId, String name) {
    return latest(caseId, name, "");
  }

  /** The open run of a clock. */
  Optional<ClockRow> open(CaseId caseId, String name) {
    return latest(caseId, name, "").filter(ClockRow::isOpen);
  }

  /** The open runs of all clocks of these cases. */
  List<ClockRow> open(Collection<CaseId> cases) {
    return cases.isEmpty()
        ? List.of()
        : withLedgers(
            jdbc.sql(COLUMNS + " WHERE case_id IN (:cases) AND stopped_at IS NULL")
                .param("cases", cases.stream().map(CaseId::toString).toList())
                .query(ClockStore::row)
                .list());
  }

  /** The open run of a clock, kept from others until the transaction ends. */
  Optional<ClockRow> openForChange(CaseId caseId, String name) {
    return latest(caseId, name, " FOR UPDATE").filter(ClockRow::isOpen);
  }

  /** This run, open or not, kept from others until the transaction ends. */
  Optional<ClockRow> forChange(long id) {
    return withLedgers(
            jdbc.sql(COLUMNS + " WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(ClockStore::row)
                .list())
        .stream()
        .findFirst();
  }

  /**
   * Begins a run, unless one is open: then that one is given back. Two that begin at once begin one
   * run.
   */
  ClockRow begin(CaseId caseId, String bundle, String name, ClockLimit limit, Instant at) {
    Optional<ClockRow> latest = latest(caseId, name, "");
    if (latest.isPresent() && latest.get().isOpen()) {
      return latest.get();
    }
    jdbc.sql(
            "INSERT INTO clock (case_id, name, run, bundle, limit_text, promised_text, started_at)"
                + " VALUES (:case, :name, :run, :bundle, :limit, :promised, :at) ON DUPLICATE KEY UPDATE run = run")
        .param("case", caseId.toString())
        .param("name", name)
        .param("run", latest.map(row -> row.clock().run()).orElse(0) + 1)
        .param("bundle", bundle)
        .param("limit", limit.limit())
        .param("promised", limit.promised())
        .param("at", UtcTime.of(at))
        .update();
    return latest(caseId, name, " FOR UPDATE").orElseThrow();
  }

  /**
   * A page of open clocks of all cases, in the order of their ids; read as they are, nobody waits.
   *
   * @param through the id of the last clock of the page before
   * @param startedUntil leaves out clocks that began later
   */
  List<ClockRow> openAfter(long through, Instant startedUntil, int size) {
    return withLedgers(
        jdbc.sql(
                COLUMNS
                    + " WHERE stopped_at IS NULL AND id > :through AND started_at <= :until ORDER BY id LIMIT :size")
            .param("through", through)
            .param("until", UtcTime.of(startedUntil))
            .param("size", size)
            .query(ClockStore::row)
            .list());
  }

  /**
   * The cases whose own clock is open, the newest first; read as they are, nobody waits.
   *
   * @param most how many at most
   */
  List<CaseId> openCases(int most) {
    return jdbc.sql(
            "SELECT case_id FROM clock WHERE stopped_at IS NULL AND name = :name ORDER BY id DESC LIMIT :most")
        .param("name", Bundle.CASE_CLOCK)
        .param("most", most)
        .query((row, index) -> CaseId.of(row.getString(1)))
        .list();
  }

  /** Keeps how many open activities declare the clock. */
  void setActivities(ClockRow row, int activities) {
    jdbc.sql("UPDATE clock SET activities = :activities WHERE id = :id")
        .param("activities", activities)
        .param("id", row.id())
        .update();
  }

  /** Ends a run and what is open of its suspensions. */
  void stop(ClockRow row, Instant at) {
    jdbc.sql(
            "UPDATE clock SET stopped_at = :at, activities = 0 WHERE id = :id AND stopped_at IS NULL")
        .param("at", UtcTime.of(at))
        .param("id", row.id())
        .update();
    jdbc.sql(
            "UPDATE clock_suspension SET resumed_at = GREATEST(:at, suspended_at)"
                + " WHERE clock_id = :id AND resumed_at IS NULL")
        .param("at", UtcTime.of(at))
        .param("id", row.id())
        .update();
  }

  void suspend(ClockRow row, Suspension suspension) {
    jdbc.sql(
            "INSERT INTO clock_suspension (clock_id, reason, element, basis, expected_end, suspended_at)"
                + " VALUES (:id, :reason, :element, :basis, :expected, :at)")
        .param("id", row.id())
        .param("reason", suspension.reason())
        .param("element", suspension.element())
        .param("basis", suspension.basis())
        .param(
            "expected",
            suspension.expectedEnd() == null ? null : UtcTime.of(suspension.expectedEnd()))
        .param("at", UtcTime.of(suspension.from()))
        .update();
  }

  /** Ends the oldest open suspension of the element for the reason. */
  void resume(ClockRow row, String reason, String element, Instant at) {
    jdbc.sql(
            "UPDATE clock_suspension SET resumed_at = GREATEST(:at, suspended_at) WHERE clock_id = :id"
                + " AND reason = :reason AND element = :element AND resumed_at IS NULL ORDER BY id LIMIT 1")
        .param("at", UtcTime.of(at))
        .param("id", row.id())
        .param("reason", reason)
        .param("element", element)
        .update();
  }

  /** Adds time to the budget. */
  void extend(ClockRow row, Extension extension) {
    jdbc.sql(
            "INSERT INTO clock_extension (clock_id, added_text, reason, approver, basis, extended_at)"
                + " VALUES (:id, :added, :reason, :approver, :basis, :at)")
        .param("id", row.id())
        .param("added", extension.added().text())
        .param("reason", extension.reason())
        .param("approver", extension.approver())
        .param("basis", extension.basis())
        .param("at", UtcTime.of(extension.at()))
        .update();
    jdbc.sql("UPDATE clock SET extensions = extensions + 1 WHERE id = :id")
        .param("id", row.id())
        .update();
  }

  private Optional<ClockRow> latest(CaseId caseId, String name, String lock) {
    return withLedgers(
            jdbc.sql(CLOCKS + " AND name = :name ORDER BY run DESC LIMIT 1" + lock)
                .param("case", caseId.toString())
                .param("name", name)
                .query(ClockStore::row)
                .list())
        .stream()
        .findFirst();
  }

  /** Reads the ledgers of all rows at once, after the rows: never two connections at a time. */
  private List<ClockRow> withLedgers(List<ClockRow> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    Map<Long, List<Suspension>> suspensions = new HashMap<>();
    jdbc.sql(
            "SELECT clock_id, reason, element, basis, expected_end, suspended_at, resumed_at FROM clock_suspension"
                + " WHERE clock_id IN (:ids) ORDER BY suspended_at, id")
        .param("ids", rows.stream().map(ClockRow::id).toList())
        .query(
            row -> {
              suspensions
                  .computeIfAbsent(row.getLong("clock_id"), id -> new ArrayList<>())
                  .add(suspension(row));
            });
    Map<Long, List<Extension>> extensions =
        extensions(rows.stream().filter(row -> row.extensions() > 0).map(ClockRow::id).toList());
    return rows.stream()
        .map(
            row ->
                row.with(
                    suspensions.getOrDefault(row.id(), List.of()),
                    extensions.getOrDefault(row.id(), List.of())))
        .toList();
  }

  /** Few clocks are extended: only those that are are asked for it. */
  private Map<Long, List<Extension>> extensions(List<Long> ids) {
    Map<Long, List<Extension>> extensions = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              "SELECT clock_id, added_text, reason, approver, basis, extended_at FROM clock_extension"
                  + " WHERE clock_id IN (:ids) ORDER BY id")
          .param("ids", ids)
          .query(
              row -> {
                extensions
                    .computeIfAbsent(row.getLong("clock_id"), id -> new ArrayList<>())
                    .add(extension(row));
              });
    }
    return extensions;
  }

  private static ClockRow row(ResultSet row, int index) throws SQLException {
    String promised = row.getString("promised_text");
    return new ClockRow(
        row.getLong("id"),
        CaseId.of(row.getString("case_id")),
        row.getInt("activities"),
        row.getInt("extensions"),
        new RunningClock(
            row.getString("bundle"),
            row.getString("name"),
            row.getInt("run"),
            Limit.parse(row.getString("limit_text")),
            promised == null ? null : Limit.parse(promised),
            new ClockLedger(
                UtcTime.required(row, "started_at"),
                List.of(),
                List.of(),
                UtcTime.instant(row, "stopped_at"))));
  }

  private static Suspension suspension(ResultSet row) throws SQLException {
    return new Suspension(
        row.getString("reason"),
        row.getString("element"),
        row.getString("basis"),
        UtcTime.instant(row, "expected_end"),
        UtcTime.required(row, "suspended_at"),
        UtcTime.instant(row, "resumed_at"));
  }

  private static Extension extension(ResultSet row) throws SQLException {
    return new Extension(
        Limit.parse(row.getString("added_text")),
        row.getString("reason"),
        row.getString("approver"),
        row.getString("basis"),
        UtcTime.required(row, "extended_at"));
  }
}
