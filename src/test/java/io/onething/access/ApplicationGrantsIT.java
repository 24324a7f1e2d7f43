package io.onething.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onething.sandbox.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The application's own database user, as docker/mysql/users.sh makes it. */
class ApplicationGrantsIT {

  private static final String MIGRATION = "grants_migration";
  private static final String APPLICATION = "grants_application";
  private static EmbeddedDatabase database;
  private static String address;

  /** A database of its own: the tests' shared one knows no grants. */
  @BeforeAll
  static void migrateWithAUserOfItsOwn() throws Exception {
    database =
        EmbeddedDatabase.start(
            Path.of("target", "mariadb"),
            Path.of("target", "test-data", "grants-" + ProcessHandle.current().pid()));
    database.createSchema("grants");
    address = database.url("grants");
    try (Connection root = DriverManager.getConnection(address, "root", "");
        Statement statement = root.createStatement()) {
      // The nameless user of a fresh installation would be taken for anybody on localhost.
      statement.execute("DELETE FROM mysql.global_priv WHERE User = ''");
      statement.execute("FLUSH PRIVILEGES");
      statement.execute("CREATE USER '" + MIGRATION + "'@'%' IDENTIFIED BY 'm'");
      statement.execute("CREATE USER '" + APPLICATION + "'@'%' IDENTIFIED BY 'a'");
      statement.execute(
          "GRANT ALL PRIVILEGES ON grants.* TO '" + MIGRATION + "'@'%' WITH GRANT OPTION");
      statement.execute("GRANT SELECT, INSERT ON grants.* TO '" + APPLICATION + "'@'%'");
    }
    migrate();
    migrate();
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void theApplicationMayAddAuditRowsAndChangeCases() throws SQLException {
    asApplication(
        "INSERT INTO audit_event (happened_at, who, act, subject, result) VALUES (NOW(6), '-', 'TEST', '-', 'DONE')");
    assertThat(asApplication("UPDATE case_file SET version = version + 1")).isZero();
    assertThat(asApplication("DELETE FROM ACT_RU_JOB")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_event SET who = 'nobody'",
        "DELETE FROM audit_event",
        "TRUNCATE TABLE audit_event",
        "DROP TABLE audit_event",
        "ALTER TABLE audit_event DROP COLUMN who",
        "UPDATE calendar_year SET published_by = 'nobody'",
        "DELETE FROM clock_projection",
        "UPDATE organisation_version SET content = ''",
        "UPDATE DATABASECHANGELOG SET md5sum = ''"
      })
  void theApplicationMayNot(String statement) {
    assertThatThrownBy(() -> asApplication(statement))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("denied");
  }

  private static void migrate() throws Exception {
    SpringLiquibase liquibase = new SpringLiquibase();
    liquibase.setDataSource(new DriverManagerDataSource(address, MIGRATION, "m"));
    liquibase.setChangeLog("classpath:/db/changelog/db.changelog-master.yaml");
    liquibase.setResourceLoader(new DefaultResourceLoader());
    liquibase.setChangeLogParameters(Map.of("application-user", APPLICATION));
    liquibase.afterPropertiesSet();
  }

  private static int asApplication(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address, APPLICATION, "a");
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
