package io.onething.departments;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The departments and their calls, as the files under {@code workers/} describe them. */
public final class DepartmentFiles {
  private final Definitions.Source source;

  DepartmentFiles(Definitions.Source source) {
    this.source = source;
  }

  /**
   * Reads and checks everything under {@code workers/}.
   *
   * @throws FaultyFiles with every fault of every file
   */
  public static DepartmentFiles read(DataFiles files) {
    List<Fault> faults = new ArrayList<>();
    Definitions read = new DepartmentReader(files, faults).read();
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return new DepartmentFiles(Definitions.Source.fixed(read));
  }

  /** What could be read of the files; the faults of the others are reported elsewhere. */
  public static DepartmentFiles readable(DataFiles files) {
    return new DepartmentFiles(
        Definitions.Source.fixed(new DepartmentReader(files, new ArrayList<>()).read()));
  }

  /** The path of every call's file, by topic, whether it could be read or not. */
  public static Map<String, String> filesByTopic(DataFiles files) {
    Map<String, String> byTopic = new TreeMap<>();
    for (DataFile file : files.matching("workers/*/*.yaml")) {
      if (!file.name().equals(DepartmentReader.DEPARTMENT_FILE)) {
        byTopic.put(file.stem(), file.path());
      }
    }
    return byTopic;
  }

  /** All faults of the files, those included that only show beside the bundles that use them. */
  static List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    Definitions read = new DepartmentReader(files, faults).read();
    new FactCheck(bundles, faults).check(read.calls().values());
    MaterialCheck materials =
        new MaterialCheck(
            read.calls().keySet(),
            read.calls().values().stream()
                .filter(call -> call.reuse() != null)
                .map(Call::topic)
                .collect(Collectors.toSet()),
            read.departments().keySet(),
            faults);
    bundles.forEach(materials::check);
    return faults;
  }

  /** All departments, by id. */
  public List<Department> departments() {
    return List.copyOf(source.now().departments().values());
  }

  /**
   * The department with this id.
   *
   * @throws IllegalArgumentException if no file describes it
   */
  public Department department(String id) {
    Department department = source.now().departments().get(id);
    if (department == null) {
      throw new IllegalArgumentException(
          "Department '"
              + id
              + "' is unknown, expected one of "
              + source.now().departments().keySet());
    }
    return department;
  }

  /** How people call a department; by its id, if no file describes it any more. */
  public Localized names(String id) {
    Department department = source.now().departments().get(id);
    return department == null ? new Localized(id, id) : department.names();
  }

  /** All calls, by topic. */
  public List<Call> calls() {
    return List.copyOf(source.now().calls().values());
  }

  /** The call of this topic, if a file describes it. */
  public Optional<Call> find(String topic) {
    Call known = source.now().calls().get(topic);
    return Optional.ofNullable(known == null ? source.newest().calls().get(topic) : known);
  }

  /**
   * The call of this topic.
   *
   * @throws IllegalArgumentException if no file describes it
   */
  public Call call(String topic) {
    return find(topic)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Topic '"
                        + topic
                        + "' is unknown, expected one of "
                        + source.now().calls().keySet()));
  }

  /** The calls of one department, by topic. */
  public List<Call> callsOf(String department) {
    return source.now().calls().values().stream()
        .filter(call -> call.department().equals(department))
        .toList();
  }

  /** The files of the departments that came with releases and are not the folder's. */
  public List<DataFile> released() {
    return source.newest().released();
  }

  /** The files of all calls, as they were read, in the order of their paths. */
  public List<DataFile> callFiles() {
    return source.newest().callFiles();
  }
}
