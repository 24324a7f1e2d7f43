package io.onething.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The dates that the engine keeps of timers and of clerks' tasks, for many cases in few statements.
 * A change waits for whoever holds the row and raises its revision: who has read it before, as a
 * job executor that is acquiring it, finds that out and looks again. The engine's own way would let
 * the change fail instead.
 *
 * <p>Used within a transaction. Dates are set outside the engine's commands: what one of them has
 * read would collide.
 */
@Repository
class EngineDates {

  /** All processes of these cases, also those that they called. */
  private static final String PROCESSES =
      """
       FROM ACT_RU_EXECUTION root
      JOIN ACT_RU_EXECUTION process ON process.ROOT_PROC_INST_ID_ = root.ID_ AND process.PROC_INST_ID_ = process.ID_
      """;

  private static final String OF_CASES =
      " WHERE root.BUSINESS_KEY_ IN (:numbers) AND root.ROOT_PROC_INST_ID_ = root.ID_";

  private static final String TIMERS =
      "SELECT job.ID_, root.BUSINESS_KEY_, job.PROCESS_DEF_ID_, definition.ACT_ID_, job.PROCESS_INSTANCE_ID_"
          + PROCESSES
          + " JOIN ACT_RU_JOB job ON job.PROCESS_INSTANCE_ID_ = process.ID_ AND job.TYPE_ = 'timer'"
          + " JOIN ACT_RU_JOBDEF definition ON definition.ID_ = job.JOB_DEF_ID_"
          + OF_CASES;

  private static final String TASKS =
      "SELECT task.ID_, root.BUSINESS_KEY_, task.PROC_DEF_ID_, task.TASK_DEF_KEY_, task.PROC_INST_ID_"
          + PROCESSES
          + " JOIN ACT_RU_TASK task ON task.PROC_INST_ID_ = process.ID_"
          + OF_CASES;

  private final JdbcClient jdbc;

  EngineDates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A timer that waits, or an open task.
   *
   * @param id the engine's
   * @param definition the version of the model
   * @param element the BPMN id
   * @param process the process it waits in, the case's own or one that was called
   */
  record Waiting(String id, String caseNumber, String definition, String element, String process) {}

  /** The dates that people see of a task; null where there is none. */
  record TaskDates(@Nullable Timestamp due, @Nullable Timestamp followUp) {}

  /** The timers of all processes of these cases. */
  List<Waiting> timers(Collection<String> caseNumbers) {
    return waiting(TIMERS, caseNumbers);
  }

  /** The clerks' tasks of all processes of these cases. */
  List<Waiting> tasks(Collection<String> caseNumbers) {
    return waiting(TASKS, caseNumbers);
  }

  /** The texts that variables of this name hold in these processes, by process. */
  Map<String, String> variables(String name, Collection<String> processes) {
    Map<String, String> values = new HashMap<>();
    if (!processes.isEmpty()) {
      jdbc.sql(
              "SELECT EXECUTION_ID_, TEXT_ FROM ACT_RU_VARIABLE WHERE EXECUTION_ID_ IN (:processes)"
                  + " AND NAME_ = :name AND TASK_ID_ IS NULL AND TEXT_ IS NOT NULL")
          .param("processes", processes)
          .param("name", name)
          .query(
              row -> {
                values.put(row.getString(1), row.getString(2));
              });
    }
    return values;
  }

  /**
   * When the timers are set to, kept from others until the transaction ends; those that are gone
   * are missing. In one order, so that two who want the same rows never wait in a circle.
   */
  Map<String, @Nullable Timestamp> holdTimers(Collection<String> ids) {
    Map<String, @Nullable Timestamp> held = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql("SELECT ID_, DUEDATE_ FROM ACT_RU_JOB WHERE ID_ IN (:ids) ORDER BY ID_ FOR UPDATE")
          .param("ids", ids)
          .query(
              row -> {
                held.put(row.getString(1), row.getTimestamp(2));
              });
    }
    return held;
  }

  /** The tasks' dates, kept from others like {@link #holdTimers}. */
  Map<String, TaskDates> holdTasks(Collection<String> ids) {
    Map<String, TaskDates> held = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              "SELECT ID_, DUE_DATE_, FOLLOW_UP_DATE_ FROM ACT_RU_TASK WHERE ID_ IN (:ids) ORDER BY ID_ FOR UPDATE")
          .param("ids", ids)
          .query(
              row -> {
                held.put(row.getString(1), new TaskDates(row.getTimestamp(2), row.getTimestamp(3)));
              });
    }
    return held;
  }

  /** The revision of a timer as it is now, kept from others; nothing if it is gone. */
  OptionalInt holdRevision(String id) {
    return jdbc.sql("SELECT REV_ FROM ACT_RU_JOB WHERE ID_ = ? FOR UPDATE")
        .param(id)
        .query(Integer.class)
        .optional()
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** Sets timers that are held; those that get the same date in one statement. */
  void setTimers(Map<String, Timestamp> dates) {
    byDate(dates)
        .forEach(
            (date, ids) ->
                jdbc.sql(
                        "UPDATE ACT_RU_JOB SET DUEDATE_ = :date, REV_ = REV_ + 1 WHERE ID_ IN (:ids)")
                    .param("date", date)
                    .param("ids", ids)
                    .update());
  }

  /** Sets the dates of tasks that are held, also in their history. */
  void setTasks(Map<String, TaskDates> dates) {
    byDate(dates)
        .forEach(
            (date, ids) -> {
              for (String update :
                  List.of(
                      "UPDATE ACT_RU_TASK SET REV_ = REV_ + 1, ", "UPDATE ACT_HI_TASKINST SET ")) {
                jdbc.sql(
                        update
                            + "DUE_DATE_ = :due, FOLLOW_UP_DATE_ = :followUp WHERE ID_ IN (:ids)")
                    .param("due", date.due())
                    .param("followUp", date.followUp())
                    .param("ids", ids)
                    .update();
              }
            });
  }

  private static <D> Map<D, List<String>> byDate(Map<String, D> dates) {
    Map<D, List<String>> ids = new LinkedHashMap<>();
    dates.forEach((id, date) -> ids.computeIfAbsent(date, none -> new ArrayList<>()).add(id));
    return ids;
  }

  private List<Waiting> waiting(String query, Collection<String> caseNumbers) {
    return caseNumbers.isEmpty()
        ? List.of()
        : jdbc.sql(query).param("numbers", caseNumbers).query(EngineDates::row).list();
  }

  private static Waiting row(ResultSet row, int index) throws SQLException {
    return new Waiting(
        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
