package io.onething.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import liquibase.change.custom.CustomSqlChange;
import liquibase.database.Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.CustomChangeException;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;
import liquibase.statement.SqlStatement;
import liquibase.statement.core.RawSqlStatement;

/**
 * Lets the application's database user change every table but the audit rows, the published
 * calendars with what they moved, the fired rungs, what was released, the organisations that were
 * in force, what was done on behalf of others and the draws of places, which it may add and read
 * (GB/T 22239, 8.1.4.3). Liquibase runs it last at every start, as the migration's user; where both
 * are the same user there is nothing to grant.
 */
public class ApplicationGrants implements CustomSqlChange {

  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "audit_event",
          "bundle_activation",
          "bundle_release",
          "bundle_release_file",
          "calendar_year",
          "clock_projection",
          "clock_rung",
          "clock_rung_effect",
          "databasechangelog",
          "databasechangeloglock",
          "organisation_version",
          "seat_draw",
          "seat_result",
          "stand_in_act");

  private String user = "";

  /**
   * Set by Liquibase from the changelog: the application's user, who exists as {@code 'user'@'%'}.
   */
  public void setUser(String user) {
    this.user = user;
  }

  @Override
  public SqlStatement[] generateStatements(Database database) throws CustomChangeException {
    try {
      Connection connection = ((JdbcConnection) database.getConnection()).getUnderlyingConnection();
      if (user.isBlank() || user.equals(migrationUser(connection))) {
        return new SqlStatement[0];
      }
      return tables(connection).stream()
          .filter(table -> !OUT_OF_REACH.contains(table.toLowerCase(Locale.ROOT)))
          .map(
              table ->
                  new RawSqlStatement(
                      "GRANT UPDATE, DELETE ON `"
                          + table
                          + "` TO '"
                          + user.replace("'", "''")
                          + "'@'%'"))
          .toArray(SqlStatement[]::new);
    } catch (SQLException problem) {
      throw new CustomChangeException("The tables to grant cannot be read", problem);
    }
  }

  private static String migrationUser(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT SUBSTRING_INDEX(USER(), '@', 1)")) {
      row.next();
      return row.getString(1);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name");
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  @Override
  public String getConfirmationMessage() {
    return "The application's user may change what it must";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor resourceAccessor) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
