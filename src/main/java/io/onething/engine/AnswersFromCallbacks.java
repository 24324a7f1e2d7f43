package io.onething.engine;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.departments.CallbackAnswer;
import io.onething.engine.ReceivedCallback.State;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings kept answers into their cases: what an answer says and the engine's step are one
 * transaction.
 */
@Component
class AnswersFromCallbacks {

  private final KeptCallbacks callbacks;
  private final CallbackReading reading;
  private final DepartmentTickets tickets;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseProcesses processes;
  private final RefusedWaits refusals;
  private final EndedWaits endedWaits;
  private final LateAnswers lateAnswers;
  private final TransactionTemplate transaction;

  AnswersFromCallbacks(
      KeptCallbacks callbacks,
      CallbackReading reading,
      DepartmentTickets tickets,
      CaseFiles files,
      CaseFacts facts,
      CaseProcesses processes,
      RefusedWaits refusals,
      EndedWaits endedWaits,
      LateAnswers lateAnswers,
      TransactionTemplate transaction) {
    this.callbacks = callbacks;
    this.reading = reading;
    this.tickets = tickets;
    this.files = files;
    this.facts = facts;
    this.processes = processes;
    this.refusals = refusals;
    this.endedWaits = endedWaits;
    this.lateAnswers = lateAnswers;
    this.transaction = transaction;
  }

  /** What became of an answer. */
  enum Verdict {
    APPLIED,
    KEPT,
    ALREADY_APPLIED,
    CLOSED,
    LATE
  }

  /** Applies an answer whose request is known, if its case waits for it. */
  Verdict apply(ReceivedCallback callback) {
    return Objects.requireNonNull(transaction.execute(status -> apply(callback, status)));
  }

  private Verdict apply(ReceivedCallback callback, TransactionStatus status) {
    DepartmentTickets.Ticket request =
        tickets.find(callback.department(), callback.ticket()).orElseThrow();
    CaseFile file = files.lock(request.caseId());
    if (callbacks.stateOf(callback).filter(State.APPLIED::equals).isPresent()) {
      return Verdict.ALREADY_APPLIED;
    }
    CallbackAnswer answer = reading.answer(request, callback);
    if (file.isClosed()) {
      return over(callback, request, answer, State.REFUSED, Verdict.CLOSED);
    }
    Object savepoint = status.createSavepoint();
    facts.record(file.id(), request.topic(), answer.outcome().facts());
    refusals.mark(file, answer.message());
    if (processes.answer(file, answer.message(), answer.outcome().flags())) {
      callbacks.settle(callback, State.APPLIED);
      return Verdict.APPLIED;
    }
    status.rollbackToSavepoint(savepoint);
    return endedWaits.isOver(file, answer.message(), request.since())
        ? over(callback, request, answer, State.LATE, Verdict.LATE)
        : Verdict.KEPT;
  }

  /** Nobody waits for it any more: it is kept to be seen. */
  private Verdict over(
      ReceivedCallback callback,
      DepartmentTickets.Ticket request,
      CallbackAnswer answer,
      State state,
      Verdict verdict) {
    callbacks.settle(callback, state);
    lateAnswers.keep(
        request.caseId(),
        callback.department(),
        request.topic(),
        LateAnswer.Way.CALLBACK,
        answer.outcome(),
        null,
        null);
    return verdict;
  }
}
