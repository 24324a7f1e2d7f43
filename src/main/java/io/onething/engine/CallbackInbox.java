package io.onething.engine;

import io.onething.departments.DepartmentFiles;
import io.onething.engine.ReceivedCallback.State;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Answers that departments send later. Each is kept first and applied once; one that comes before
 * the case waits for it is applied when it does.
 */
@Component
class CallbackInbox {

  private static final Logger log = LoggerFactory.getLogger(CallbackInbox.class);
  private static final int BATCH = 50;

  /** What is wrong with an answer itself, so that it will never be applied. */
  private static final Set<ErrorCode> UNUSABLE =
      Set.of(ErrorCode.BAD_ANSWER, ErrorCode.INVALID_INPUT);

  private final CallbackReading reading;
  private final KeptCallbacks callbacks;
  private final AnswersFromCallbacks answers;
  private final DepartmentTickets tickets;
  private final DepartmentFiles departments;
  private final ExternalTaskService tasks;

  /** The last of those that were looked at; only the scheduler's thread uses it, one at a time. */
  private volatile long turn;

  CallbackInbox(
      CallbackReading reading,
      KeptCallbacks callbacks,
      AnswersFromCallbacks answers,
      DepartmentTickets tickets,
      DepartmentFiles departments,
      ExternalTaskService tasks) {
    this.reading = reading;
    this.callbacks = callbacks;
    this.answers = answers;
    this.tickets = tickets;
    this.departments = departments;
    this.tasks = tasks;
  }

  /** What became of a callback. */
  enum Receipt {
    APPLIED,
    KEPT,
    ALREADY_APPLIED
  }

  /**
   * Takes a callback that has proved where it comes from.
   *
   * @throws OneThingException {@code UNKNOWN_TICKET}, {@code CASE_CLOSED}, {@code ANSWER_TOO_LATE},
   *     {@code BAD_ANSWER}
   */
  Receipt receive(String department, String body) {
    ReceivedCallback callback = reading.received(department, body);
    Optional<DepartmentTickets.Ticket> request = request(callback);
    request.ifPresent(known -> reading.answer(known, callback));
    Optional<State> before = callbacks.stateOf(callback);
    if (before.isEmpty()) {
      callbacks.keep(callback, State.KEPT);
    } else {
      switch (before.get()) {
        case APPLIED -> {
          return Receipt.ALREADY_APPLIED;
        }
        case LATE -> throw tooLate();
        // It named no request of ours the first time.
        case REFUSED -> callbacks.settle(callback, State.KEPT);
        case KEPT -> log.debug("A {} has come again before its case waits for it", callback);
      }
    }
    return request.isPresent() ? apply(callback) : Receipt.KEPT;
  }

  /**
   * The request that it answers; nothing while we may not have committed it yet.
   *
   * @throws OneThingException {@code UNKNOWN_TICKET}
   */
  private Optional<DepartmentTickets.Ticket> request(ReceivedCallback callback) {
    Optional<DepartmentTickets.Ticket> known =
        tickets.find(callback.department(), callback.ticket());
    if (known.isPresent()) {
      return known;
    }
    boolean inFlight = submissionInFlight(callback.department());
    // Committed just now, so no longer in flight.
    known = tickets.find(callback.department(), callback.ticket());
    if (known.isEmpty() && !inFlight) {
      callbacks.keep(callback, State.REFUSED);
      throw new OneThingException(
          ErrorCode.UNKNOWN_TICKET, "No request of ours has the ticket that the callback names");
    }
    return known;
  }

  /**
   * A request whose ticket we may not have committed yet; nobody holds it if its worker has died.
   */
  private boolean submissionInFlight(String department) {
    return departments.callsOf(department).stream()
        .filter(call -> call.callback() != null)
        .anyMatch(call -> tasks.createExternalTaskQuery().topicName(call.topic()).count() > 0);
  }

  /** Applies what came too early, in turns: what still has to wait keeps nothing else waiting. */
  @Scheduled(fixedDelayString = "${onething.engine.inbox-interval:1000}")
  void applyKept() {
    List<KeptCallbacks.Waiting> waiting = callbacks.waiting(turn, BATCH);
    turn = waiting.size() < BATCH ? 0 : waiting.getLast().id();
    waiting.forEach(this::applyKept);
  }

  private void applyKept(KeptCallbacks.Waiting waiting) {
    try {
      ReceivedCallback callback = callbacks.open(waiting);
      try {
        apply(callback);
      } catch (OneThingException refused) {
        log.warn("Callback {} is refused: {}", waiting.id(), refused.getMessage());
        if (UNUSABLE.contains(refused.code())) {
          callbacks.settle(callback, State.REFUSED);
        }
      }
    } catch (RuntimeException problem) {
      log.warn("Callback {} is not applied yet: {}", waiting.id(), problem.getMessage());
    }
  }

  /** What is to be answered; an exception only after what it says has been kept. */
  private Receipt apply(ReceivedCallback callback) {
    return switch (answers.apply(callback)) {
      case APPLIED -> Receipt.APPLIED;
      case KEPT -> Receipt.KEPT;
      case ALREADY_APPLIED -> Receipt.ALREADY_APPLIED;
      case CLOSED ->
          throw new OneThingException(
              ErrorCode.CASE_CLOSED,
              "The case is closed; the answer was recorded, nothing changed");
      case LATE -> throw tooLate();
    };
  }

  private static OneThingException tooLate() {
    return new OneThingException(
        ErrorCode.ANSWER_TOO_LATE,
        "The case waits for this answer no longer; it was recorded, nothing changed");
  }
}
