package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the journal of the gateway's tasks. */
@Component
class TaskJournal {

  private final CallJournal journal;
  private final MaskedMessages messages;

  TaskJournal(CallJournal journal, MaskedMessages messages) {
    this.journal = journal;
    this.messages = messages;
  }

  /** Tasks are handed out; returns how often each has been, this time included, by task. */
  Map<String, Integer> delivered(Collection<HeldTask> tasks, Function<HeldTask, Call> calls) {
    return journal.delivered(
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
      String worker,
      CaseFile file,
      @Nullable List<Attempt> attempts,
      Attempt.Ending otherwise,
      @Nullable String message) {
    MaskedMessages.Masked masked = messages.of(file);
    if (attempts == null || attempts.isEmpty()) {
      return journal.reported(taskId, worker, List.of(), otherwise, masked.message(message));
    }
    return journal.reported(taskId, worker, masked.attempts(attempts), otherwise, null);
  }

  /** The worker gives the task back; without effect on one that nobody holds. */
  void givenBack(ExternalTask task) {
    if (task.getWorkerId() != null) {
      journal.givenBack(task.getId(), task.getWorkerId());
    }
  }
}
