package io.onething.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database that comes with the demo. */
class EmbeddedDatabaseIT {

  @Test
  void keepsItsDataFromOneStartToTheNextAlsoBelowTheFolderForTemporaryFiles(@TempDir Path folder)
      throws SQLException {
    assertThat(folder).startsWith(Path.of(System.getProperty("java.io.tmpdir")));
    try (EmbeddedDatabase first = start(folder)) {
      first.createSchema("kept");
      try (Connection connection = connect(first);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE word (text VARCHAR(20))");
        statement.execute("INSERT INTO word VALUES ('still here')");
      }
    }

    try (EmbeddedDatabase second = start(folder);
        Connection connection = connect(second);
        Statement statement = connection.createStatement();
        ResultSet words = statement.executeQuery("SELECT text FROM word")) {
      assertThat(words.next()).isTrue();
      assertThat(words.getString(1)).isEqualTo("still here");
    }
  }

  private static EmbeddedDatabase start(Path folder) {
    return EmbeddedDatabase.start(Path.of("target", "mariadb"), folder.resolve("data"));
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(database.url("kept"), "root", "");
  }
}
