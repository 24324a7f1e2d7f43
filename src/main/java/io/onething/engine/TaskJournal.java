package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.journal.CallJournal;
import io.onething.journal.CallsTried;
import io.onething.journal.Delivery;
import io.onething.journal.HandedOutAgain;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps the journal of the gateway's tasks. */
@Component
class TaskJournal {

  private final CallJournal journal;
  private final MaskedMessages messages;
  private final ApplicationEventPublisher events;

  TaskJournal(CallJournal journal, MaskedMessages messages, ApplicationEventPublisher events) {
    this.journal = journal;
    this.messages = messages;
    this.events = events;
  }

  /** Tasks are handed out. */
  void delivered(Collection<HeldTask> tasks, Function<HeldTask, Call> calls) {
    journal.delivered(
        tasks.stream()
            .map(
                task ->
                    new Delivery(
                        task.id(),
                        task.ofCase(),
                        task.activityInstanceId(),
                        calls.apply(task).department(),
                        task.topicName(),
                        task.workerId()))
            .toList());
    tasks.stream()
        .filter(task -> task.delivered() > 0)
        .forEach(task -> events.publishEvent(new HandedOutAgain(task.topicName())));
  }

  /**
   * The worker has reported.
   *
   * @param attempts null from a worker that does not report them
   * @param otherwise how the delivery ended, if it says nothing else
   * @param message what the worker says about it, not masked
   * @return false when this worker has no delivery of the task that waits for a report
   */
  boolean reported(
      String taskId,
      String topic,
      String worker,
      CaseFile file,
      @Nullable List<Attempt> attempts,
      Attempt.Ending otherwise,
      @Nullable String message) {
    MaskedMessages.Masked masked = messages.of(file);
    if (attempts == null || attempts.isEmpty()) {
      return journal.reported(taskId, worker, List.of(), otherwise, masked.message(message));
    }
    boolean open = journal.reported(taskId, worker, masked.attempts(attempts), otherwise, null);
    if (open) {
      events.publishEvent(new CallsTried(topic, attempts));
    }
    return open;
  }

  /**
   * The worker gives the task back; without effect on one that nobody holds.
   *
   * @return when it was handed out; nothing if it was not, or was reported
   */
  Optional<Instant> givenBack(ExternalTask task) {
    return task.getWorkerId() == null
        ? Optional.empty()
        : journal.givenBack(task.getId(), task.getWorkerId());
  }
}
