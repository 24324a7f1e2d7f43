package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The models of one folder beside the shared ones that they mean: a release holds the shared
 * processes that it uses, and keeps them when those of the folder change.
 *
 * @param models those of the folder
 * @param shared the shared ones as the folder's bundle sees them
 * @param bundles the bundle of the folder; none for the shared models, and when its manifest cannot
 *     be read
 */
record ModelFamily(List<ReadModel> models, List<ReadModel> shared, List<Bundle> bundles) {

  private static final String SHARED_MODELS = "processes/" + BundleDeployer.SHARED + "/*.bpmn";

  /**
   * The families of these models.
   *
   * @param files where releases keep the shared models that they use
   */
  static List<ModelFamily> of(List<ReadModel> models, List<Bundle> bundles, DataFiles files) {
    Map<String, List<ReadModel>> byFolder = new TreeMap<>();
    bundles.forEach(bundle -> byFolder.put(bundle.bundle(), new ArrayList<>()));
    models.forEach(
        model ->
            byFolder
                .computeIfAbsent(model.document().file().folder(), folder -> new ArrayList<>())
                .add(model));
    List<ReadModel> shown = models.stream().filter(ReadModel::shared).toList();
    List<ModelFamily> families = new ArrayList<>();
    for (String folder : new TreeSet<>(byFolder.keySet())) {
      DataFiles seen = folder.equals(BundleDeployer.SHARED) ? files : files.asSeenBy(folder);
      families.add(
          new ModelFamily(
              List.copyOf(byFolder.getOrDefault(folder, List.of())),
              seen == files ? shown : held(seen, shown),
              bundles.stream().filter(bundle -> bundle.bundle().equals(folder)).toList()));
    }
    return families;
  }

  /** Those that are as shown are not read again; the others passed their checks when they came. */
  private static List<ReadModel> held(DataFiles seen, List<ReadModel> shown) {
    List<ReadModel> held = new ArrayList<>();
    for (DataFile file : seen.matching(SHARED_MODELS)) {
      Optional<ReadModel> same =
          shown.stream()
              .filter(model -> model.path().equals(file.path()))
              .filter(model -> Arrays.equals(model.document().file().content(), file.content()))
              .findFirst();
      same.or(
              () ->
                  ModelDocument.read(file, new ArrayList<>())
                      .flatMap(document -> ReadModel.of(document, new ArrayList<>())))
          .ifPresent(held::add);
    }
    return held;
  }
}
