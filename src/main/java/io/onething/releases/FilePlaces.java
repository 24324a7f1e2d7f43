package io.onething.releases;

import io.onething.catalog.BundleFolder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a file belongs that was sent to be released. Our command sends whole paths; Camunda Modeler
 * sends bare names, whose places follow from what is there already, from the kind of the file and
 * from what it says of itself.
 *
 * @param bundles the ids of the bundles there are
 * @param there the paths that a bundle's release may hold, by the bundle's id: its own files, the
 *     shared pieces, the files of all departments
 */
record FilePlaces(Collection<String> bundles, Function<String, Collection<String>> there) {

  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._/-]{0,239}");
  private static final Pattern WORKER = Pattern.compile("workers/[a-z0-9-]+/[a-z0-9.-]+\\.yaml");
  private static final Pattern TOPIC = Pattern.compile("(?m)^topic:\\s*([a-z0-9.-]+)\\s*$");
  private static final Pattern DEPARTMENT =
      Pattern.compile("(?m)^department:\\s*([a-z0-9-]+)\\s*$");

  /** The file's path below the data folder; nothing if it has no place in this bundle. */
  Optional<String> of(String bundle, Part part, List<Part> all) {
    String name = String.valueOf(part.fileName());
    if (!PATH.matcher(name).matches() || name.contains("..") || name.contains("//")) {
      return Optional.empty();
    }
    if (name.contains("/")) {
      return BundleFolder.holds(bundle, name)
              || BundleFolder.isShared(name)
              || WORKER.matcher(name).matches()
          ? Optional.of(name)
          : Optional.empty();
    }
    Optional<String> own = ofItsKind(bundle, name);
    Collection<String> known = there.apply(bundle);
    if (own.filter(known::contains).isPresent()) {
      return own;
    }
    List<String> same = known.stream().filter(path -> path.endsWith("/" + name)).toList();
    return same.size() == 1 && !name.equals(BundleFolder.DEPARTMENT_FILE)
        ? Optional.of(same.getFirst())
        : own.or(() -> ofDepartment(name, part, all));
  }

  private static Optional<String> ofItsKind(String bundle, String name) {
    return Optional.ofNullable(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "bpmn", "dmn" -> "processes/" + bundle + "/" + name;
          case "form" -> "forms/" + bundle + "/" + name;
          case "jrxml" -> "processes/" + bundle + "/documents/" + name;
          case "yaml" -> name.equals("bundle.yaml") ? "processes/" + bundle + "/" + name : null;
          default -> null;
        });
  }

  /** A call says whose it is, or comes with the file of its department. */
  private static Optional<String> ofDepartment(String name, Part part, List<Part> all) {
    boolean isCall = said(TOPIC, part).filter(topic -> name.equals(topic + ".yaml")).isPresent();
    if (!name.equals(BundleFolder.DEPARTMENT_FILE) && !isCall) {
      return Optional.empty();
    }
    return said(DEPARTMENT, part)
        .or(() -> isCall ? onlyDepartment(all) : Optional.empty())
        .map(department -> "workers/" + department + "/" + name);
  }

  private static Optional<String> onlyDepartment(List<Part> all) {
    List<String> departments =
        all.stream()
            .filter(part -> BundleFolder.DEPARTMENT_FILE.equals(part.fileName()))
            .flatMap(part -> said(DEPARTMENT, part).stream())
            .toList();
    return departments.size() == 1 ? Optional.of(departments.getFirst()) : Optional.empty();
  }

  private static Optional<String> said(Pattern key, Part part) {
    Matcher found = key.matcher(part.text());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
