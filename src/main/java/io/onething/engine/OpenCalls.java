package io.onething.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many calls are open, by topic. One pass over an index that holds all it needs: it is asked
 * every few seconds, also when a hundred thousand wait.
 */
@Repository
public class OpenCalls {

  static final String WAITING =
      "SELECT TOPIC_NAME_, COUNT(*), MIN(CREATE_TIME_) FROM ACT_RU_EXT_TASK WHERE "
          + TaskLocks.OPEN
          + " GROUP BY TOPIC_NAME_";

  private final JdbcClient jdbc;

  OpenCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The open calls of one topic.
   *
   * @param waiting those the department has not answered: nobody has them yet, they rest before the
   *     next try, or the department is being asked
   * @param oldest when the oldest of them came to be; null when none waits
   * @param atDesk those a person at the fallback desk looks after
   */
  public record Load(long waiting, @Nullable Instant oldest, long atDesk) {

    /** Nothing is open. */
    public static final Load NONE = new Load(0, null, 0);
  }

  /** By topic; a topic without open calls is missing. */
  public Map<String, Load> byTopic() {
    Map<String, Load> waiting = new HashMap<>();
    jdbc.sql(WAITING)
        .query(
            row -> {
              Timestamp oldest = row.getTimestamp(3);
              waiting.put(
                  row.getString(1),
                  new Load(row.getLong(2), oldest == null ? null : oldest.toInstant(), 0));
            });
    Map<String, Long> atDesk = new HashMap<>();
    jdbc.sql("SELECT topic, COUNT(*) FROM fallback_desk WHERE closed_at IS NULL GROUP BY topic")
        .query(
            row -> {
              atDesk.put(row.getString(1), row.getLong(2));
            });
    Map<String, Load> loads = new HashMap<>();
    TreeSet<String> topics = new TreeSet<>(waiting.keySet());
    topics.addAll(atDesk.keySet());
    for (String topic : topics) {
      Load load = waiting.getOrDefault(topic, Load.NONE);
      loads.put(topic, new Load(load.waiting(), load.oldest(), atDesk.getOrDefault(topic, 0L)));
    }
    return loads;
  }
}
