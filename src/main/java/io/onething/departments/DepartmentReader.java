package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads every file under {@code workers/} and keeps those without faults. */
final class DepartmentReader {
  static final String DEPARTMENT_FILE = BundleFolder.DEPARTMENT_FILE;

  private final DataFiles files;
  private final List<Fault> faults;

  DepartmentReader(DataFiles files, List<Fault> faults) {
    this.files = files;
    this.faults = faults;
  }

  Definitions read() {
    Map<String, Department> departments = new LinkedHashMap<>();
    Map<String, Call> calls = new HashMap<>();
    List<DataFile> found = files.matching("workers/*/*.yaml");
    for (DataFile file : found) {
      if (file.name().equals(DEPARTMENT_FILE)) {
        open(file).flatMap(this::department).ifPresent(read -> departments.put(read.id(), read));
      }
    }
    for (DataFile file : found) {
      if (!file.name().equals(DEPARTMENT_FILE)) {
        open(file)
            .flatMap(node -> call(file, node, departments))
            .ifPresent(read -> keep(file, read, calls));
      }
    }
    calls.values().forEach(call -> checkPoll(call, calls));
    return Definitions.of(
        departments.values(),
        calls.values(),
        found.stream().filter(file -> !file.name().equals(DEPARTMENT_FILE)).toList());
  }

  private Optional<YamlNode> open(DataFile file) {
    return YamlFiles.read(file, JsonNode.class, faults)
        .flatMap(
            node -> {
              if (node.isObject()) {
                return Optional.of(new YamlNode(file.path(), "", node, faults));
              }
              faults.add(new Fault(file.path(), "(file)", "holds no keys", "an object"));
              return Optional.empty();
            });
  }

  private Optional<Department> department(YamlNode node) {
    return new DepartmentFileReader(node, node.file().split("/")[1]).read();
  }

  private Optional<Call> call(DataFile file, YamlNode node, Map<String, Department> departments) {
    Department department = departments.get(file.folder());
    if (department == null
        && files.find("workers/" + file.folder() + "/" + DEPARTMENT_FILE).isEmpty()) {
      node.fault("(file)", "its department has no " + DEPARTMENT_FILE, "one beside it");
    }
    int before = faults.size();
    Call call = new CallReader(node, file.folder(), department).read();
    return faults.size() > before ? Optional.empty() : Optional.ofNullable(call);
  }

  private void checkPoll(Call call, Map<String, Call> calls) {
    if (call.poll() != null) {
      Call poll = calls.get(call.poll());
      if (poll == null || poll.hasEffect()) {
        faults.add(
            new Fault(
                "workers/" + call.department() + "/" + call.topic() + ".yaml",
                "poll",
                poll == null
                    ? "unknown topic '" + call.poll() + "'"
                    : "'" + call.poll() + "' has an effect",
                "the topic of a query"));
      }
    }
  }

  /** Both files are at fault: which of them came later, nobody can tell here. */
  private void keep(DataFile file, Call call, Map<String, Call> calls) {
    Call other = calls.putIfAbsent(call.topic(), call);
    if (other != null) {
      alsoTopicOf(other.department(), file.path());
      alsoTopicOf(
          call.department(), "workers/" + other.department() + "/" + other.topic() + ".yaml");
    }
  }

  private void alsoTopicOf(String department, String path) {
    faults.add(new Fault(path, "(file)", "is also a topic of " + department, "a topic of its own"));
  }
}
