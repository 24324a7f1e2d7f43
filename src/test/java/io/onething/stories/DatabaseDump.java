package io.onething.stories;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of every row of every table, as bytes. */
final class DatabaseDump {

  private final Map<String, Integer> rows = new LinkedHashMap<>();
  private final Map<String, StringBuilder> columns = new LinkedHashMap<>();

  static DatabaseDump of(ApplicationContext server) {
    DatabaseDump dump = new DatabaseDump();
    List<String> tables =
        server
            .getBean(JdbcClient.class)
            .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
            .query(String.class)
            .list();
    try (Connection connection = server.getBean(DataSource.class).getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet all = statement.executeQuery("SELECT * FROM `" + table + "`")) {
          dump.read(table, all);
        }
      }
    } catch (SQLException unreadable) {
      throw new AssertionError("The database cannot be dumped", unreadable);
    }
    return dump;
  }

  private void read(String table, ResultSet all) throws SQLException {
    int count = 0;
    while (all.next()) {
      count++;
      for (int column = 1; column <= all.getMetaData().getColumnCount(); column++) {
        byte[] value = all.getBytes(column);
        if (value != null) {
          columns
              .computeIfAbsent(
                  table + "." + all.getMetaData().getColumnName(column), key -> new StringBuilder())
              .append(new String(value, StandardCharsets.UTF_8))
              .append('\n');
        }
      }
    }
    rows.put(table, count);
  }

  Set<String> tables() {
    return rows.keySet();
  }

  int rows(String table) {
    return rows.getOrDefault(table, 0);
  }

  /** In which column which of these texts was found. */
  Set<String> placesOf(Collection<String> texts) {
    Set<String> places = new TreeSet<>();
    columns.forEach(
        (column, content) ->
            texts.stream()
                .filter(text -> content.indexOf(text) >= 0)
                .forEach(text -> places.add(column + ": " + text)));
    return places;
  }
}
