package io.onething.catalog;

import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.List;
import java.util.Map;

/** The bundles on offer. All of them have passed their checks; a faulty file stops the start. */
public final class Catalog {

  private final Map<String, Bundle> bundles;
  private final DataFiles files;

  Catalog(Map<String, Bundle> bundles, DataFiles files) {
    this.bundles = Map.copyOf(bundles);
    this.files = files;
  }

  /** All bundles, in the order of their ids. */
  public List<Bundle> bundles() {
    return bundles.values().stream()
        .sorted(java.util.Comparator.comparing(Bundle::bundle))
        .toList();
  }

  /**
   * The bundle of this id.
   *
   * @throws OneThingException {@code UNKNOWN_BUNDLE} if there is none
   */
  public Bundle bundle(String id) {
    Bundle bundle = bundles.get(id);
    if (bundle == null) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_BUNDLE,
          "No bundle '" + id + "'; expected one of " + bundles.keySet().stream().sorted().toList());
    }
    return bundle;
  }

  /** The BPMN model of the bundle, as its author wrote it. */
  public DataFile model(Bundle bundle) {
    return required("processes/" + bundle.bundle() + "/" + bundle.bundle() + ".bpmn");
  }

  /** A form of the bundle: {@code application}, {@code correction}. */
  public DataFile form(Bundle bundle, String name) {
    return required("forms/" + bundle.bundle() + "/" + name + ".form");
  }

  /** Everything that is deployed to the engine for the bundle: models, tables and forms. */
  public List<DataFile> deployment(String folder) {
    return java.util.stream.Stream.of(
            "processes/" + folder + "/*.bpmn",
            "processes/" + folder + "/*.dmn",
            "forms/" + folder + "/*.form")
        .flatMap(pattern -> files.matching(pattern).stream())
        .toList();
  }

  private DataFile required(String path) {
    return files
        .find(path)
        .orElseThrow(() -> new IllegalStateException(path + " is gone since it was checked"));
  }
}
