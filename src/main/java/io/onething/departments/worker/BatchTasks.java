package io.onething.departments.worker;

import io.onething.departments.Attempt.Cause;
import io.onething.departments.Batch;
import io.onething.departments.Call;
import io.onething.departments.calls.CallOutcome;
import io.onething.departments.calls.CallOutcome.Failed;
import io.onething.departments.calls.CallOutcome.Spends;
import io.onething.departments.calls.CaseTask;
import io.onething.departments.calls.ContractBroken;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.Exchange;
import io.onething.departments.calls.LeftAlone;
import io.onething.departments.calls.TaskResult;
import io.onething.departments.calls.TraceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskHandler;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the tasks of one call and works on many at once. Each case has its own outcome and its
 * own report; locks are extended while the first waits for others.
 */
final class BatchTasks implements ExternalTaskHandler {
  private static final Logger LOG = LoggerFactory.getLogger(BatchTasks.class);

  private final Call call;
  private final Batch batch;
  private final DepartmentCaller caller;
  private final Room room;
  private final Admission admission;
  private final Underway underway;
  private final WorkTools tools;
  private final RecentKeys alone = new RecentKeys();
  private final ReentrantLock lock = new ReentrantLock();
  private List<BatchMember> collected = new ArrayList<>();
  private @Nullable Future<?> closing;

  BatchTasks(
      Call call,
      Batch batch,
      DepartmentCaller caller,
      Room room,
      Admission admission,
      Underway underway,
      WorkTools tools) {
    this.call = call;
    this.batch = batch;
    this.caller = caller;
    this.room = room;
    this.admission = admission;
    this.underway = underway;
    this.tools = tools;
  }

  /** Runs on the client's only thread. */
  @Override
  public void execute(ExternalTask task, ExternalTaskService server) {
    if (!room.enter()) {
      GivenBack.giveBack(task, server, "no room");
      return;
    }
    BatchMember member = new BatchMember(task, server, tools.locks().extend(task, server), room);
    if (alone.take(task.getId()) != null) {
      start(List.of(member));
      return;
    }
    List<BatchMember> full = List.of();
    lock.lock();
    try {
      collected.add(member);
      if (collected.size() >= batch.size()) {
        full = taken();
      } else if (collected.size() == 1) {
        closing =
            tools
                .timer()
                .schedule(this::waitedEnough, batch.waits().toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      lock.unlock();
    }
    start(full);
  }

  private void waitedEnough() {
    lock.lock();
    List<BatchMember> waited;
    try {
      waited = taken();
    } finally {
      lock.unlock();
    }
    start(waited);
  }

  private List<BatchMember> taken() {
    List<BatchMember> all = collected;
    collected = new ArrayList<>();
    if (closing != null) {
      closing.cancel(false);
      closing = null;
    }
    return all;
  }

  private void start(List<BatchMember> members) {
    if (members.isEmpty()) {
      return;
    }
    try {
      tools.threads().execute(() -> run(members));
    } catch (RejectedExecutionException stopping) {
      giveBack(members, "the worker stops");
    }
  }

  /** Gives back at once what is not on its way. */
  void stop() {
    lock.lock();
    List<BatchMember> waiting;
    try {
      waiting = taken();
    } finally {
      lock.unlock();
    }
    giveBack(waiting, "the worker stops");
  }

  private void run(List<BatchMember> members) {
    if (!underway.begin()) {
      giveBack(members, "the worker stops");
      return;
    }
    try {
      Map<BatchMember, TaskResult> results = results(members);
      report(results);
    } catch (LeftAlone | CalledOff notNow) {
      giveBack(members, String.valueOf(notNow.getMessage()));
    } catch (InterruptedException stopped) {
      if (underway.isWaiting()) {
        giveBack(members, "the worker stops");
      } else {
        LOG.warn(
            "{} for {} cases not finished when the worker stopped; they are sent again with the same keys",
            call.topic(),
            members.size());
        members.forEach(BatchMember::release);
        Thread.currentThread().interrupt();
      }
    } finally {
      underway.end();
    }
  }

  private Map<BatchMember, TaskResult> results(List<BatchMember> members)
      throws InterruptedException {
    Map<BatchMember, TaskResult> results = new LinkedHashMap<>();
    List<BatchMember> sent = new ArrayList<>();
    List<CaseTask> tasks = new ArrayList<>();
    for (BatchMember member : members) {
      try {
        tasks.add(FetchedTask.read(member.task(), call));
        sent.add(member);
      } catch (ContractBroken broken) {
        results.put(member, TaskFailures.of(call, broken));
      }
    }
    if (!sent.isEmpty()) {
      call(sent, tasks, results);
    }
    return results;
  }

  private void call(
      List<BatchMember> sent, List<CaseTask> tasks, Map<BatchMember, TaskResult> results)
      throws InterruptedException {
    try (Admission.Place place = admission.place();
        WorkerMetrics.OnTheWay onTheWay = tools.metrics().setOut(call)) {
      List<Exchange<CallOutcome>> exchanges = callTogether(tasks);
      for (int member = 0; member < sent.size(); member++) {
        Exchange<CallOutcome> exchange = exchanges.get(member);
        results.put(sent.get(member), new TaskResult(exchange.result(), List.of(exchange)));
        rememberAlone(sent, member, exchange.result());
      }
    } catch (InterruptedException | LeftAlone | CalledOff notNow) {
      throw notNow;
    } catch (Throwable unexpected) {
      sent.forEach(member -> results.put(member, TaskFailures.of(call, unexpected)));
    }
  }

  /**
   * A call for one case belongs to the case's trace. One for several has a trace of its own; the
   * log says under it whose it is, so that it is found from each of them.
   */
  private List<Exchange<CallOutcome>> callTogether(List<CaseTask> tasks)
      throws InterruptedException {
    if (tasks.size() == 1) {
      return caller.callTogether(call, tasks, tasks.getFirst().traceparent());
    }
    String trace = TraceContext.begin();
    try (TraceLog log = TraceLog.of(trace)) {
      LOG.info(
          "{}: one call for {} cases, of the traces {}",
          call.topic(),
          tasks.size(),
          tasks.stream().map(task -> TraceContext.traceId(task.traceparent())).distinct().toList());
      return caller.callTogether(call, tasks, trace);
    }
  }

  /** Who may have spoilt it for all goes alone next time. */
  private void rememberAlone(List<BatchMember> sent, int member, CallOutcome outcome) {
    boolean perhaps =
        sent.size() > 1
            && outcome instanceof Failed failed
            && failed.cause() == Cause.DEFECT
            && failed.spends() == Spends.ONE;
    if (perhaps) {
      alone.put(sent.get(member).task().getId(), sent.size());
    }
  }

  private void report(Map<BatchMember, TaskResult> results) throws InterruptedException {
    SideBySide.run(
        tools.threads(),
        List.copyOf(results.entrySet()),
        entry -> {
          BatchMember member = entry.getKey();
          try (TraceLog trace = TraceLog.of(member.task())) {
            tools.tell(call, member.task(), entry.getValue(), member.server());
          } finally {
            member.release();
          }
        });
  }

  private void giveBack(List<BatchMember> members, String why) {
    Thread.interrupted();
    try {
      SideBySide.run(tools.threads(), members, member -> member.giveBack(why));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
