package io.onething.releases;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files that were sent to be released, each at its place in the folder. Camunda Modeler sends bare
 * file names; our command sends whole paths.
 *
 * @param bundle whose release they are
 */
record SentBundle(String bundle, List<DataFile> files) {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_ID = 48;
  private static final String MODEL = ".bpmn";

  /**
   * Finds out which bundle is meant and where each file belongs.
   *
   * @param name the deployment's name as it was typed: the bundle's id, where it is one
   * @param places the bundles there are, and where their files belong
   * @throws FaultyFiles if that cannot be said
   */
  static SentBundle of(@Nullable String name, List<Part> parts, FilePlaces places) {
    Collection<String> known = places.bundles();
    List<String> models =
        parts.stream()
            .map(part -> baseName(Objects.requireNonNull(part.fileName())))
            .filter(file -> file.endsWith(MODEL))
            .map(file -> file.substring(0, file.length() - MODEL.length()))
            .toList();
    String bundle =
        Optional.ofNullable(name)
            .filter(given -> known.contains(given) || models.contains(given))
            .or(() -> models.stream().filter(known::contains).findFirst())
            .or(() -> models.stream().findFirst())
            .orElseThrow(() -> unknown(name, known));
    if (!ID.matcher(bundle).matches()
        || bundle.length() > LONGEST_ID
        || bundle.equals(BundleFolder.SHARED)) {
      throw unknown(bundle, known);
    }
    if (BundleFolder.HOUSE_PROCESSES.contains(bundle)) {
      throw new FaultyFiles(
          List.of(
              new Fault(
                  "(deployment)",
                  "deployment-name",
                  "'" + bundle + "' is a process that the server begins by itself",
                  "a bundle, whose name is none of "
                      + BundleFolder.HOUSE_PROCESSES
                      + "; these come with the server's folder")));
    }
    return new SentBundle(bundle, placed(bundle, parts, places));
  }

  private static FaultyFiles unknown(@Nullable String name, Collection<String> known) {
    return new FaultyFiles(
        List.of(
            new Fault(
                "(deployment)",
                "deployment-name",
                "'" + name + "' is no bundle, and no model named like one was sent",
                "one of "
                    + known.stream().sorted().toList()
                    + ", or <bundle>.bpmn among the files")));
  }

  private static List<DataFile> placed(String bundle, List<Part> parts, FilePlaces places) {
    List<Fault> faults = new ArrayList<>();
    List<DataFile> files = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (Part part : parts) {
      String name = String.valueOf(part.fileName());
      Optional<String> path = places.of(bundle, part, parts);
      if (path.isEmpty()) {
        faults.add(
            new Fault(
                name,
                "(file)",
                "does not belong to bundle '" + bundle + "'",
                "a .bpmn, .dmn, .form or .jrxml file or bundle.yaml, named in ASCII; a call, named"
                    + " <topic>.yaml, of a topic that is known, with a line department: <id>, or"
                    + " beside the one department.yaml that it belongs to; or a path below"
                    + " processes/"
                    + bundle
                    + "/, forms/"
                    + bundle
                    + "/, processes/shared/, forms/shared/ or workers/<department>/"));
      } else if (!taken.add(path.get())) {
        faults.add(new Fault(name, "(file)", "was sent twice", "each file once"));
      } else {
        files.add(new DataFile(path.get(), part.content()));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyFiles(faults);
    }
    return List.copyOf(files);
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
