package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FieldType;
import io.onething.catalog.FileCheck;
import io.onething.catalog.Material;
import io.onething.deadlines.Limit;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a manifest says of contests exists: the clock, the tasks that wait, the field of the proof;
 * and the department that is to decide sees the values.
 */
@Component
class ContestCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    DepartmentFiles departments = DepartmentFiles.readable(files);
    for (Bundle bundle : bundles) {
      Optional<Set<String>> tasks = tasksOf(files, bundle);
      bundle
          .materials()
          .forEach(
              (id, material) -> {
                if (material.contest() != null) {
                  new Check(bundle, "materials." + id + ".contest", faults)
                      .check(
                          material,
                          material.contest(),
                          departments.find(String.valueOf(material.from())),
                          tasks);
                }
              });
    }
    return faults;
  }

  /** The clerks' tasks of the bundle's model; nothing if it cannot be read, which others tell. */
  private static Optional<Set<String>> tasksOf(DataFiles files, Bundle bundle) {
    String path = "processes/" + bundle.bundle() + "/" + bundle.bundle() + ".bpmn";
    Optional<DataFile> model = files.find(path);
    return model
        .flatMap(file -> ModelDocument.read(file, new ArrayList<>()))
        .map(
            document ->
                document
                    .elements()
                    .filter(element -> "userTask".equals(element.getLocalName()))
                    .map(element -> element.getAttribute("id"))
                    .collect(Collectors.toSet()));
  }

  private record Check(Bundle bundle, String path, List<Fault> faults) {

    void check(
        Material material,
        Material.Contest contest,
        Optional<Call> call,
        Optional<Set<String>> tasks) {
      if (material.obtained() == null || !material.obtained().isAsked()) {
        fault("", "stands at a material that no department is asked for", "query or verify");
        return;
      }
      if (!bundle.clocks().containsKey(String.valueOf(contest.clock()))) {
        fault(".clock", "'" + contest.clock() + "'", "one of " + bundle.clocks().keySet());
      }
      tasks.ifPresent(known -> checkHolds(contest, known));
      checkSuspends(contest);
      try {
        Limit.parse(contest.proofWithin());
      } catch (IllegalArgumentException unreadable) {
        fault(".proofWithin", "'" + contest.proofWithin() + "'", "a limit, as in 10wd");
      }
      call.ifPresent(known -> checkFields(String.valueOf(material.from()), known.department()));
      call.ifPresent(known -> checkProof(contest.proof(), known.department()));
    }

    private void checkHolds(Material.Contest contest, Set<String> tasks) {
      contest.holds().stream()
          .filter(task -> !tasks.contains(task))
          .forEach(
              task ->
                  fault(
                      ".holds",
                      "'" + task + "'",
                      "a user task of the model: " + tasks.stream().sorted().toList()));
    }

    /** A clock stands still for what a law says, and only that of a step that waits. */
    private void checkSuspends(Material.Contest contest) {
      @Nullable String reason = contest.suspends();
      if (reason == null) {
        return;
      }
      Bundle.@Nullable Code code = bundle.codes().get(reason);
      if (code == null || code.standstill() == null) {
        fault(
            ".suspends",
            "'" + reason + "'",
            "a code whose standstill names the article by which the time does not count");
      }
      if (contest.holds().isEmpty()) {
        fault(".suspends", "stands without holds", "the tasks that wait, whose clocks stand still");
      }
    }

    /** What nobody there can see nobody there can decide. */
    private void checkFields(String topic, String department) {
      Map<String, Bundle.Field> told =
          bundle.fields().entrySet().stream()
              .filter(field -> topic.equals(field.getValue().source()))
              .filter(field -> field.getValue().isCorrectable())
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      if (told.isEmpty()) {
        fault("", topic + " tells nothing that can be contested", "a field with this source");
      }
      told.entrySet().stream()
          .filter(field -> !field.getValue().departments().contains(department))
          .map(Map.Entry::getKey)
          .sorted()
          .forEach(
              field ->
                  fault(
                      "",
                      department + " does not see the field " + field,
                      "it among the field's departments"));
    }

    private void checkProof(@Nullable String proof, String department) {
      if (proof == null) {
        return;
      }
      Bundle.@Nullable Field field = bundle.fields().get(proof);
      if (field == null
          || field.type() != FieldType.FILE
          || !field.departments().contains(department)) {
        fault(".proof", "'" + proof + "'", "a field of type file that " + department + " sees");
      }
    }

    private void fault(String key, String problem, String expected) {
      faults.add(
          new Fault(
              "processes/" + bundle.bundle() + "/bundle.yaml", path + key, problem, expected));
    }
  }
}
