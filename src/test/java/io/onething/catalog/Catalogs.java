package io.onething.catalog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Catalogs for tests of other features, without files. */
public final class Catalogs {

  private Catalogs() {}

  /** A catalog of these bundles; it has no models and forms. */
  public static Catalog of(Bundle... bundles) {
    return new Catalog(
        Arrays.stream(bundles).collect(Collectors.toMap(Bundle::bundle, Function.identity())),
        new DataFiles(DataFiles.DEFAULT_LOCATION),
        Releases.NONE,
        java.time.Clock.systemUTC());
  }

  /** A manifest from its text, not checked. */
  public static Bundle read(String manifest) {
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/bundle.yaml", manifest.getBytes(StandardCharsets.UTF_8));
    return YamlFiles.read(file, Bundle.class, faults)
        .orElseThrow(() -> new IllegalArgumentException(faults.toString()));
  }
}
