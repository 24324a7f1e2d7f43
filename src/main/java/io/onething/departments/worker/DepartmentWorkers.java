package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentCallers;
import io.onething.shared.MissingSetting;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Puts together what works for each department. */
final class DepartmentWorkers {
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

  /**
   * Opens a department that came later, with its calls; it fetches nothing yet.
   *
   * @throws MissingSetting with a line for each setting that is missing or unusable
   */
  DepartmentWorker add(
      Department department, List<Call> calls, GatewayClients clients, WorkTools tools) {
    LimitShare.fault(department, workers)
        .ifPresent(
            fault -> {
              throw new MissingSetting(fault);
            });
    Opened opened = open(department);
    try {
      return build(opened, calls, clients, tools);
    } catch (RuntimeException failed) {
      opened.caller().close();
      throw failed;
    }
  }

  private Opened open(Department department) {
    LimitShare share = LimitShare.of(department.limits(), workers);
    Underway underway = new Underway();
    Admission admission =
        new Admission(
            department.id(), share, department.breaker(), underway, metrics.breakers(), clock);
    DepartmentCaller caller = callers.open(department, admission);
    health.watch(admission);
    return new Opened(department, share, underway, admission, caller);
  }

  /** Fetches nothing yet. */
  DepartmentWorker build(Opened opened, GatewayClients clients, WorkTools tools) {
    return build(opened, files.callsOf(opened.department().id()), clients, tools);
  }

  private DepartmentWorker build(
      Opened opened, List<Call> calls, GatewayClients clients, WorkTools tools) {
    DepartmentTopics topics =
        new DepartmentTopics(opened, clients, tools, room -> pace(opened, room));
    calls.forEach(topics::take);
    return new DepartmentWorker(
        opened.department().id(), opened.caller(), opened.underway(), topics);
  }

  private FetchPace pace(Opened opened, Room room) {
    return new FetchPace(opened.admission(), room, health, clock);
  }
}
