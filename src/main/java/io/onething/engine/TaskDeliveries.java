package io.onething.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How often each task was handed to a worker: more than once means that a worker may have died over
 * it.
 */
@Repository
class TaskDeliveries {

  private final JdbcClient jdbc;

  TaskDeliveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts one more delivery and returns how many there were. */
  int count(String task) {
    jdbc.sql(
            "INSERT INTO task_delivery (external_task, deliveries) VALUES (?, 1) ON DUPLICATE KEY"
                + " UPDATE deliveries = deliveries + 1")
        .param(task)
        .update();
    return jdbc.sql("SELECT deliveries FROM task_delivery WHERE external_task = ?")
        .param(task)
        .query(Integer.class)
        .single();
  }

  void forget(String task) {
    jdbc.sql("DELETE FROM task_delivery WHERE external_task = ?").param(task).update();
  }
}
