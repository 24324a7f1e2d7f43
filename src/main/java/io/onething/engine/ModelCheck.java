package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.departments.DepartmentFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    List<ReadModel> models = new ArrayList<>();
    List<DataFile> found = files.matching("processes/*/*.bpmn");
    for (DataFile file : found) {
      read(file, files, bundles, faults).ifPresent(models::add);
    }
    List<TopicUse> uses = new ArrayList<>();
    Map<String, String> calls = DepartmentFiles.filesByTopic(files);
    DepartmentFiles departments = DepartmentFiles.readable(files);
    TopicCheck topics = new TopicCheck(calls, departments, faults);
    for (ModelFamily family : ModelFamily.of(models, bundles, files)) {
      uses.addAll(new TopicUses(family, faults).find());
      new CallActivityCheck(family, files, departments, faults).check();
      new FollowUpModelCheck(family, faults).check();
    }
    topics.checkUses(uses);
    boolean everythingRead =
        models.size() == found.size()
            && bundles.size() == files.matching("processes/*/bundle.yaml").size();
    if (everythingRead) {
      topics.checkFiles(uses);
    }
    models.forEach(model -> new WithdrawalCheck(model, faults).check());
    bundles.forEach(bundle -> checkConsents(bundle, calls, faults));
    BundleCallCheck bundleCalls = new BundleCallCheck(departments, faults);
    bundles.forEach(bundle -> bundleCalls.check(bundle, uses));
    bundles.forEach(
        bundle ->
            models.stream()
                .filter(model -> isModelOf(model, bundle))
                .forEach(
                    model ->
                        new TacitCheck(model.document(), bundle, departments, faults).check()));
    return faults;
  }

  private static Optional<ReadModel> read(
      DataFile file, DataFiles files, List<Bundle> bundles, List<Fault> faults) {
    return ModelDocument.read(file, faults)
        .flatMap(
            model -> {
              new ModelRules(model, faults).check();
              Optional<Bundle> owner =
                  bundles.stream()
                      .filter(bundle -> bundle.bundle().equals(file.folder()))
                      .findFirst();
              new ReleaseRules(model, owner.orElse(null), faults).check();
              owner.ifPresent(
                  bundle -> {
                    new ModelReferences(model, bundle, files, faults).check();
                    new DeadlineCheck(model, bundle, faults).check();
                    new OfficeCheck(model, bundle.offices(), faults).check();
                  });
              if (file.folder().equals(BundleDeployer.SHARED)) {
                new DeadlineCheck(model, null, faults).check();
                new OfficeCheck(model, Map.of(), faults).check();
              }
              return ReadModel.of(model, faults);
            });
  }

  private static boolean isModelOf(ReadModel model, Bundle bundle) {
    return model.path().equals("processes/" + bundle.bundle() + "/" + bundle.bundle() + ".bpmn");
  }

  private static void checkConsents(Bundle bundle, Map<String, String> calls, List<Fault> faults) {
    for (Bundle.Consent consent : bundle.consents()) {
      if (!calls.containsKey(consent.topic())) {
        faults.add(
            new Fault(
                "processes/" + bundle.bundle() + "/bundle.yaml",
                "consents",
                "unknown topic '" + consent.topic() + "'",
                "one of " + calls.keySet().stream().sorted().toList()));
      }
    }
  }
}
