package io.onething.engine;

import io.onething.cases.DepartmentAnswers;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.CaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands tasks out to a worker: locks them, joins to each what its topic may see, and notes the
 * delivery, all tasks of a fetch together in one transaction. Cases are read, not locked: a handout
 * waits for nobody who changes one.
 */
@Component
class TaskHandout {

  private static final Logger log = LoggerFactory.getLogger(TaskHandout.class);

  private static final int MOST_TASKS = 100;

  /** How long a task rests whose facts could not be joined. */
  private static final Duration PUT_OFF = Duration.ofSeconds(3);

  private final TaskLocks locks;
  private final DepartmentsTaking taking;
  private final AnsweredTasks answered;
  private final GatewayTasks tasks;
  private final JoinedFacts facts;
  private final DepartmentAnswers answers;
  private final DepartmentFiles departments;
  private final TransactionTemplate transaction;

  TaskHandout(
      TaskLocks locks,
      DepartmentsTaking taking,
      AnsweredTasks answered,
      GatewayTasks tasks,
      JoinedFacts facts,
      DepartmentAnswers answers,
      DepartmentFiles departments,
      TransactionTemplate transaction) {
    this.locks = locks;
    this.taking = taking;
    this.answered = answered;
    this.tasks = tasks;
    this.facts = facts;
    this.answers = answers;
    this.departments = departments;
    this.transaction = transaction;
  }

  /**
   * What a fetch has found.
   *
   * @param found whether there was any task: one whose answer was there already is not handed out
   */
  record Handout(boolean found, List<FetchedTask> tasks) {}

  /** Gives the worker what waits, as far as the departments take it now. */
  Handout handOut(GatewayRequests.Fetch fetch, List<GatewayRequests.Topic> topics) {
    Map<String, Long> lockMillis = new LinkedHashMap<>();
    List<GatewayRequests.Topic> open = taking.now(topics);
    open.forEach(topic -> lockMillis.put(topic.topicName(), topic.lockDuration()));
    answered.complete(
        topics.stream().filter(topic -> !open.contains(topic)).toList(), fetch.workerId());
    List<String> waiting =
        locks.waiting(
            fetch.workerId(), lockMillis.keySet(), Math.clamp(fetch.maxTasks(), 0, MOST_TASKS));
    if (waiting.isEmpty()) {
      return new Handout(false, List.of());
    }
    List<HeldTask> oneByOne = new ArrayList<>();
    List<FetchedTask> fetched = new ArrayList<>();
    try {
      transaction.executeWithoutResult(
          status -> {
            List<HeldTask> held = lock(waiting, fetch.workerId(), lockMillis);
            oneByOne.addAll(perhapsAnswered(held));
            fetched.addAll(
                facts.join(held.stream().filter(task -> !oneByOne.contains(task)).toList()));
          });
    } catch (RuntimeException one) {
      // One task spoils no other: each gets a transaction of its own.
      log.debug("Tasks of {} are joined one by one", fetch.workerId(), one);
      fetched.clear();
      oneByOne.clear();
      oneByOne.addAll(inTransaction(() -> lock(waiting, fetch.workerId(), lockMillis)));
    }
    oneByOne.forEach(task -> alone(task, fetched));
    return new Handout(!fetched.isEmpty() || !oneByOne.isEmpty(), fetched);
  }

  private List<HeldTask> lock(List<String> waiting, String worker, Map<String, Long> lockMillis) {
    return locks.hold(taking.allot(locks.free(waiting), waiting), worker, lockMillis);
  }

  /** Those whose answer may be there already. */
  private List<HeldTask> perhapsAnswered(List<HeldTask> held) {
    List<HeldTask> reusable =
        held.stream().filter(task -> departments.call(task.topicName()).reuse() != null).toList();
    Set<CaseId> known =
        answers.known(
            reusable.stream().map(HeldTask::ofCase).toList(),
            reusable.stream().map(HeldTask::topicName).distinct().toList());
    return reusable.stream().filter(task -> known.contains(task.ofCase())).toList();
  }

  private void alone(HeldTask task, List<FetchedTask> fetched) {
    try {
      if (tasks.completedByKnownAnswer(task)) {
        taking.notHandedOut(task);
      } else {
        fetched.addAll(inTransaction(() -> facts.join(List.of(task))));
      }
    } catch (RuntimeException failed) {
      log.error(
          "Task {} of topic {} rests: its facts could not be joined",
          task.id(),
          task.topicName(),
          failed);
      putOff(task);
    }
  }

  /** Back at once, it would be fetched again at once, before its neighbours. */
  private void putOff(HeldTask task) {
    try {
      taking.notHandedOut(task);
      locks.extend(task.id(), task.workerId(), PUT_OFF.toMillis());
    } catch (RuntimeException gone) {
      log.warn(
          "Task {} is not given back before its lock runs out: {}", task.id(), gone.getMessage());
    }
  }

  private <T> Collection<T> inTransaction(java.util.function.Supplier<List<T>> act) {
    return Objects.requireNonNull(transaction.execute(status -> act.get()));
  }
}
