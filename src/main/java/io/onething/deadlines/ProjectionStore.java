package io.onething.deadlines;

import io.onething.deadlines.ClockProjector.Projection;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps how far each publication has been carried to the open clocks, and what it moved. */
final class ProjectionStore {

  private static final String PROGRESS =
      "SELECT p.calendar_year_id, p.through, p.looked_at, p.moved, p.ended_at, y.published_at"
          + " FROM calendar_projection p JOIN calendar_year y ON y.id = p.calendar_year_id";

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  ProjectionStore(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * How far a publication has been carried.
   *
   * @param through the id of the last clock that was looked at
   * @param lookedAt how many clocks were looked at
   * @param moved how many of them moved
   * @param endedAt when the last one was looked at, null while some are left
   */
  record Progress(
      long publication,
      long through,
      long lookedAt,
      long moved,
      @Nullable Instant endedAt,
      Instant publishedAt) {}

  /**
   * A clock that a publication moved.
   *
   * @param id its place in the journal
   */
  record Moved(
      long id,
      String caseId,
      String bundle,
      String clock,
      Due before,
      Due after,
      @Nullable Instant promisedBefore,
      @Nullable Instant promisedAfter,
      Instant at) {}

  /** Keeps other publishers waiting until the transaction ends: years are published one by one. */
  void takeTurn() {
    jdbc.sql(
            "SELECT calendar_year_id FROM calendar_projection ORDER BY calendar_year_id DESC LIMIT 1 FOR UPDATE")
        .query(Long.class)
        .optional();
  }

  /** Opens the projection of a publication; it ends at once where an end is given. */
  void begin(long publication, @Nullable Instant endedAt) {
    jdbc.sql("INSERT INTO calendar_projection (calendar_year_id, ended_at) VALUES (:id, :ended)")
        .param("id", publication)
        .param("ended", utc(endedAt), Types.TIMESTAMP)
        .update();
  }

  /** The earliest publication that has not been carried to all clocks. */
  Optional<Progress> next() {
    return jdbc.sql(PROGRESS + " WHERE p.ended_at IS NULL ORDER BY p.calendar_year_id LIMIT 1")
        .query(ProjectionStore::progress)
        .optional();
  }

  /** Takes the next page of a publication; nothing if another server has it. */
  Optional<Progress> claim(long publication) {
    return jdbc.sql(
            "SELECT calendar_year_id FROM calendar_projection WHERE calendar_year_id = :id AND ended_at IS NULL"
                + " FOR UPDATE SKIP LOCKED")
        .param("id", publication)
        .query(Long.class)
        .optional()
        .flatMap(this::progress);
  }

  /** How far a publication has been carried. */
  Optional<Progress> progress(long publication) {
    return jdbc.sql(PROGRESS + " WHERE p.calendar_year_id = :id")
        .param("id", publication)
        .query(ProjectionStore::progress)
        .optional();
  }

  /** Keeps that a page is done. */
  void advance(long publication, long through, int lookedAt, int moved, @Nullable Instant endedAt) {
    jdbc.sql(
            "UPDATE calendar_projection SET through = :through, looked_at = looked_at + :looked, moved = moved + :moved,"
                + " ended_at = :ended WHERE calendar_year_id = :id")
        .param("through", through)
        .param("looked", lookedAt)
        .param("moved", moved)
        .param("ended", utc(endedAt), Types.TIMESTAMP)
        .param("id", publication)
        .update();
  }

  /** Writes what has moved into the journal. */
  void journal(long publication, List<Projection> moved, Instant at) {
    if (moved.isEmpty()) {
      return;
    }
    batches.batchUpdate(
        "INSERT INTO clock_projection (calendar_year_id, clock_id, due_before, provisional_before, due_after,"
            + " provisional_after, promised_before, promised_after, projected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        moved.stream()
            .map(
                each ->
                    new Object[] {
                      publication,
                      each.row().id(),
                      utc(each.before().at()),
                      each.before().provisional(),
                      utc(each.after().at()),
                      each.after().provisional(),
                      at(each.promisedBefore()),
                      at(each.promisedAfter()),
                      utc(at)
                    })
            .toList());
  }

  /** A page of what a publication has moved. */
  List<Moved> moved(long publication, long after, int size) {
    return jdbc.sql(
            "SELECT j.id, c.case_id, c.bundle, c.name, j.due_before, j.provisional_before, j.due_after,"
                + " j.provisional_after, j.promised_before, j.promised_after, j.projected_at"
                + " FROM clock_projection j JOIN clock c ON c.id = j.clock_id"
                + " WHERE j.calendar_year_id = :publication AND j.id > :after ORDER BY j.id LIMIT :size")
        .param("publication", publication)
        .param("after", after)
        .param("size", size)
        .query(ProjectionStore::moved)
        .list();
  }

  private static Progress progress(ResultSet row, int number) throws SQLException {
    return new Progress(
        row.getLong("calendar_year_id"),
        row.getLong("through"),
        row.getLong("looked_at"),
        row.getLong("moved"),
        UtcTime.instant(row, "ended_at"),
        UtcTime.required(row, "published_at"));
  }

  private static Moved moved(ResultSet row, int number) throws SQLException {
    return new Moved(
        row.getLong("id"),
        row.getString("case_id"),
        row.getString("bundle"),
        row.getString("name"),
        new Due(UtcTime.required(row, "due_before"), row.getBoolean("provisional_before")),
        new Due(UtcTime.required(row, "due_after"), row.getBoolean("provisional_after")),
        UtcTime.instant(row, "promised_before"),
        UtcTime.instant(row, "promised_after"),
        UtcTime.required(row, "projected_at"));
  }

  private static @Nullable LocalDateTime at(@Nullable Due due) {
    return due == null ? null : utc(due.at());
  }

  private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : UtcTime.of(instant);
  }
}
