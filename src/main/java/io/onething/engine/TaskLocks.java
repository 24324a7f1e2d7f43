package io.onething.engine;

import io.onething.journal.CallJournal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds waiting tasks in the engine's table and locks them, in statements whose number does not
 * grow with the tasks and whose time does not grow with the backlog. The engine's own fetch sorts
 * all that wait and reads each task's execution and variables one by one.
 *
 * <p>Tasks whose lock ran out come first, then the oldest.
 */
@Repository
class TaskLocks {

  private static final String ACTIVE = "(SUSPENSION_STATE_ IS NULL OR SUSPENSION_STATE_ = 1)";

  /** Neither suspended nor spent: some worker may do it, or is doing it. */
  static final String OPEN = ACTIVE + " AND (RETRIES_ IS NULL OR RETRIES_ > 0)";

  private static final String FREE =
      "SELECT ID_, LOCK_EXP_TIME_, CREATE_TIME_ FROM ACT_RU_EXT_TASK WHERE TOPIC_NAME_ = ? AND "
          + OPEN
          + " AND ";
  private static final String EXPIRED =
      "("
          + FREE
          + "LOCK_EXP_TIME_ <= ? AND (LOCK_EXP_TIME_ <= ? OR WORKER_ID_ <> ? OR ERROR_MSG_ IS NOT NULL)"
          + " ORDER BY LOCK_EXP_TIME_ LIMIT ?)";
  private static final String NEVER_LOCKED =
      "(" + FREE + "LOCK_EXP_TIME_ IS NULL ORDER BY CREATE_TIME_ LIMIT ?)";

  private static final String HELD =
      """
      SELECT t.ID_, t.TOPIC_NAME_, t.WORKER_ID_, t.ACT_ID_, t.ACT_INST_ID_, t.EXECUTION_ID_, t.PROC_INST_ID_,
        t.PROC_DEF_ID_, t.PROC_DEF_KEY_, p.BUSINESS_KEY_, t.RETRIES_, t.PRIORITY_, t.LOCK_EXP_TIME_, v.TEXT_,
        IF(c.id IS NULL, NULL, COALESCE(c.case_number, '')), %s
      FROM ACT_RU_EXT_TASK t
        LEFT JOIN ACT_RU_EXECUTION p ON p.ID_ = t.PROC_INST_ID_
        LEFT JOIN ACT_RU_VARIABLE v ON v.EXECUTION_ID_ = t.PROC_INST_ID_ AND v.NAME_ = :variable
          AND v.TASK_ID_ IS NULL
        LEFT JOIN case_file c ON c.id = v.TEXT_
      WHERE t.ID_ IN (:ids) AND t.WORKER_ID_ IS NOT NULL ORDER BY t.CREATE_TIME_, t.ID_
      """;
  private static final String DELIVERED = "(" + CallJournal.deliveriesOf("t.ID_") + ")";

  private static final String PERHAPS_ANSWERED =
      """
      SELECT t.ID_ FROM ACT_RU_EXT_TASK t
        JOIN ACT_RU_VARIABLE v ON v.EXECUTION_ID_ = t.PROC_INST_ID_ AND v.NAME_ = ? AND v.TASK_ID_ IS NULL
        JOIN department_answer a ON a.case_id = v.TEXT_ AND a.topic = t.TOPIC_NAME_
      WHERE t.TOPIC_NAME_ = ? AND t.LOCK_EXP_TIME_ IS NULL AND t.CREATE_TIME_ > ?
      ORDER BY t.CREATE_TIME_ LIMIT ?
      """;

  /**
   * For so long a worker is not given back the task whose lock it let run out: it is dead, and its
   * last fetch, which lives on here for a while, would lock the task once more for nobody.
   */
  private static final Duration OTHERS_FIRST = Duration.ofSeconds(2);

  private final JdbcClient jdbc;

  TaskLocks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Ids of tasks that nobody holds; others may take them before they are locked.
   *
   * @param worker for whom; others are the first to get what it let go without a word
   * @param most of them
   */
  List<String> waiting(String worker, Collection<String> topics, int most) {
    if (topics.isEmpty() || most == 0) {
      return List.of();
    }
    Timestamp now = now();
    Timestamp others = Timestamp.from(now.toInstant().minus(OTHERS_FIRST));
    List<Object> values = new ArrayList<>();
    for (String topic : topics) {
      Collections.addAll(values, topic, now, others, worker, most, topic, most);
    }
    String each = EXPIRED + " UNION ALL " + NEVER_LOCKED;
    values.add(most);
    return jdbc.sql(
            "SELECT ID_ FROM ("
                + String.join(" UNION ALL ", Collections.nCopies(topics.size(), each))
                + ") free ORDER BY LOCK_EXP_TIME_ IS NULL, CREATE_TIME_, ID_ LIMIT ?")
        .params(values)
        .query(String.class)
        .list();
  }

  /**
   * Ids of new tasks that nobody holds and whose cases have an answer of their topic, of whatever
   * age.
   *
   * @param age of a task that is not new any more
   * @param most of each topic
   */
  List<String> perhapsAnswered(Collection<String> topics, Duration age, int most) {
    Timestamp since = Timestamp.from(now().toInstant().minus(age));
    return topics.stream()
        .flatMap(
            topic ->
                jdbc
                    .sql(PERHAPS_ANSWERED)
                    .params(ProcessVariables.CASE_ID, topic, since, most)
                    .query(String.class)
                    .list()
                    .stream())
        .toList();
  }

  /**
   * Gives tasks to a worker that {@link #free} has named, in the same transaction.
   *
   * @param free by topic
   * @param lockMillis how long, by topic
   */
  List<HeldTask> hold(Map<String, List<String>> free, String worker, Map<String, Long> lockMillis) {
    Timestamp now = now();
    free.forEach(
        (topic, ids) -> {
          Instant until = now.toInstant().plusMillis(lockMillis.getOrDefault(topic, 0L));
          jdbc.sql(
                  "UPDATE ACT_RU_EXT_TASK SET REV_ = REV_ + 1, WORKER_ID_ = :worker, LOCK_EXP_TIME_ = :until"
                      + " WHERE ID_ IN (:ids)")
              .param("worker", worker)
              .param("until", Timestamp.from(until))
              .param("ids", ids)
              .update();
        });
    return free.isEmpty()
        ? List.of()
        : held(free.values().stream().flatMap(List::stream).toList(), DELIVERED);
  }

  /**
   * Lets a worker hold its task for longer from now on. The task's revision stays, so that a
   * completion on its way does not collide.
   *
   * @return whether the worker still held it, and it was not suspended
   */
  boolean extend(String task, String worker, long millis) {
    Timestamp now = now();
    return jdbc.sql(
                "UPDATE ACT_RU_EXT_TASK SET LOCK_EXP_TIME_ = ? WHERE ID_ = ? AND WORKER_ID_ = ?"
                    + " AND LOCK_EXP_TIME_ > ? AND "
                    + ACTIVE)
            .params(Timestamp.from(now.toInstant().plusMillis(millis)), task, worker, now)
            .update()
        > 0;
  }

  /**
   * Those of the tasks that are still free, by topic; nobody else gets them in the caller's
   * transaction. In one order, so that two who want the same tasks never wait in a circle.
   */
  Map<String, List<String>> free(Collection<String> tasks) {
    Map<String, List<String>> free = new LinkedHashMap<>();
    jdbc.sql(
            "SELECT TOPIC_NAME_, ID_ FROM ACT_RU_EXT_TASK"
                + " WHERE ID_ IN (:ids) AND (LOCK_EXP_TIME_ IS NULL OR LOCK_EXP_TIME_ <= :now) AND "
                + OPEN
                + " ORDER BY ID_ FOR UPDATE")
        .param("ids", tasks)
        .param("now", now())
        .query(
            row -> {
              free.computeIfAbsent(row.getString(1), topic -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return free;
  }

  /** Those of the tasks that some worker holds, with their cases. */
  List<HeldTask> held(Collection<String> ids) {
    return held(ids, "0");
  }

  /**
   * One statement for all that is asked about a task: each costs a fetch a way to the database and
   * back.
   */
  private List<HeldTask> held(Collection<String> ids, String delivered) {
    return jdbc.sql(HELD.formatted(delivered))
        .param("variable", ProcessVariables.CASE_ID)
        .param("ids", ids)
        .query(TaskLocks::read)
        .list();
  }

  private static HeldTask read(ResultSet row, int number) throws SQLException {
    return new HeldTask(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getObject(11, Integer.class),
        row.getLong(12),
        row.getTimestamp(13),
        row.getString(14),
        row.getString(15),
        row.getInt(16));
  }

  /** By the engine's clock, which follows the time source. */
  private static Timestamp now() {
    return Timestamp.from(Instant.ofEpochMilli(ClockUtil.getCurrentTime().getTime()));
  }
}
