package io.onething.departments.worker;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Call;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.ContractBroken;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.TaskResult;
import io.onething.departments.calls.TaskWork;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;
import org.camunda.bpm.client.ExternalTaskClient;
import org.camunda.bpm.client.exception.ExternalTaskClientException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works for one department: fetches its tasks, makes its calls side by side on virtual threads and
 * reports how they ended. A department that hangs fills its own room and nobody else's.
 */
final class DepartmentWorker {
  private static final Logger LOG = LoggerFactory.getLogger(DepartmentWorker.class);

  private final String department;
  private final List<Call> calls;
  private final DepartmentCaller caller;
  private final Room room;
  private final PollCut cut;
  private final ExternalTaskClient client;
  private final LockExtension locks;
  private final OutcomeReport report;
  private final ExecutorService threads;
  private final UnreportedAttempts unreported = new UnreportedAttempts();
  private final Pause pause = Thread::sleep;

  DepartmentWorker(
      String department,
      List<Call> calls,
      DepartmentCaller caller,
      Room room,
      PollCut cut,
      ExternalTaskClient client,
      LockExtension locks,
      OutcomeReport report,
      ExecutorService threads) {
    this.department = department;
    this.calls = List.copyOf(calls);
    this.caller = caller;
    this.room = room;
    this.cut = cut;
    this.client = client;
    this.locks = locks;
    this.report = report;
    this.threads = threads;
  }

  String department() {
    return department;
  }

  void start() {
    for (Call call : calls) {
      client
          .subscribe(call.topic())
          .variables(FetchedTask.VARIABLES)
          .handler((task, server) -> handOver(call, task, server))
          .open();
    }
    client.start();
  }

  /** Runs on the client's only thread: hands the task over and returns. */
  private void handOver(Call call, ExternalTask task, ExternalTaskService server) {
    if (!room.enter()) {
      giveBack(task, server);
      return;
    }
    LockExtension.Extended lock = locks.extend(task, server);
    try {
      threads.execute(
          () -> {
            try (lock) {
              work(call, task, server);
            } finally {
              room.leave();
            }
          });
    } catch (RejectedExecutionException stopping) {
      lock.close();
      room.leave();
      giveBack(task, server);
    }
  }

  private void work(Call call, ExternalTask task, ExternalTaskService server) {
    try {
      TaskResult result = result(call, task);
      report.report(call, task, result, server);
    } catch (InterruptedException stopped) {
      LOG.warn(
          "{} of case {} not finished when the worker stopped; it is called again with the same key",
          call.topic(),
          task.getBusinessKey());
      Thread.currentThread().interrupt();
    } catch (RuntimeException unexpected) {
      LOG.error(
          "{} of case {}: outcome could not be reported",
          call.topic(),
          task.getBusinessKey(),
          unexpected);
    }
  }

  /**
   * Whatever a call throws is a failure: only logged, the task would wait for its lock to run out.
   */
  private TaskResult result(Call call, ExternalTask task) throws InterruptedException {
    try {
      CaseTask fetched = FetchedTask.read(task, call);
      pause.of(unreported.wait(call, fetched));
      TaskResult result = new TaskWork(caller).work(call, fetched);
      unreported.reported(call, fetched);
      return result;
    } catch (ContractBroken broken) {
      return failed(String.valueOf(broken.getMessage()), call.topic());
    } catch (InterruptedException stopped) {
      throw stopped;
    } catch (Throwable unexpected) {
      return failed(
          call.department() + ": defect of ours, " + unexpected.getClass().getSimpleName(),
          where(unexpected));
    }
  }

  private static TaskResult failed(String message, String details) {
    return new TaskResult(new Failed(Cause.DEFECT, message, details, Spends.ONE, null), List.of());
  }

  /** Where it happened, without the message: that may quote what was being worked on. */
  private static String where(Throwable unexpected) {
    return Arrays.stream(unexpected.getStackTrace())
        .limit(8)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining("\n"));
  }

  private static void giveBack(ExternalTask task, ExternalTaskService server) {
    try {
      server.unlock(task);
    } catch (ExternalTaskClientException problem) {
      LOG.debug("{} not given back, its lock runs out by itself", task.getTopicName());
    }
  }

  /** Fetches nothing more; tasks that come all the same are given back. */
  void stopFetching() {
    room.close();
    cut.stop();
    client.stop();
  }

  /** Waits for calls under way; false when they need longer. */
  boolean awaitCalls(Duration atMost) throws InterruptedException {
    return room.awaitEmpty(atMost);
  }

  void close() {
    caller.close();
  }
}
