package io.onething.departments.worker;

import io.onething.departments.Batch;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.MissingSetting;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentCallers;
import io.onething.departments.calls.TaskWork;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts together what works for each department. */
final class DepartmentWorkers {
  /** Most tasks of one batch topic that are held at a time, two batches apart. */
  private static final int MOST_IN_BATCHES = 400;

  private final DepartmentFiles files;
  private final DepartmentCallers callers;
  private final int workers;
  private final FetchHealth health;
  private final WorkerMetrics metrics;
  private final Clock clock;

  /**
   * @param workers how many share what the departments take
   */
  DepartmentWorkers(
      DepartmentFiles files,
      DepartmentCallers callers,
      int workers,
      FetchHealth health,
      WorkerMetrics metrics,
      Clock clock) {
    this.files = files;
    this.callers = callers;
    this.workers = workers;
    this.health = health;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What is opened for a department before anything is fetched. */
  record Opened(
      Department department,
      LimitShare share,
      Underway underway,
      Admission admission,
      DepartmentCaller caller) {}

  /**
   * Opens all departments that can be called.
   *
   * @param faults gets a line for each setting that is missing or unusable
   */
  List<Opened> open(List<String> faults) {
    List<Opened> opened = new ArrayList<>();
    for (Department department : files.departments()) {
      if (department.isCallable()) {
        LimitShare.fault(department, workers).ifPresent(faults::add);
        try {
          opened.add(open(department));
        } catch (MissingSetting missing) {
          faults.add(String.valueOf(missing.getMessage()));
        }
      }
    }
    return opened;
  }

  private Opened open(Department department) {
    LimitShare share = LimitShare.of(department.limits(), workers);
    Underway underway = new Underway();
    Admission admission =
        new Admission(
            department.id(), share, department.breaker(), underway, metrics.breakers(), clock);
    DepartmentCaller caller = callers.open(department, admission);
    files.callsOf(department.id()).forEach(metrics::show);
    health.watch(admission);
    return new Opened(department, share, underway, admission, caller);
  }

  /** Fetches nothing yet. */
  DepartmentWorker build(Opened opened, GatewayClients clients, WorkTools tools) {
    String department = opened.department().id();
    List<Call> calls = files.callsOf(department);
    List<Fetching> fetchings = new ArrayList<>();
    List<BatchTasks> batches = new ArrayList<>();
    List<Call> single = calls.stream().filter(call -> call.shape() != CallShape.BATCH).toList();
    if (!single.isEmpty()) {
      Room room = new Room(opened.share().parallel(), opened.share().fetchSize());
      Fetching fetching = clients.build(department, room, pace(opened, room));
      TaskWork work = new TaskWork(opened.caller());
      for (Call call : single) {
        fetching.subscribe(
            call, new SingleTasks(call, work, room, opened.admission(), opened.underway(), tools));
      }
      fetchings.add(fetching);
    }
    for (Call call : calls.stream().filter(each -> each.shape() == CallShape.BATCH).toList()) {
      Batch batch = Objects.requireNonNull(call.batch());
      Room room = batchRoom(opened.share(), batch);
      Fetching fetching = clients.build(department + ":" + call.topic(), room, pace(opened, room));
      BatchTasks tasks =
          new BatchTasks(
              call, batch, opened.caller(), room, opened.admission(), opened.underway(), tools);
      fetching.subscribe(call, tasks);
      fetchings.add(fetching);
      batches.add(tasks);
    }
    return new DepartmentWorker(department, opened.caller(), opened.underway(), fetchings, batches);
  }

  /** As many batches as the department takes calls, but not thousands of locked tasks. */
  private static Room batchRoom(LimitShare share, Batch batch) {
    int all = share.parallel() * batch.size();
    return new Room(Math.max(2 * batch.size(), Math.min(all, MOST_IN_BATCHES)), batch.size());
  }

  private FetchPace pace(Opened opened, Room room) {
    return new FetchPace(opened.admission(), room, health, clock);
  }
}
