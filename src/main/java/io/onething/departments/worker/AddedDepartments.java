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
   */
  synchronized void take(Department department, List<Call> calls, Collection<Department> others) {
    if (stopped || states.containsKey(department.id()) || !department.isCallable()) {
      return;
    }
    List<Fault> faults = ReleasedDepartment.faults(department, others);
    if (!faults.isEmpty()) {
      faults.forEach(fault -> LOG.error("A department is not taken up: {}", fault.shown()));
      return;
    }
    List<String> missing =
        DepartmentSettings.missing(DepartmentSettings.ofWorkers(department), settings);
    states.put(department.id(), missing);
    if (!missing.isEmpty()) {
      LOG.warn(
          "Department {} came with a release and is left to other workers: {} are not set here",
          department.id(),
          missing);
      return;
    }
    try {
      DepartmentWorker worker = opening.apply(department, calls);
      workers.add(worker);
      worker.start();
      LOG.info("Department {} came with a release and is taken up", department.id());
    } catch (MissingSetting unusable) {
      states.put(
          department.id(),
          DepartmentSettings.ofWorkers(department).stream()
              .flatMap(setting -> setting.variables().stream())
              .toList());
      LOG.error(
          "Department {} came with a release; its settings cannot be used: {}",
          department.id(),
          unusable.getMessage());
    }
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
