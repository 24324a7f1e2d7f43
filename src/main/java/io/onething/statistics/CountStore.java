package io.onething.statistics;

import io.onething.cases.CaseFile;
import io.onething.shared.CaseId;
import io.onething.shared.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of cases that have ended, each written once. */
class CountStore {

  /** Longer than any transaction that ends a case takes. */
  private static final Duration LATE = Duration.ofMinutes(10);

  private final JdbcClient jdbc;

  CountStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A counted case.
   *
   * @param outcome a key of the bundle's outcomes
   */
  record Counted(String bundle, String outcome, CaseCount count) {}

  /** Cases that have ended and are not counted yet, those that ended first. */
  List<CaseId> uncounted(int most) {
    return jdbc
        .sql(
            """
            SELECT f.id FROM case_file f LEFT JOIN case_count c ON c.case_id = f.id
            WHERE f.closed_at >= COALESCE((SELECT MAX(closed_at) FROM case_count) - INTERVAL :late SECOND, '1970-01-01')
              AND c.case_id IS NULL ORDER BY f.closed_at LIMIT :most
            """)
        .param("late", LATE.toSeconds())
        .param("most", most)
        .query(String.class)
        .list()
        .stream()
        .map(CaseId::of)
        .toList();
  }

  /** Keeps the count of a case that has ended, unless another server has. */
  void keep(CaseFile file, CaseCount count) {
    jdbc.sql(
            """
            INSERT INTO case_count (case_id, bundle, outcome, closed_at, typed, reused, spared, departments,
              gross_seconds, net_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE case_id = case_count.case_id
            """)
        .params(
            file.id().toString(),
            file.bundle(),
            Objects.requireNonNull(file.outcome()),
            UtcTime.of(Objects.requireNonNull(file.closedAt())),
            count.typed(),
            count.reused(),
            count.spared(),
            count.departments(),
            count.gross().toSeconds(),
            count.net().toSeconds())
        .update();
  }

  /**
   * The counts of all cases that ended in this time.
   *
   * @param from inclusive
   * @param until exclusive
   */
  List<Counted> between(Instant from, Instant until) {
    return jdbc.sql(
            "SELECT bundle, outcome, typed, reused, spared, departments, gross_seconds, net_seconds"
                + " FROM case_count WHERE closed_at >= ? AND closed_at < ?")
        .params(UtcTime.of(from), UtcTime.of(until))
        .query(CountStore::row)
        .list();
  }

  private static Counted row(ResultSet row, int number) throws SQLException {
    return new Counted(
        row.getString(1),
        row.getString(2),
        new CaseCount(
            row.getInt(3),
            row.getInt(4),
            row.getInt(5),
            row.getInt(6),
            Duration.ofSeconds(row.getLong(7)),
            Duration.ofSeconds(row.getLong(8))));
  }
}
