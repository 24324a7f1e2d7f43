package io.onething.engine;

import io.onething.cases.CaseChanges;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.CaseSteps;
import io.onething.cases.EarlierAnswers;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.Outcome;
import io.onething.engine.BroughtAnswers.Brought;
import io.onething.shared.CaseId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks of workers, each act one transaction: what a completion brings is kept in the case in
 * the transaction in which the engine moves on.
 */
@Component
class GatewayTasks {

  private final ExternalTaskService tasks;
  private final RuntimeService runtime;
  private final CaseFiles files;
  private final CaseSteps steps;
  private final StepVisits visits;
  private final BroughtAnswers answers;
  private final EarlierAnswers earlier;
  private final DepartmentFiles departments;
  private final DepartmentTickets tickets;
  private final TaskJournal journal;
  private final DepartmentsTaking taking;
  private final MaskedMessages messages;
  private final CaseProcesses processes;
  private final FallbackDesk desk;
  private final CaseChanges changes;
  private final EngineCommands commands;

  GatewayTasks(
      ExternalTaskService tasks,
      RuntimeService runtime,
      CaseFiles files,
      CaseSteps steps,
      StepVisits visits,
      BroughtAnswers answers,
      EarlierAnswers earlier,
      DepartmentFiles departments,
      DepartmentTickets tickets,
      TaskJournal journal,
      DepartmentsTaking taking,
      MaskedMessages messages,
      CaseProcesses processes,
      FallbackDesk desk,
      CaseChanges changes,
      EngineCommands commands) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.files = files;
    this.steps = steps;
    this.visits = visits;
    this.answers = answers;
    this.earlier = earlier;
    this.departments = departments;
    this.tickets = tickets;
    this.journal = journal;
    this.taking = taking;
    this.messages = messages;
    this.processes = processes;
    this.desk = desk;
    this.changes = changes;
    this.commands = commands;
  }

  /**
   * Completes a task at once whose answer is there already, fresh and clean: nobody need ask.
   *
   * @return whether it was
   */
  @Transactional
  boolean completedByKnownAnswer(HeldTask task) {
    Call call = departments.call(task.topicName());
    CaseFile file = files.get(task.ofCase());
    Optional<BroughtAnswers.Known> known = answers.known(call, file.id());
    known.ifPresent(
        answer -> {
          files.lock(file.id());
          answers.bring(file, call, answer.outcome());
          complete(task.id(), task.workerId(), answer.outcome());
          steps.markReused(file.id(), task.activityInstanceId());
          if (answer.carried()) {
            earlier.setUsed(file.id(), call.topic());
          }
        });
    return known.isPresent();
  }

  /** Lets go of a task that was handed to nobody. */
  @Transactional
  void putBack(HeldTask task) {
    tasks.unlock(task.id());
  }

  /** Gives a task back that nobody has begun. */
  @Transactional
  void unlock(ExternalTask task) {
    tasks.unlock(task.getId());
    journal
        .givenBack(task)
        .ifPresent(handedOut -> taking.givenBack(task.getTopicName(), handedOut));
  }

  /**
   * A department has answered.
   *
   * @param worker who holds the task
   * @param attempts what the worker tried; null when it does not say
   */
  record Completion(
      String task, String topic, String worker, Outcome outcome, @Nullable List<Attempt> attempts) {

    private TaskJournal.Report report() {
      return new TaskJournal.Report(
          task,
          topic,
          worker,
          attempts,
          outcome.ticket() == null ? Attempt.Ending.COMPLETED : Attempt.Ending.PENDING,
          null);
    }
  }

  /** A department has answered one call; parameters as in {@link Completion}. */
  @Transactional
  void complete(
      ExternalTask task, String worker, Outcome outcome, @Nullable List<Attempt> attempts) {
    complete(
        caseOf(task),
        List.of(new Completion(task.getId(), task.getTopicName(), worker, outcome, attempts)));
  }

  private CaseId caseOf(ExternalTask task) {
    return CaseId.of(
        String.valueOf(runtime.getVariable(task.getExecutionId(), ProcessVariables.CASE_ID)));
  }

  /**
   * Departments have answered calls of one case: all are taken, or none.
   *
   * @param completions in the order in which the case goes on
   */
  @Transactional
  void complete(CaseId id, List<Completion> completions) {
    CaseFile file =
        changes.gather(
            () -> {
              CaseFile locked = files.lock(id);
              answers.take(
                  locked,
                  completions.stream()
                      .map(each -> new Brought(departments.call(each.topic()), each.outcome()))
                      .toList());
              Deque<Completion> left = new ArrayDeque<>(completions);
              while (!left.isEmpty()) {
                commands.run(context -> completeSome(context, locked, left));
              }
              return locked;
            });
    journal.reported(file, completions.stream().map(Completion::report).toList());
    if (file.withdrawalAsked()) {
      processes.withdrawAsAsked(file);
    }
  }

  /**
   * Until the case comes to a new step: one that is entered and interrupted within one command the
   * engine takes for one that was done, and undoes it.
   */
  private void completeSome(CommandContext context, CaseFile file, Deque<Completion> left) {
    CaseChanges.takeStepBegun();
    EngineCommands.read(context, left.stream().map(Completion::task).toList());
    do {
      Completion completion = left.remove();
      Call call = departments.call(completion.topic());
      Outcome outcome = completion.outcome();
      if (outcome.ticket() != null) {
        tickets.keep(call.department(), outcome.ticket(), call.topic(), file.id());
      }
      EngineCommands.checkStillThere(context, completion.task());
      complete(completion.task(), completion.worker(), outcome);
    } while (!left.isEmpty() && !CaseChanges.takeStepBegun());
  }

  /** The department has refused; {@code attempts} as above. */
  @Transactional
  void refuse(
      ExternalTask task,
      GatewayRequests.BpmnError error,
      Outcome outcome,
      @Nullable List<Attempt> attempts) {
    Call call = departments.call(task.getTopicName());
    CaseFile file = files.lock(caseOf(task));
    answers.bring(file, call, outcome);
    steps.refuse(file.id(), visits.of(task));
    Map<String, Object> variables = new LinkedHashMap<>(outcome.flags());
    if (error.errorMessage() != null) {
      variables.put(ProcessVariables.REFUSAL_REASON, error.errorMessage());
    }
    tasks.handleBpmnError(
        task.getId(), error.workerId(), error.errorCode(), error.errorMessage(), variables);
    journal.reported(
        file,
        new TaskJournal.Report(
            task.getId(),
            task.getTopicName(),
            error.workerId(),
            attempts,
            Attempt.Ending.REFUSED,
            error.errorMessage()));
  }

  /**
   * The call has failed; it is tried again, or goes to the fallback desk when no retry is left or
   * the step's time is up. {@code attempts} as above.
   */
  @Transactional
  void fail(ExternalTask task, GatewayRequests.Failure failure, @Nullable List<Attempt> attempts) {
    CaseFile file = files.get(caseOf(task));
    MaskedMessages.Masked masked = messages.of(file);
    Optional<DeskReason> reason = desk.reasonFor(task, file.id(), failure.retries());
    tasks.handleFailure(
        task.getId(),
        failure.workerId(),
        masked.message(failure.errorMessage()),
        masked.details(failure.errorDetails()),
        reason.isPresent() ? 0 : failure.retries(),
        failure.retryTimeout());
    journal.reported(
        file,
        new TaskJournal.Report(
            task.getId(),
            task.getTopicName(),
            failure.workerId(),
            attempts,
            Attempt.Ending.FAILED,
            failure.errorMessage()));
    reason.ifPresent(why -> desk.receive(task, file.id(), why));
  }

  /** The task, or nothing when it has been completed or cancelled. */
  @Transactional(readOnly = true)
  Optional<ExternalTask> find(String taskId) {
    return Optional.ofNullable(
        tasks.createExternalTaskQuery().externalTaskId(taskId).singleResult());
  }

  private void complete(String taskId, String workerId, Outcome outcome) {
    tasks.complete(taskId, workerId, Map.copyOf(outcome.flags()));
  }
}
