package io.onething.departments.worker;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempts;
import io.onething.departments.Call;
import io.onething.departments.Outcome;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.TaskResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.camunda.bpm.client.exception.ConnectionLostException;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.exception.RestException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server how the work on a task ended, and what was tried on the way. A report that the
 * server could not take is repeated until it can; the call itself never is.
 */
final class OutcomeReport {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReport.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A race in the engine is over after a few attempts; what fails so often fails always. */
  private static final int MOST_ATTEMPTS = 12;

  private enum Delivery {
    TAKEN,
    UNWANTED,
    REFUSED,
    NOT_APPLIED
  }

  private final Completing completing;
  private final Turns turns;
  private final WorkerMetrics metrics;
  private final Pause pause;

  /** Tells the server that a task is completed. */
  interface Completing {
    /**
     * Tells it once, in the process instance's turn.
     *
     * @return the HTTP status that it answers; 0 without connection
     */
    int tell(ExternalTask task, Map<String, String> variables) throws InterruptedException;
  }

  /** Reports once. */
  private interface Telling {
    int status() throws InterruptedException;
  }

  OutcomeReport(Completing completing, Turns turns, WorkerMetrics metrics, Pause pause) {
    this.completing = completing;
    this.turns = turns;
    this.metrics = metrics;
    this.pause = pause;
  }

  void report(Call call, ExternalTask task, TaskResult result, ExternalTaskService server)
      throws InterruptedException {
    Map<String, String> attempts = Map.of(Attempts.VARIABLE, Attempts.toJson(result.attempts()));
    switch (result.outcome()) {
      case CallOutcome.Completed completed ->
          complete(call, task, completed.outcome(), attempts, server);
      case CallOutcome.Pending pending -> complete(call, task, pending.outcome(), attempts, server);
      case CallOutcome.Refused refused -> {
        LOG.info(
            "{} of case {} refused: {}", call.topic(), task.getBusinessKey(), refused.reason());
        deliver(
            task,
            () ->
                statusOf(
                    task,
                    () ->
                        server.handleBpmnError(
                            task, refused.error(), refused.reason(), Map.copyOf(attempts))));
      }
      case Failed failed -> {
        Retries retries = Retries.after(failed, call, task.getRetries());
        LOG.warn(
            "{} of case {} failed, {} attempts left, next in {}: {}",
            call.topic(),
            task.getBusinessKey(),
            retries.left(),
            retries.in(),
            failed.message());
        if (retries.left() > 0) {
          metrics.retried(call);
        }
        fail(task, failed, retries, attempts, server);
      }
    }
  }

  /**
   * An answer that the server does not take becomes a failure: only dropped, the call would be made
   * again for ever.
   */
  private void complete(
      Call call,
      ExternalTask task,
      Outcome outcome,
      Map<String, String> attempts,
      ExternalTaskService server)
      throws InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(attempts);
    all.put(Outcome.VARIABLE, outcome.toJson());
    Delivery delivery = deliver(task, () -> completing.tell(task, all));
    switch (delivery) {
      case TAKEN, UNWANTED -> {}
      case REFUSED -> {
        Failed failed = notTaken(call, task, "the server refuses the answer");
        fail(task, failed, Retries.after(failed, call, task.getRetries()), attempts, server);
      }
      case NOT_APPLIED -> {
        Failed failed = notTaken(call, task, "the answer could not be applied");
        fail(task, failed, new Retries(0, Duration.ZERO), attempts, server);
      }
    }
  }

  private static Failed notTaken(Call call, ExternalTask task, String what) {
    LOG.error("{} of case {}: {}", call.topic(), task.getBusinessKey(), what);
    return Failed.of(Cause.DEFECT, what + "; the server's log says why")
        .spending(CallOutcome.Spends.ONE);
  }

  private void fail(
      ExternalTask task,
      Failed failed,
      Retries retries,
      Map<String, String> attempts,
      ExternalTaskService server)
      throws InterruptedException {
    deliver(
        task,
        () ->
            statusOf(
                task,
                () ->
                    server.handleFailure(
                        task.getId(),
                        failed.message(),
                        failed.details(),
                        retries.left(),
                        retries.in().toMillis(),
                        Map.copyOf(attempts),
                        Map.of())));
  }

  private Delivery deliver(ExternalTask task, Telling report) throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    for (int lost = 0; ; ) {
      int status = report.status();
      if (status < 300 && status > 0) {
        return Delivery.TAKEN;
      }
      boolean inEngine = status == 409 || status == 500;
      lost += inEngine ? 1 : 0;
      if (lost >= MOST_ATTEMPTS) {
        return Delivery.NOT_APPLIED;
      }
      if (!inEngine && !isPassing(status)) {
        return said(task, status);
      }
      LOG.debug(
          "{} of case {}: report not taken yet, {}",
          task.getTopicName(),
          task.getBusinessKey(),
          status);
      pause.of(wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
    }
  }

  private static Delivery said(ExternalTask task, int status) {
    boolean gone = status == 404 || status == 400;
    LOG.warn(
        "{} of case {}: report not taken, HTTP {}; {}",
        task.getTopicName(),
        task.getBusinessKey(),
        status,
        gone ? "the task is done or another worker has it" : "the server refuses it");
    return gone ? Delivery.UNWANTED : Delivery.REFUSED;
  }

  /** Reports once, in the process instance's turn: the HTTP status, 0 without connection. */
  private int statusOf(ExternalTask task, Runnable report) throws InterruptedException {
    Lock turn = turns.of(task.getProcessInstanceId());
    turn.lockInterruptibly();
    try {
      report.run();
      return 204;
    } catch (ExternalTaskClientException problem) {
      return statusOf(problem);
    } finally {
      turn.unlock();
    }
  }

  /** No connection, a server that is starting or full, a token that has just run out. */
  private static boolean isPassing(int status) {
    return status == 0 || status == 401 || status == 403 || status == 429 || status > 500;
  }

  /** The HTTP status behind what the official client throws; 0 without connection. */
  static int statusOf(ExternalTaskClientException problem) {
    if (problem instanceof ConnectionLostException) {
      return 0;
    }
    if (problem instanceof RestException rest) {
      Throwable cause = rest.getCause();
      Integer status =
          cause == null || cause instanceof RestException ? rest.getHttpStatusCode() : null;
      return status == null ? 0 : status;
    }
    return 0;
  }
}
