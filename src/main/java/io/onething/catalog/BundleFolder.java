package io.onething.catalog;

import io.onething.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files make up a bundle: all under {@code processes/<bundle>/} and {@code forms/<bundle>/}
 * but its scenarios. Those are the modeler's, who walks them before a release, and tell of people,
 * made up as they are.
 */
public final class BundleFolder {

  private BundleFolder() {}

  /** Whether the file at this path belongs to the bundle. */
  public static boolean holds(String bundle, String path) {
    String processes = "processes/" + bundle + "/";
    return path.startsWith(processes) && !path.startsWith(processes + "scenarios/")
        || path.startsWith("forms/" + bundle + "/");
  }

  /** All files of the bundle, in the order of their paths. */
  public static List<DataFile> of(String bundle, DataFiles files) {
    return Stream.of("forms/" + bundle + "/**", "processes/" + bundle + "/**")
        .flatMap(pattern -> files.matching(pattern).stream())
        .filter(file -> holds(bundle, file.path()))
        .sorted(Comparator.comparing(DataFile::path))
        .toList();
  }

  /** Whether the file at this path is a department's, or one of its calls. */
  public static boolean isOfWorkers(String path) {
    return path.startsWith("workers/");
  }

  /**
   * The files of departments that the bundle names in its models, its manifest and by way of them:
   * calls whose topic stands there, and the departments that these belong to.
   */
  public static List<DataFile> callsNamedIn(List<DataFile> bundle, DataFiles files) {
    return NamedCalls.in(bundle, files.matching("workers/*/*.yaml"));
  }

  /** What the engine is given of these files: models, tables and forms. */
  public static List<DataFile> deployment(String bundle, List<DataFile> files) {
    String processes = "processes/" + bundle + "/";
    return files.stream()
        .filter(
            file ->
                file.path().equals(processes + file.name())
                        && (file.name().endsWith(".bpmn") || file.name().endsWith(".dmn"))
                    || file.path().startsWith("forms/") && file.name().endsWith(".form"))
        .toList();
  }

  /** Tells one set of files from another: SHA-256 of their paths, lengths and contents. */
  public static String digest(List<DataFile> files) {
    MessageDigest digest = Sha256.begin();
    files.stream()
        .sorted(Comparator.comparing(DataFile::path))
        .forEach(
            file -> {
              byte[] content = file.content();
              digest.update(
                  (file.path() + "\n" + content.length + "\n").getBytes(StandardCharsets.UTF_8));
              digest.update(content);
            });
    return HexFormat.of().formatHex(digest.digest());
  }
}
