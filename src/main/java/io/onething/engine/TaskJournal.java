package io.onething.engine;

import io.onething.cases.CaseFile;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.journal.CallJournal;
import io.onething.journal.Delivery;
import java.util.List;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
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

  /** The task is handed out; returns how often it has been, this time included. */
  int delivered(LockedExternalTask task, Call call, CaseFile file) {
    return journal.delivered(
        new Delivery(
            task.getId(),
            file.id(),
            task.getActivityInstanceId(),
            call.department(),
            call.topic(),
            task.getWorkerId()));
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
