package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.ContractBroken;
import io.onething.departments.calls.LeftAlone;
import io.onething.departments.calls.TaskResult;
import io.onething.departments.calls.TaskWork;
import io.onething.departments.worker.LockExtension.Extended;
import io.onething.departments.worker.Siblings.Busy;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskHandler;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on the tasks of one call, each on a thread of its own. */
final class SingleTasks implements ExternalTaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SingleTasks.class);

  private final Call call;
  private final TaskWork work;
  private final Room room;
  private final Admission admission;
  private final Underway underway;
  private final WorkTools tools;
  private final UnreportedAttempts unreported = new UnreportedAttempts();

  SingleTasks(
      Call call,
      TaskWork work,
      Room room,
      Admission admission,
      Underway underway,
      WorkTools tools) {
    this.call = call;
    this.work = work;
    this.room = room;
    this.admission = admission;
    this.underway = underway;
    this.tools = tools;
  }

  /** Runs on the client's only thread: hands the task over and returns. */
  @Override
  public void execute(ExternalTask task, ExternalTaskService server) {
    if (!room.enter()) {
      GivenBack.giveBack(task, server, "no room");
      return;
    }
    Extended lock = tools.locks().extend(task, server);
    Busy busy = tools.siblings().with(task);
    try {
      tools
          .threads()
          .execute(
              () -> {
                try (lock;
                    busy) {
                  run(task, server);
                } finally {
                  room.leave();
                }
              });
    } catch (RejectedExecutionException stopping) {
      lock.close();
      busy.close();
      room.leave();
      GivenBack.giveBack(task, server, "the worker stops");
    }
  }

  private void run(ExternalTask task, ExternalTaskService server) {
    if (!underway.begin()) {
      GivenBack.giveBack(task, server, "the worker stops");
      return;
    }
    try (TraceLog trace = TraceLog.of(task)) {
      tools.tell(call, task, result(task), server);
    } catch (LeftAlone | CalledOff notNow) {
      GivenBack.giveBack(task, server, String.valueOf(notNow.getMessage()));
    } catch (InterruptedException stopped) {
      brokenOff(task, server);
    } finally {
      underway.end();
    }
  }

  private void brokenOff(ExternalTask task, ExternalTaskService server) {
    if (underway.isWaiting()) {
      GivenBack.giveBack(task, server, "the worker stops");
    } else {
      LOG.warn(
          "{} of case {} not finished when the worker stopped; another delivery settles it",
          call.topic(),
          task.getBusinessKey());
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whatever a call throws is a failure: only logged, the task would wait for its lock to run out.
   */
  private TaskResult result(ExternalTask task) throws InterruptedException {
    try {
      CaseTask fetched = FetchedTask.read(task, call);
      await(unreported.wait(call, fetched));
      TaskResult result;
      try (Admission.Place place = admission.place();
          WorkerMetrics.OnTheWay onTheWay = tools.metrics().setOut(call)) {
        result = work.work(call, fetched);
      }
      if (result.outcome() instanceof Failed) {
        unreported.reported(call, fetched);
      }
      return result;
    } catch (ContractBroken broken) {
      return TaskFailures.of(call, broken);
    } catch (InterruptedException | LeftAlone | CalledOff notNow) {
      throw notNow;
    } catch (Throwable unexpected) {
      return TaskFailures.of(call, unexpected);
    }
  }

  /** Whoever waits to ask leaves the room to those who can be served. */
  private void await(Duration wait) throws InterruptedException {
    if (wait.isZero()) {
      return;
    }
    room.leave();
    try {
      tools.pause().of(wait);
    } finally {
      room.comeBack();
    }
  }
}
