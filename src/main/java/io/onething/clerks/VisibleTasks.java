package io.onething.clerks;

import io.onething.access.Person;
import io.onething.engine.ClerkTasks;
import io.onething.engine.ClerkTasks.ClerkTask;
import io.onething.organisation.StandIns.Absent;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The tasks that the engine lets a person see. */
@Component
class VisibleTasks {

  private final ClerkTasks tasks;
  private final WorkingGroups groups;

  VisibleTasks(ClerkTasks tasks, WorkingGroups groups) {
    this.tasks = tasks;
    this.groups = groups;
  }

  /** Nothing for a task that is another's, or that does not exist. */
  Optional<ClerkTask> find(Person person, String taskId) {
    return tasks.visibleTo(person.subject(), groups.of(person), taskId);
  }

  /**
   * As above.
   *
   * @throws OneThingException {@code UNKNOWN_TASK}
   */
  ClerkTask get(Person person, String taskId) {
    return find(person, taskId)
        .orElseThrow(
            () -> new OneThingException(ErrorCode.UNKNOWN_TASK, "No such task among yours"));
  }

  /** For whom the person works on this task; nothing if it is her own work. */
  Optional<Absent> absentFor(ClerkTask task, Person person) {
    return groups.absentFor(person, task.groups());
  }

  /** Whether somebody has claimed it for whom the person stands in today. */
  boolean isOfAbsent(ClerkTask task, Person person) {
    return groups.absent(person).stream()
        .anyMatch(absent -> absent.subject().equals(task.assignee()));
  }

  /** The person as far as this task is concerned: who stands in for another is as that one. */
  Person at(ClerkTask task, Person person) {
    return groups.at(task.groups(), person);
  }
}
