package io.onething.catalog;

import io.onething.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which files make up a bundle: all under {@code processes/<bundle>/} and {@code forms/<bundle>/}
 * but its scenarios, and of what all bundles share the pieces that it uses. Scenarios are the
 * modeler's, who walks them before a release, and tell of people, made up as they are.
 */
public final class BundleFolder {

  /** The folder of what all bundles share. */
  public static final String SHARED = "shared";

  /**
   * The shared processes that the server begins by itself, and no model calls. They are the
   * folder's alone: no release holds one or has a process of such a name.
   */
  public static final Set<String> HOUSE_PROCESSES =
      Collections.unmodifiableSet(
          new TreeSet<>(Set.of("prefill", "rating", "contest", "fallback-desk")));

  /** What describes a department, beside its calls. */
  public static final String DEPARTMENT_FILE = "department.yaml";

  private BundleFolder() {}

  /**
   * Whether the file at this path belongs to the bundle. Hidden ones, as {@code .DS_Store}, are
   * left by the machine that a folder is edited on, and come and go with every look at it.
   */
  public static boolean holds(String bundle, String path) {
    String processes = "processes/" + bundle + "/";
    boolean isOwn =
        path.startsWith(processes) && !path.startsWith(processes + "scenarios/")
            || path.startsWith("forms/" + bundle + "/");
    return isOwn && !path.contains("/.");
  }

  /** Whether the file at this path is one that all bundles may use. */
  public static boolean isShared(String path) {
    return holds(SHARED, path);
  }

  /**
   * All files of the bundle with the shared pieces that it uses, in the order of their paths: what
   * a release of it holds.
   */
  public static List<DataFile> of(String bundle, DataFiles files) {
    return withPieces(in(bundle, files), shared(files));
  }

  /** All that bundles may share, in the order of the paths. */
  public static List<DataFile> shared(DataFiles files) {
    return in(SHARED, files);
  }

  /** These files of a bundle, and of the shared ones those that it uses. */
  public static List<DataFile> withPieces(List<DataFile> own, List<DataFile> shared) {
    return Stream.concat(own.stream(), SharedPieces.usedBy(own, shared).stream())
        .sorted(Comparator.comparing(DataFile::path))
        .toList();
  }

  private static List<DataFile> in(String folder, DataFiles files) {
    return Stream.of("forms/" + folder + "/**", "processes/" + folder + "/**")
        .flatMap(pattern -> files.matching(pattern).stream())
        .filter(file -> holds(folder, file.path()))
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
    List<String> folders = List.of("processes/" + bundle + "/", "processes/" + SHARED + "/");
    return files.stream()
        .filter(
            file ->
                folders.contains(file.path().substring(0, file.path().lastIndexOf('/') + 1))
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
