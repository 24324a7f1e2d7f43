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
import java.util.Set;
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
   * What a worker says of a task.
   *
   * @param attempts null from a worker that does not report them
   * @param otherwise how the delivery ended, if it says nothing else
   * @param message what the worker says about it, not masked
   */
  record Report(
      String taskId,
      String topic,
      String worker,
      @Nullable List<Attempt> attempts,
      Attempt.Ending otherwise,
      @Nullable String message) {

    private CallJournal.Report masked(MaskedMessages.Masked masked) {
      List<Attempt> tried = attempts == null ? List.of() : attempts;
      return new CallJournal.Report(
          taskId,
          worker,
          masked.attempts(tried),
          otherwise,
          tried.isEmpty() ? masked.message(message) : null);
    }
  }

  /**
   * The worker has reported.
   *
   * @return false when this worker has no delivery of the task that waits for a report
   */
  boolean reported(CaseFile file, Report report) {
    return !reported(file, List.of(report)).isEmpty();
  }

  /**
   * Workers have reported tasks of one case.
   *
   * @return the tasks whose delivery to this worker waited for a report
   */
  Set<String> reported(CaseFile file, Collection<Report> reports) {
    MaskedMessages.Masked masked = messages.of(file);
    Set<String> open =
        journal.reported(reports.stream().map(report -> report.masked(masked)).toList());
    for (Report report : reports) {
      List<Attempt> attempts = report.attempts();
      if (attempts != null && !attempts.isEmpty() && open.contains(report.taskId())) {
        events.publishEvent(new CallsTried(report.topic(), attempts));
      }
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
