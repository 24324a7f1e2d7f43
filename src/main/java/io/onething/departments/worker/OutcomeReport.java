package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.Outcome;
import java.time.Duration;
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
 * Tells the server how a call ended. A report that the server could not take is repeated until it
 * can; the call itself never is.
 */
final class OutcomeReport {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReport.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Turns turns;
  private final Pause pause;

  OutcomeReport(Turns turns, Pause pause) {
    this.turns = turns;
    this.pause = pause;
  }

  void report(Call call, ExternalTask task, CallOutcome outcome, ExternalTaskService server)
      throws InterruptedException {
    switch (outcome) {
      case CallOutcome.Completed completed -> complete(task, completed.outcome(), server);
      case CallOutcome.Pending pending -> complete(task, pending.outcome(), server);
      case CallOutcome.Refused refused -> {
        LOG.info(
            "{} of case {} refused: {}", call.topic(), task.getBusinessKey(), refused.reason());
        deliver(task, () -> server.handleBpmnError(task, refused.error(), refused.reason()));
      }
      case CallOutcome.Failed failed -> {
        Retries retries = Retries.after(failed, call, task.getRetries());
        LOG.warn(
            "{} of case {} failed, {} attempts left, next in {}: {}",
            call.topic(),
            task.getBusinessKey(),
            retries.left(),
            retries.in(),
            failed.message());
        deliver(
            task,
            () ->
                server.handleFailure(
                    task,
                    failed.message(),
                    failed.details(),
                    retries.left(),
                    retries.in().toMillis()));
      }
    }
  }

  private void complete(ExternalTask task, Outcome outcome, ExternalTaskService server)
      throws InterruptedException {
    Map<String, Object> variables = Map.of(Outcome.VARIABLE, outcome.toJson());
    deliver(task, () -> server.complete(task, variables));
  }

  private void deliver(ExternalTask task, Runnable report) throws InterruptedException {
    Duration wait = FIRST_PAUSE;
    while (!delivered(task, report)) {
      pause.of(wait);
      wait =
          wait.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait.multipliedBy(2);
    }
  }

  /** Whether there is nothing left to report; false when it should be tried again. */
  private boolean delivered(ExternalTask task, Runnable report) throws InterruptedException {
    Lock turn = turns.of(task.getProcessInstanceId());
    turn.lockInterruptibly();
    try {
      report.run();
      return true;
    } catch (ExternalTaskClientException problem) {
      int status = statusOf(problem);
      if (mayPass(status)) {
        LOG.debug(
            "{} of case {}: report not taken yet, {}",
            task.getTopicName(),
            task.getBusinessKey(),
            said(status));
        return false;
      }
      LOG.warn(
          "{} of case {}: report not wanted any more, {}; the task is done or another worker has it",
          task.getTopicName(),
          task.getBusinessKey(),
          said(status));
      return true;
    } finally {
      turn.unlock();
    }
  }

  private static String said(int status) {
    return status == 0 ? "no connection" : "the server answered " + status;
  }

  /** No connection, a lost race in the engine, a full or broken server, a token just run out. */
  private static boolean mayPass(int status) {
    return status == 0
        || status == 401
        || status == 403
        || status == 409
        || status == 429
        || status >= 500;
  }

  private static int statusOf(ExternalTaskClientException problem) {
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
