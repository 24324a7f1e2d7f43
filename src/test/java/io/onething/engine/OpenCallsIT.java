package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onething.engine.OpenCalls.Load;
import io.onething.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The open calls of a hundred thousand tasks, read in one pass over an index. */
class OpenCallsIT {

  private static final int BACKLOG = 100_000;

  private static HikariDataSource pool;
  private static JdbcClient jdbc;

  @BeforeAll
  static void manyWait() throws Exception {
    pool = TestDatabase.migratedPool();
    jdbc = JdbcClient.create(pool);
    jdbc.sql(
            "INSERT INTO ACT_RU_EXT_TASK (ID_, REV_, TOPIC_NAME_, CREATE_TIME_, SUSPENSION_STATE_, PRIORITY_)"
                + " SELECT CONCAT('many-', seq), 1, CONCAT('topic.', seq % 20), '2026-09-01 02:00:00', 1, 0 FROM seq_1_to_"
                + BACKLOG)
        .update();
    task("young", "rest.topic", "2026-09-01 02:00:05", null, 1);
    task("tried", "rest.topic", "2026-09-01 02:00:03", 2, 1);
    task("spent", "rest.topic", "2026-09-01 01:00:00", 0, 1);
    task("suspended", "rest.topic", "2026-09-01 01:00:00", null, 2);
    jdbc.sql("ANALYZE TABLE ACT_RU_EXT_TASK").query().listOfRows();
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Test
  void whatNobodyCanBeAskedForDoesNotWait() {
    Map<String, Load> open = new OpenCalls(jdbc).byTopic();

    assertThat(open.get("rest.topic"))
        .isEqualTo(new Load(2, Instant.parse("2026-09-01T02:00:03Z"), 0));
    assertThat(open.get("topic.7").waiting()).isEqualTo(BACKLOG / 20);
    assertThat(open).hasSize(21);
  }

  @Test
  void theIndexHoldsAllThatIsRead() {
    List<Map<String, Object>> plan = jdbc.sql("EXPLAIN " + OpenCalls.WAITING).query().listOfRows();

    assertThat(plan).singleElement().extracting("key").isEqualTo("IX_EXT_TASK_FETCH");
    assertThat(String.valueOf(plan.getFirst().get("Extra")))
        .contains("Using index")
        .doesNotContain("temporary", "filesort");
  }

  private static void task(
      String id,
      String topic,
      String created,
      @org.jspecify.annotations.Nullable Integer retries,
      int state) {
    jdbc.sql(
            "INSERT INTO ACT_RU_EXT_TASK (ID_, REV_, TOPIC_NAME_, CREATE_TIME_, RETRIES_, SUSPENSION_STATE_, PRIORITY_)"
                + " VALUES (?, 1, ?, ?, ?, ?, 0)")
        .params(id, topic, created, retries, state)
        .update();
  }
}
