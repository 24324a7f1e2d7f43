package io.onething.departments.worker;

import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentSettings;
import io.onething.departments.ReleasedDepartment;
import io.onething.shared.MissingSetting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes up departments that came with releases while the worker runs. Their addresses and secrets
 * are the worker's own settings; one that lacks some says which, and leaves the department to
 * others until it is started with them.
 */
final class AddedDepartments {
  private static final Logger LOG = LoggerFactory.getLogger(AddedDepartments.class);

  private final Collection<DepartmentWorker> workers;
  private final BiFunction<Department, List<Call>, DepartmentWorker> opening;
  private final Function<String, @Nullable String> settings;
  private final Map<String, List<String>> states = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private boolean stopped;

  /**
   * @param workers those of all departments; gets the new ones
   * @param opening opens a department with its calls, and fetches nothing yet
   * @param settings properties and environment variables by name, null for what is not set
   */
  AddedDepartments(
      Collection<DepartmentWorker> workers,
      BiFunction<Department, List<Call>, DepartmentWorker> opening,
      Function<String, @Nullable String> settings) {
    this.workers = workers;
    this.opening = opening;
    this.settings = settings;
  }

  /**
   * Works for the department from now on, if it can.
   *
   * @param others all departments there are
   * @return false if it failed for anything but its files and its settings, and is to be tried
   *     again
   */
  synchronized boolean take(
      Department department, List<Call> calls, Collection<Department> others) {
    if (stopped || states.containsKey(department.id()) || !department.isCallable()) {
      return true;
    }
    List<Fault> faults = ReleasedDepartment.faults(department, others);
    if (!faults.isEmpty()) {
      faults.forEach(fault -> LOG.error("A department is not taken up: {}", fault.shown()));
      return true;
    }
    List<String> missing =
        DepartmentSettings.missing(DepartmentSettings.ofWorkers(department), settings);
    if (!missing.isEmpty()) {
      states.put(department.id(), missing);
      LOG.warn(
          "Department {} came with a release and is left to other workers: {} are not set here",
          department.id(),
          missing);
      return true;
    }
    return open(department, calls);
  }

  private boolean open(Department department, List<Call> calls) {
    try {
      workers.add(started(department, calls));
      states.put(department.id(), List.of());
      failures.remove(department.id());
      LOG.info("Department {} came with a release and is taken up", department.id());
      return true;
    } catch (MissingSetting unusable) {
      states.put(
          department.id(),
          DepartmentSettings.ofWorkers(department).stream()
              .flatMap(setting -> setting.variables().stream())
              .toList());
      failures.remove(department.id());
      LOG.error(
          "Department {} came with a release; its settings cannot be used: {}",
          department.id(),
          unusable.getMessage());
      return true;
    } catch (RuntimeException failed) {
      failures.put(department.id(), kind(failed));
      LOG.error(
          "Department {} came with a release and could not be opened; it is tried again",
          department.id(),
          failed);
      return false;
    }
  }

  private DepartmentWorker started(Department department, List<Call> calls) {
    DepartmentWorker worker = opening.apply(department, calls);
    try {
      worker.start();
      return worker;
    } catch (RuntimeException failed) {
      worker.stopFetching();
      worker.close();
      throw failed;
    }
  }

  /** What a failure is called; what it says may hold secrets, and stays in the log. */
  private static String kind(RuntimeException failed) {
    String name = failed.getClass().getName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether the department came while the worker ran, and has been looked at. */
  synchronized boolean knows(String department) {
    return states.containsKey(department) || failures.containsKey(department);
  }

  /** By department, what kind of failure has kept it from being opened so far. */
  synchronized Map<String, String> failures() {
    return new TreeMap<>(failures);
  }

  /**
   * By department, the names of the settings that are missing or of no use; none for one at work.
   */
  synchronized Map<String, List<String>> states() {
    return new TreeMap<>(states);
  }

  /** Nothing is taken up any more. */
  synchronized void stop() {
    stopped = true;
  }
}
