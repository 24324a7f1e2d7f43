package io.onething.organisation;

import io.onething.shared.Sha256;
import io.onething.shared.UtcTime;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every organisation that was ever in force; the one with the highest number is. Rows are added and
 * never changed.
 */
final class OrganisationStore {

  private static final String COLUMNS =
      "SELECT number, origin, content, published_by, published_at FROM organisation_version";

  private final JdbcClient jdbc;

  OrganisationStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** From where it came. */
  enum Origin {
    /** With the product, or from a folder of the integrator's. */
    FILE,
    /** From an operator, while servers were running. */
    PAGE
  }

  /**
   * One organisation that was put in force.
   *
   * @param number from 1
   * @param content the YAML as it came
   * @param by the identity provider's subject, or the file
   */
  record Version(int number, Origin origin, String content, String by, Instant at) {}

  /** The number of the one in force, 0 if there is none. */
  int newest() {
    return jdbc.sql("SELECT COALESCE(MAX(number), 0) FROM organisation_version")
        .query(Integer.class)
        .single();
  }

  Optional<Version> find(int number) {
    return jdbc.sql(COLUMNS + " WHERE number = ?")
        .param(number)
        .query(OrganisationStore::row)
        .optional();
  }

  /** The latest first. */
  List<Version> latest(int most) {
    return jdbc.sql(COLUMNS + " ORDER BY number DESC LIMIT " + most)
        .query(OrganisationStore::row)
        .list();
  }

  /** Whether this text was ever in force. */
  boolean knows(byte[] content) {
    return jdbc.sql("SELECT COUNT(*) FROM organisation_version WHERE digest = ?")
            .param(digest(content))
            .query(Integer.class)
            .single()
        > 0;
  }

  /**
   * Puts an organisation in force.
   *
   * @param onto the number of the one in force before
   * @return its number; nothing if somebody else was faster
   */
  Optional<Integer> add(int onto, byte[] content, Origin origin, String by, Instant at) {
    try {
      jdbc.sql(
              "INSERT INTO organisation_version (number, origin, content, digest, published_by, published_at) VALUES (?, ?, ?, ?, ?, ?)")
          .params(
              onto + 1,
              origin.name(),
              new String(content, StandardCharsets.UTF_8),
              digest(content),
              by,
              UtcTime.of(at))
          .update();
      return Optional.of(onto + 1);
    } catch (DuplicateKeyException faster) {
      return Optional.empty();
    }
  }

  private static Version row(ResultSet row, int number) throws SQLException {
    return new Version(
        row.getInt("number"),
        Origin.valueOf(row.getString("origin")),
        row.getString("content"),
        row.getString("published_by"),
        UtcTime.required(row, "published_at"));
  }

  private static String digest(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content));
  }
}
