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

/** The counts of cases that have ended, each written once; only its outcome may be replaced. */
class CountStore {

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

  /** Keeps the count of a case that has ended, unless another server has. */
  void keep(CaseFile file, CaseCount count) {
    jdbc.sql(
            """
            INSERT INTO case_count (case_id, bundle, outcome, closed_at, typed, reused, spared, carried, departments,
              gross_seconds, net_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
            count.carried(),
            count.departments(),
            count.gross().toSeconds(),
            count.net().toSeconds())
        .update();
  }

  /**
   * The case has come to something else than it was counted under; one not counted yet stays so.
   */
  void overturn(CaseId id, String outcome) {
    jdbc.sql("UPDATE case_count SET outcome = ? WHERE case_id = ?")
        .params(outcome, id.toString())
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
            "SELECT bundle, outcome, typed, reused, spared, carried, departments, gross_seconds, net_seconds"
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
            row.getInt(7),
            Duration.ofSeconds(row.getLong(8)),
            Duration.ofSeconds(row.getLong(9))));
  }
}
