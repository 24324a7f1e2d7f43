package io.onething.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaIT {

  @Test
  void everyTextColumnTakesRareHanCharacters() throws Exception {
    try (HikariDataSource pool = TestDatabase.migratedPool()) {
      JdbcClient jdbc = JdbcClient.create(pool);

      List<String> narrow =
          jdbc.sql(
                  """
                  SELECT CONCAT(table_name, '.', column_name, ' ', character_set_name)
                  FROM information_schema.columns
                  WHERE table_schema = DATABASE() AND character_set_name <> 'utf8mb4'
                  """)
              .query(String.class)
              .list();

      assertThat(narrow).isEmpty();
      assertThat(
              jdbc.sql(
                      "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema ="
                          + " DATABASE() AND table_name LIKE 'ACT\\_%'")
                  .query(Integer.class)
                  .single())
          .isGreaterThan(40);
    }
  }
}
