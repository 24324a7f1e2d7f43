package io.onething.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the pieces that all bundles share a bundle uses: the processes that its models call, and
 * those that these call; the forms and tables that they name; the layouts of its documents; the
 * words that its manifest takes over. A process that the server begins by itself is none of these,
 * whatever names it.
 */
final class SharedPieces {

  private static final Pattern NAMED =
      Pattern.compile("\\b(calledElement|formRef|decisionRef)\\s*=\\s*[\"']([^\"']+)[\"']");
  private static final String MODEL = ".bpmn";
  private static final String DOCUMENTS = "processes/" + BundleFolder.SHARED + "/documents/";

  private SharedPieces() {}

  /**
   * @param own the bundle's own files
   * @param shared all that there is to use, each process, form and table named like its id
   */
  static List<DataFile> usedBy(List<DataFile> own, List<DataFile> shared) {
    Map<String, DataFile> found = new TreeMap<>();
    Map<String, DataFile> byPath = new TreeMap<>();
    shared.forEach(file -> byPath.put(file.path(), file));
    Deque<DataFile> models = new ArrayDeque<>(own);
    models.removeIf(file -> !isModel(file));
    while (!models.isEmpty()) {
      Matcher named = NAMED.matcher(models.pop().text());
      while (named.find()) {
        String path = path(named.group(1), named.group(2));
        DataFile piece = byPath.get(path);
        if (piece != null
            && !isOfTheHouse(piece)
            && found.putIfAbsent(path, piece) == null
            && isModel(piece)) {
          models.add(piece);
        }
      }
    }
    if (own.stream().anyMatch(file -> file.name().endsWith(".jrxml"))) {
      shared.stream()
          .filter(file -> file.path().startsWith(DOCUMENTS))
          .forEach(file -> found.put(file.path(), file));
    }
    own.stream()
        .filter(file -> file.name().equals("bundle.yaml"))
        .flatMap(file -> YamlFiles.read(file, Bundle.class, new ArrayList<>()).stream())
        .flatMap(manifest -> manifest.shared().stream())
        .map(name -> byPath.get("processes/" + BundleFolder.SHARED + "/" + name + ".yaml"))
        .filter(Objects::nonNull)
        .forEach(file -> found.put(file.path(), file));
    return List.copyOf(found.values());
  }

  private static boolean isModel(DataFile file) {
    return file.name().endsWith(MODEL);
  }

  private static boolean isOfTheHouse(DataFile file) {
    return isModel(file) && BundleFolder.HOUSE_PROCESSES.contains(file.stem());
  }

  private static String path(String reference, String id) {
    return switch (reference) {
      case "calledElement" -> "processes/" + BundleFolder.SHARED + "/" + id + MODEL;
      case "decisionRef" -> "processes/" + BundleFolder.SHARED + "/" + id + ".dmn";
      default -> "forms/" + BundleFolder.SHARED + "/" + id + ".form";
    };
  }
}
