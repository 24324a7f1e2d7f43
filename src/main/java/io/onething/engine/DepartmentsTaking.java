package io.onething.engine;

import io.onething.availability.Availability;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Leaves out of a fetch what its departments do not take: everything while they are closed or have
 * taken what they take in a day, and what goes past the rest of the day.
 */
@Component
class DepartmentsTaking {

  private final DepartmentFiles departments;
  private final Availability availability;

  DepartmentsTaking(DepartmentFiles departments, Availability availability) {
    this.departments = departments;
    this.availability = availability;
  }

  /** Those topics whose department takes calls now; topics that no file describes stay. */
  List<GatewayRequests.Topic> now(List<GatewayRequests.Topic> topics) {
    Map<String, Boolean> taking = new HashMap<>();
    return topics.stream()
        .filter(
            topic ->
                of(topic.topicName())
                    .map(
                        department ->
                            taking.computeIfAbsent(department.id(), id -> takes(department)))
                    .orElse(true))
        .toList();
  }

  /**
   * Counts the tasks that are about to be handed out, in the caller's transaction.
   *
   * @param free tasks by topic
   * @param order of the tasks: those that come first are taken first
   * @return those that their departments still take today
   */
  Map<String, List<String>> allot(Map<String, List<String>> free, List<String> order) {
    Map<String, List<String>> allotted = new LinkedHashMap<>();
    Map<String, List<Task>> byDepartment = new TreeMap<>(); // in one order: no waiting in a circle
    free.forEach(
        (topic, ids) ->
            of(topic)
                .ifPresentOrElse(
                    department ->
                        ids.forEach(
                            id ->
                                byDepartment
                                    .computeIfAbsent(department.id(), any -> new ArrayList<>())
                                    .add(new Task(topic, id))),
                    () -> allotted.put(topic, ids)));
    byDepartment.forEach(
        (department, tasks) ->
            tasks.stream()
                .sorted(Comparator.comparingInt(task -> order.indexOf(task.id())))
                .limit(availability.take(departments.department(department), tasks.size()))
                .forEach(
                    task ->
                        allotted
                            .computeIfAbsent(task.topic(), any -> new ArrayList<>())
                            .add(task.id())));
    return allotted;
  }

  private record Task(String topic, String id) {}

  /** A task that was allotted just now goes to no worker. */
  void notHandedOut(HeldTask task) {
    of(task.topicName()).ifPresent(availability::giveBack);
  }

  /** A worker has given a task back unbegun. */
  void givenBack(String topic, Instant handedOut) {
    of(topic).ifPresent(department -> availability.giveBack(department, handedOut));
  }

  private boolean takes(Department department) {
    return availability.pause(department).isEmpty();
  }

  private Optional<Department> of(String topic) {
    return departments.find(topic).map(Call::department).map(departments::department);
  }
}
