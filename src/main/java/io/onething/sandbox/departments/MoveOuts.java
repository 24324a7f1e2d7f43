package io.onething.sandbox.departments;

import io.onething.sandbox.departments.Registers.AnswerOfOrigin;
import io.onething.sandbox.departments.Registers.OriginAnswer;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The requests that the stations at the origin have. Some answer by themselves after a while, as
 * {@code originAnswers} of the registers or the knob "refuse" say; the others wait for a button of
 * the page.
 */
@Component
class MoveOuts {

  static final String KIND = "move-out";

  private static final Logger LOG = LoggerFactory.getLogger(MoveOuts.class);
  private final Map<String, MoveOut> requests = new ConcurrentHashMap<>();
  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();
  private final OriginHabits habits;
  private final Ledgers ledgers;
  private final Callbacks callbacks;
  private final Journal journal;
  private final Clock clock;

  MoveOuts(
      OriginHabits habits, Ledgers ledgers, Callbacks callbacks, Journal journal, Clock clock) {
    this.habits = habits;
    this.ledgers = ledgers;
    this.callbacks = callbacks;
    this.journal = journal;
    this.clock = clock;
    for (Journal.Entry entry : journal.read()) {
      if (entry.moveOut() != null) {
        requests.put(entry.moveOut().ticket(), entry.moveOut());
      }
    }
    requests.values().stream()
        .filter(request -> request.state() == MoveOut.State.PENDING && request.answersAlone())
        .forEach(request -> answerAlone(request, false));
    requests.values().stream()
        .filter(request -> "SENDING".equals(request.delivery()))
        .forEach(this::send);
  }

  /** The newest first. */
  List<MoveOut> all() {
    return requests.values().stream()
        .sorted(Comparator.comparing(MoveOut::requestedAt).reversed())
        .toList();
  }

  /** Takes a request; whether an answer comes by itself is known from now on. */
  void receive(MoveOut request, boolean refusedByKnob) {
    requests.put(request.ticket(), request);
    journal.append(Journal.Entry.of(request));
    answerAlone(request, refusedByKnob);
  }

  MoveOut moveOut(String ticket) {
    MoveOut answered =
        change(
            ticket, request -> unanswered(request).movedOut(ledgers.number("QY"), clock.instant()));
    send(answered);
    return answered;
  }

  MoveOut refuse(String ticket, String reason) {
    MoveOut answered =
        change(ticket, request -> unanswered(request).refused(reason, clock.instant()));
    send(answered);
    return answered;
  }

  /** Sends the answer that was given once more. */
  MoveOut sendAgain(String ticket) {
    MoveOut answered =
        change(
            ticket,
            request -> {
              if (!request.isAnswered()) {
                throw new MoveOutConflict("NOT_ANSWERED", "The request has no answer yet.");
              }
              return request.delivered("SENDING");
            });
    send(answered);
    return answered;
  }

  MoveOut runOut(String ticket) {
    return change(ticket, request -> unanswered(request).runOut());
  }

  /**
   * The caller takes the request back; once moved out it is too late, once refused there is nothing
   * left to do.
   */
  MoveOut cancel(String ticket) {
    return change(
        ticket,
        request -> {
          if (request.state() == MoveOut.State.MOVED_OUT) {
            throw new MoveOutConflict(
                "ALREADY_MOVED_OUT", "The person has been moved out; this cannot be taken back.");
          }
          return request.isAnswered() ? request : request.cancelled();
        });
  }

  @PreDestroy
  void stop() {
    waiting.shutdownNow();
  }

  private MoveOut change(String ticket, UnaryOperator<MoveOut> step) {
    MoveOut changed = requests.computeIfPresent(ticket, (id, request) -> step.apply(request));
    if (changed == null) {
      throw new UnknownTicket();
    }
    journal.append(Journal.Entry.of(changed));
    ledgers.of(Department.POLICE_ORIGIN).change(KIND, ticket, changed.state().name());
    return changed;
  }

  private static MoveOut unanswered(MoveOut request) {
    if (request.isAnswered()) {
      throw new MoveOutConflict(
          "ALREADY_ANSWERED", "The request has been answered: " + request.state() + ".");
    }
    return request;
  }

  private void answerAlone(MoveOut request, boolean refusedByKnob) {
    OriginAnswer answer = habits.answerTo(request.idNumber(), refusedByKnob);
    if (answer.after() == null) {
      return;
    }
    Duration after = answer.after();
    waiting.execute(
        () -> {
          if (sleeps(after) && isStillOpen(request.ticket())) {
            answer(request.ticket(), answer);
          }
        });
  }

  private void answer(String ticket, OriginAnswer answer) {
    try {
      if (answer.answer() == AnswerOfOrigin.MOVED_OUT) {
        moveOut(ticket);
      } else {
        refuse(ticket, answer.reason() == null ? "IDENTITY_DOUBT" : answer.reason());
      }
    } catch (MoveOutConflict answeredByHand) {
      LOG.debug("{}: answered by hand meanwhile", ticket);
    }
  }

  private boolean isStillOpen(String ticket) {
    MoveOut now = requests.get(ticket);
    return now != null && now.state() == MoveOut.State.PENDING;
  }

  private void send(MoveOut answered) {
    waiting.execute(
        () -> {
          String how = callbacks.send(answered);
          change(answered.ticket(), request -> request.delivered(how));
        });
  }

  private static boolean sleeps(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
