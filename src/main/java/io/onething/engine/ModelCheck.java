package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.departments.DepartmentFiles;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Checks every model before it runs. A model is code: what could reach the machine is refused, and
 * what it names must exist.
 */
@Component
class ModelCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    DepartmentFiles departments;
    try {
      departments = DepartmentFiles.read(files);
    } catch (io.onething.catalog.FaultyFiles reportedByTheirOwnCheck) {
      return faults;
    }
    for (Bundle bundle : bundles) {
      for (DataFile file : files.matching("processes/" + bundle.bundle() + "/*.bpmn")) {
        ModelDocument.read(file, faults)
            .ifPresent(
                model -> {
                  new ModelRules(model, faults).check();
                  new ModelReferences(model, bundle, departments, files, faults).check();
                });
      }
      checkTopics(bundle, departments, faults);
    }
    for (DataFile file : files.matching("processes/" + BundleDeployment.SHARED + "/*.bpmn")) {
      ModelDocument.read(file, faults).ifPresent(model -> new ModelRules(model, faults).check());
    }
    return faults;
  }

  private static void checkTopics(Bundle bundle, DepartmentFiles departments, List<Fault> faults) {
    String file = "processes/" + bundle.bundle() + "/bundle.yaml";
    List<String> known = departments.calls().stream().map(call -> call.topic()).toList();
    for (String topic : bundle.prefill()) {
      if (!known.contains(topic)) {
        faults.add(new Fault(file, "prefill", "unknown topic '" + topic + "'", "one of " + known));
      }
    }
    for (Bundle.Consent consent : bundle.consents()) {
      if (!known.contains(consent.topic())) {
        faults.add(
            new Fault(
                file, "consents", "unknown topic '" + consent.topic() + "'", "one of " + known));
      }
    }
  }
}
