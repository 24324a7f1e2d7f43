package io.onething.departments;

import io.onething.catalog.DataFile;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The departments and their calls, as files describe them at one moment.
 *
 * @param departments by id
 * @param calls by topic
 * @param callFiles the calls' files, in the order of their paths
 * @param released the files of the departments that came with releases and are not the folder's
 */
record Definitions(
    Map<String, Department> departments,
    Map<String, Call> calls,
    List<DataFile> callFiles,
    List<DataFile> released) {

  static Definitions of(
      Collection<Department> departments, Collection<Call> calls, List<DataFile> callFiles) {
    Map<String, Department> byId = new TreeMap<>();
    departments.forEach(department -> byId.put(department.id(), department));
    Map<String, Call> byTopic = new TreeMap<>();
    calls.forEach(call -> byTopic.put(call.topic(), call));
    return new Definitions(byId, byTopic, List.copyOf(callFiles), List.of());
  }

  /** The same, where some departments came with releases. */
  Definitions withReleased(List<DataFile> departmentFiles) {
    return new Definitions(departments, calls, callFiles, List.copyOf(departmentFiles));
  }

  /** Where they come from. */
  interface Source {

    /** As they were a moment ago; while somebody looks, as they were at the last look. */
    Definitions now();

    /** As they are. */
    default Definitions newest() {
      return now();
    }

    static Source fixed(Definitions definitions) {
      return () -> definitions;
    }
  }
}
