package io.onething.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.Vault;
import io.onething.departments.Call;
import io.onething.departments.CallbackAnswer;
import io.onething.departments.DepartmentFiles;
import io.onething.journal.LateAnswer;
import io.onething.journal.LateAnswers;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Answers that departments send later. Each is kept first and applied once; one that comes before
 * the case waits for it is applied when it does.
 */
@Component
class CallbackInbox {

  private static final Logger log = LoggerFactory.getLogger(CallbackInbox.class);
  private static final int BATCH = 50;
  private static final int LONGEST_TICKET = 128;

  /** The state of an answer that the case had stopped waiting for. */
  private static final String LATE = "LATE";

  /** What is wrong with an answer itself, so that it will never be applied. */
  private static final Set<ErrorCode> UNUSABLE =
      Set.of(ErrorCode.BAD_ANSWER, ErrorCode.INVALID_INPUT);

  private final JdbcClient jdbc;
  private final Vault vault;
  private final DepartmentFiles departments;
  private final DepartmentTickets tickets;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final CaseProcesses processes;
  private final RefusedWaits refusals;
  private final EndedWaits endedWaits;
  private final LateAnswers lateAnswers;
  private final ExternalTaskService tasks;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;
  private final Clock clock;

  /** The last of those that were looked at; only the scheduler's thread uses it, one at a time. */
  private volatile long turn;

  CallbackInbox(
      JdbcClient jdbc,
      Vault vault,
      DepartmentFiles departments,
      DepartmentTickets tickets,
      CaseFiles files,
      CaseFacts facts,
      CaseProcesses processes,
      RefusedWaits refusals,
      EndedWaits endedWaits,
      LateAnswers lateAnswers,
      ExternalTaskService tasks,
      TransactionTemplate transaction,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.vault = vault;
    this.departments = departments;
    this.tickets = tickets;
    this.files = files;
    this.facts = facts;
    this.processes = processes;
    this.refusals = refusals;
    this.endedWaits = endedWaits;
    this.lateAnswers = lateAnswers;
    this.tasks = tasks;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a callback. */
  enum Receipt {
    APPLIED,
    KEPT,
    ALREADY_APPLIED
  }

  /**
   * Takes a callback whose signature is right.
   *
   * @throws OneThingException {@code UNKNOWN_TICKET}, {@code CASE_CLOSED}, {@code ANSWER_TOO_LATE},
   *     {@code BAD_ANSWER}
   */
  Receipt receive(String department, String body) {
    Object parsed = parse(body);
    String ticket = ticketIn(department, parsed);
    Optional<DepartmentTickets.Ticket> known = tickets.find(department, ticket);
    if (known.isEmpty()) {
      boolean inFlight = submissionInFlight(department);
      known = tickets.find(department, ticket); // committed just now, so no longer in flight
      if (known.isEmpty() && !inFlight) {
        keep(department, ticket, body, "REFUSED");
        throw new OneThingException(
            ErrorCode.UNKNOWN_TICKET, "No request of ours has the ticket that the callback names");
      }
    }
    if (known.isPresent()) {
      understood(known.get(), parsed);
    }
    @Nullable String before = stateOf(department, ticket, body);
    if ("APPLIED".equals(before)) {
      return Receipt.ALREADY_APPLIED;
    }
    if (LATE.equals(before)) {
      throw tooLate();
    }
    if (before == null) {
      keep(department, ticket, body, "KEPT");
    } else if ("REFUSED".equals(before)) {
      settle(department, ticket, body, "KEPT"); // it named no request of ours the first time
    }
    return known.isPresent() ? apply(department, ticket, body) : Receipt.KEPT;
  }

  /** Applies what came too early, in turns: what still has to wait keeps nothing else waiting. */
  @Scheduled(fixedDelayString = "${onething.engine.inbox-interval:1000}")
  void applyKept() {
    List<Kept> kept =
        jdbc.sql(
                """
                SELECT c.id, c.department, c.ticket, c.sealed_body FROM department_callback c
                JOIN department_ticket t ON t.department = c.department AND t.ticket = c.ticket
                WHERE c.state = 'KEPT' AND c.id > ? ORDER BY c.id LIMIT ?
                """)
            .params(turn, BATCH)
            .query(
                (row, n) ->
                    new Kept(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4)))
            .list();
    turn = kept.size() < BATCH ? 0 : kept.getLast().id();
    kept.forEach(this::applyKept);
  }

  private void applyKept(Kept callback) {
    try {
      String body = vault.open(callback.body());
      try {
        apply(callback.department(), callback.ticket(), body);
      } catch (OneThingException refused) {
        log.warn("Callback {} is refused: {}", callback.id(), refused.getMessage());
        if (UNUSABLE.contains(refused.code())) {
          settle(callback.department(), callback.ticket(), body, "REFUSED");
        }
      }
    } catch (RuntimeException problem) {
      log.warn("Callback {} is not applied yet: {}", callback.id(), problem.getMessage());
    }
  }

  /** A callback that waits for its case. */
  private record Kept(long id, String department, String ticket, byte[] body) {}

  /** What is to be answered; an exception only after what it says has been kept. */
  private Receipt apply(String department, String ticket, String body) {
    Verdict verdict =
        Objects.requireNonNull(
            transaction.execute(status -> verdict(department, ticket, body, status)));
    return switch (verdict) {
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

  private enum Verdict {
    APPLIED,
    KEPT,
    ALREADY_APPLIED,
    CLOSED,
    LATE
  }

  private Verdict verdict(String department, String ticket, String body, TransactionStatus status) {
    DepartmentTickets.Ticket known = tickets.find(department, ticket).orElseThrow();
    CaseFile file = files.lock(known.caseId());
    if ("APPLIED".equals(stateOf(department, ticket, body))) {
      return Verdict.ALREADY_APPLIED;
    }
    CallbackAnswer answer = understood(known, parse(body));
    if (file.isClosed()) {
      settle(department, ticket, body, "REFUSED");
      keepLate(department, known, answer);
      return Verdict.CLOSED;
    }
    Object savepoint = status.createSavepoint();
    facts.record(file.id(), known.topic(), answer.outcome().facts());
    refusals.mark(file, answer.message());
    if (processes.answer(file, answer.message(), answer.outcome().flags())) {
      settle(department, ticket, body, "APPLIED");
      return Verdict.APPLIED;
    }
    status.rollbackToSavepoint(savepoint);
    if (endedWaits.isOver(file, answer.message(), known.since())) {
      settle(department, ticket, body, LATE);
      keepLate(department, known, answer);
      return Verdict.LATE;
    }
    return Verdict.KEPT;
  }

  private void keepLate(String department, DepartmentTickets.Ticket ticket, CallbackAnswer answer) {
    lateAnswers.keep(
        ticket.caseId(),
        department,
        ticket.topic(),
        LateAnswer.Way.CALLBACK,
        answer.outcome(),
        null,
        null);
  }

  private static OneThingException tooLate() {
    return new OneThingException(
        ErrorCode.ANSWER_TOO_LATE,
        "The case waits for this answer no longer; it was recorded, nothing changed");
  }

  private CallbackAnswer understood(DepartmentTickets.Ticket ticket, Object parsed) {
    Call call = departments.call(ticket.topic());
    return Objects.requireNonNull(call.callback()).answer(parsed);
  }

  private String ticketIn(String department, Object parsed) {
    return departments.callsOf(department).stream()
        .map(Call::callback)
        .filter(Objects::nonNull)
        .map(callback -> callback.ticket(parsed))
        .filter(Objects::nonNull)
        .filter(ticket -> ticket.length() <= LONGEST_TICKET)
        .findFirst()
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.BAD_ANSWER,
                    "The callback names no ticket; expected one of at most "
                        + LONGEST_TICKET
                        + " characters as the call's file says"));
  }

  /**
   * A request whose ticket we may not have committed yet; nobody holds it if its worker has died.
   */
  private boolean submissionInFlight(String department) {
    return departments.callsOf(department).stream()
        .filter(call -> call.callback() != null)
        .anyMatch(call -> tasks.createExternalTaskQuery().topicName(call.topic()).count() > 0);
  }

  private Object parse(String body) {
    try {
      return json.readValue(body, Object.class);
    } catch (JsonProcessingException malformed) {
      throw new OneThingException(
          ErrorCode.MALFORMED_REQUEST,
          "The callback is not JSON: " + malformed.getOriginalMessage());
    }
  }

  private void keep(String department, String ticket, String body, String state) {
    jdbc.sql(
            """
            INSERT INTO department_callback (department, ticket, body_index, sealed_body, state, received_at)
            VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE id = id
            """)
        .params(
            department,
            ticket,
            vault.index("callback", body),
            vault.seal(body),
            state,
            Timestamp.from(clock.instant()))
        .update();
  }

  private @Nullable String stateOf(String department, String ticket, String body) {
    return jdbc.sql(
            "SELECT state FROM department_callback WHERE department = ? AND ticket = ? AND"
                + " body_index = ?")
        .params(department, ticket, vault.index("callback", body))
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private void settle(String department, String ticket, String body, String state) {
    jdbc.sql(
            "UPDATE department_callback SET state = ?, settled_at = ? WHERE department = ? AND"
                + " ticket = ? AND body_index = ?")
        .params(
            state,
            Timestamp.from(clock.instant()),
            department,
            ticket,
            vault.index("callback", body))
        .update();
  }
}
