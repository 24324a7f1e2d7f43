package io.onething.engine;

import io.onething.shared.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who has a place at the fallback desk. An external task has one row for all its visits: the row is
 * claimed before the desk's task is made, so that there are never two, whatever server looks.
 */
@Repository
class DeskPlaces {

  private static final String PLACES =
      "SELECT external_task, case_id, activity_instance, element, topic, reason, times, desk_process,"
          + " opened_at FROM fallback_desk WHERE ";

  private final JdbcClient jdbc;
  private final Clock clock;

  DeskPlaces(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A call at the desk.
   *
   * @param times how often it has come here, this time included
   * @param process the desk's process instance
   */
  record Place(
      String externalTask,
      CaseId caseId,
      String activityInstance,
      String element,
      String topic,
      DeskReason reason,
      int times,
      @Nullable String process,
      Instant since) {}

  /** How a call left the desk. */
  enum Ending {
    ANSWER,
    RETRY,
    GIVE_UP,
    /** The desk was not needed any more. */
    SETTLED
  }

  /** Takes a place for the task; false if it has one. */
  boolean claim(ExternalTask task, CaseId id, DeskReason reason) {
    Timestamp now = Timestamp.from(clock.instant());
    int again =
        jdbc.sql(
                "UPDATE fallback_desk SET reason = ?, times = times + 1, desk_process = NULL, opened_at"
                    + " = ?, closed_at = NULL, ending = NULL WHERE external_task = ? AND closed_at IS NOT"
                    + " NULL")
            .params(reason.name(), now, task.getId())
            .update();
    return again > 0
        || jdbc.sql(
                    "INSERT IGNORE INTO fallback_desk (external_task, case_id, activity_instance,"
                        + " element, topic, reason, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                    task.getId(),
                    id.toString(),
                    task.getActivityInstanceId(),
                    task.getActivityId(),
                    task.getTopicName(),
                    reason.name(),
                    now)
                .update()
            > 0;
  }

  /** The desk's process of a place that was claimed just now. */
  void begun(String externalTask, String process) {
    jdbc.sql("UPDATE fallback_desk SET desk_process = ? WHERE external_task = ?")
        .params(process, externalTask)
        .update();
  }

  /** Gives the place free; false if it was free. */
  boolean free(String externalTask, Ending ending) {
    return jdbc.sql(
                "UPDATE fallback_desk SET closed_at = ?, ending = ? WHERE external_task = ? AND"
                    + " closed_at IS NULL")
            .params(Timestamp.from(clock.instant()), ending.name(), externalTask)
            .update()
        > 0;
  }

  /** The place of this external task, while it has one. */
  Optional<Place> of(String externalTask) {
    return jdbc.sql(PLACES + "external_task = ? AND closed_at IS NULL")
        .param(externalTask)
        .query(DeskPlaces::read)
        .optional();
  }

  /** The place of the step's visit, while it has one. */
  Optional<Place> ofStep(String activityInstance) {
    return jdbc.sql(PLACES + "activity_instance = ? AND closed_at IS NULL")
        .param(activityInstance)
        .query(DeskPlaces::read)
        .optional();
  }

  /** The elements of the case whose calls are at the desk. */
  List<String> elementsOf(CaseId id) {
    return jdbc.sql("SELECT element FROM fallback_desk WHERE case_id = ? AND closed_at IS NULL")
        .param(id.toString())
        .query(String.class)
        .list();
  }

  /** All that are taken. */
  List<Place> taken() {
    return jdbc.sql(PLACES + "closed_at IS NULL ORDER BY opened_at").query(DeskPlaces::read).list();
  }

  /** Whether the task is at the desk, or has left it since. */
  boolean seenSince(String externalTask, Instant since) {
    return jdbc.sql(
                "SELECT COUNT(*) FROM fallback_desk WHERE external_task = ? AND (closed_at IS NULL OR"
                    + " closed_at > ?)")
            .params(externalTask, Timestamp.from(since))
            .query(Integer.class)
            .single()
        > 0;
  }

  private static Place read(ResultSet row, int number) throws SQLException {
    return new Place(
        row.getString(1),
        CaseId.of(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        DeskReason.valueOf(row.getString(6)),
        row.getInt(7),
        row.getString(8),
        row.getTimestamp(9).toInstant());
  }
}
