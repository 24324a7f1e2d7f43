package io.onething.engine;

import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Completes new tasks of departments that take no calls now, if the answer is there already: nobody
 * has to be asked, so nobody has to wait for the department.
 */
@Component
class AnsweredTasks {

  private static final Logger log = LoggerFactory.getLogger(AnsweredTasks.class);

  /** An answer is there before its task, or never; fetches look more often than this. */
  private static final Duration NEW = Duration.ofSeconds(30);

  private static final int MOST_TASKS = 20;

  private final TaskLocks locks;
  private final GatewayTasks tasks;
  private final DepartmentFiles departments;
  private final TransactionTemplate transaction;

  AnsweredTasks(
      TaskLocks locks,
      GatewayTasks tasks,
      DepartmentFiles departments,
      TransactionTemplate transaction) {
    this.locks = locks;
    this.tasks = tasks;
    this.departments = departments;
    this.transaction = transaction;
  }

  /**
   * Completes what can be.
   *
   * @param topics of departments that take no calls now
   * @param worker whose fetch it is
   */
  void complete(List<GatewayRequests.Topic> topics, String worker) {
    Map<String, Long> lockMillis = new LinkedHashMap<>();
    topics.stream()
        .filter(topic -> departments.find(topic.topicName()).map(Call::reuse).isPresent())
        .forEach(topic -> lockMillis.put(topic.topicName(), topic.lockDuration()));
    List<String> answered = locks.perhapsAnswered(lockMillis.keySet(), NEW, MOST_TASKS);
    if (answered.isEmpty()) {
      return;
    }
    List<HeldTask> held =
        Objects.requireNonNull(
            transaction.execute(status -> locks.hold(locks.free(answered), worker, lockMillis)));
    held.forEach(this::complete);
  }

  private void complete(HeldTask task) {
    try {
      if (!tasks.completedByKnownAnswer(task)) {
        tasks.putBack(task);
      }
    } catch (RuntimeException failed) {
      log.warn(
          "Task {} of topic {} waits for its department: {}",
          task.id(),
          task.topicName(),
          failed.getMessage());
    }
  }
}
