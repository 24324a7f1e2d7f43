package io.onething.deadlines;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.shared.Sha256;
import io.onething.shared.UtcTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/**
 * Keeps every publication of every year: what all servers compute with. Rows are added and never
 * changed, so the calendar of any earlier moment can be had again.
 */
final class CalendarStore {

  private static final String COLUMNS =
      "SELECT y.id, y.revision, y.origin, y.content, y.published_by, y.published_at FROM calendar_year y";

  private final JdbcClient jdbc;

  CalendarStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The id of the latest publication, 0 if there is none. */
  long newest() {
    return jdbc.sql("SELECT COALESCE(MAX(id), 0) FROM calendar_year").query(Long.class).single();
  }

  /** The years that were in force when this publication was the latest. */
  List<PublishedYear> asOf(long id) {
    return jdbc.sql(
            COLUMNS
                + " JOIN (SELECT region, year, MAX(revision) revision FROM calendar_year WHERE id <= :id"
                + " GROUP BY region, year) latest USING (region, year, revision) ORDER BY y.region, y.year")
        .param("id", id)
        .query(CalendarStore::row)
        .list();
  }

  /** One publication. */
  Optional<PublishedYear> find(long id) {
    return jdbc.sql(COLUMNS + " WHERE y.id = :id")
        .param("id", id)
        .query(CalendarStore::row)
        .optional();
  }

  /** Every publication of a year, the latest first. */
  List<PublishedYear> history(int year) {
    return jdbc.sql(COLUMNS + " WHERE y.year = :year ORDER BY y.region, y.revision DESC")
        .param("year", year)
        .query(CalendarStore::row)
        .list();
  }

  /** Whether this text was ever published for the year. */
  boolean knows(CalendarYear year, byte[] content) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM calendar_year WHERE region = :region AND year = :year AND digest = :digest")
            .param("region", region(year))
            .param("year", year.year())
            .param("digest", digest(content))
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Publishes a year, or the next correction of it.
   *
   * @return the id of the publication; nothing if somebody else published the year at this moment
   */
  Optional<Long> publish(
      CalendarYear year, byte[] content, PublishedYear.Origin origin, String by, Instant at) {
    int revision =
        jdbc.sql(
                "SELECT COALESCE(MAX(revision), 0) + 1 FROM calendar_year WHERE region = :region AND year = :year")
            .param("region", region(year))
            .param("year", year.year())
            .query(Integer.class)
            .single();
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    try {
      jdbc.sql(
              "INSERT INTO calendar_year (region, year, revision, origin, content, digest, source, published_by,"
                  + " published_at) VALUES (:region, :year, :revision, :origin, :content, :digest, :source, :by, :at)")
          .param("region", region(year))
          .param("year", year.year())
          .param("revision", revision)
          .param("origin", origin.name())
          .param("content", new String(content, StandardCharsets.UTF_8))
          .param("digest", digest(content))
          .param("source", year.source())
          .param("by", by)
          .param("at", UtcTime.of(at))
          .update(key, "id");
    } catch (DuplicateKeyException published) {
      return Optional.empty();
    }
    return Optional.of(Objects.requireNonNull(key.getKey()).longValue());
  }

  private static PublishedYear row(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    List<Fault> faults = new ArrayList<>();
    CalendarYear year =
        CalendarFiles.parse(
                new DataFile(
                    "calendar_year " + id,
                    row.getString("content").getBytes(StandardCharsets.UTF_8)),
                faults)
            .orElseThrow(
                () -> new IllegalStateException("A published year cannot be read: " + faults));
    return new PublishedYear(
        id,
        year,
        row.getInt("revision"),
        PublishedYear.Origin.valueOf(row.getString("origin")),
        row.getString("published_by"),
        UtcTime.required(row, "published_at"));
  }

  private static String region(CalendarYear year) {
    return year.region() == null ? "" : year.region();
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }
}
