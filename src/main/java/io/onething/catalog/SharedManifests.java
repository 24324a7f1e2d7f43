package io.onething.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What shared processes bring along for the manifests that name them: a process {@code
 * processes/shared/<name>.bpmn} has its words in {@code <name>.yaml} beside it.
 */
final class SharedManifests {

  private static final String FOLDER = "processes/shared/";

  /** Null for one that is there and cannot be read, which has been said already. */
  private final Map<String, @Nullable SharedManifest> pieces = new TreeMap<>();

  /** Reads and checks every piece by itself. */
  SharedManifests(DataFiles files, List<Fault> faults) {
    for (DataFile file : files.matching(FOLDER + "*.yaml")) {
      String name = file.name().replaceFirst("\\.yaml$", "");
      List<Fault> own = new ArrayList<>();
      Optional<SharedManifest> piece = YamlFiles.read(file, SharedManifest.class, own);
      piece.ifPresent(read -> check(file, read, own));
      if (files.find(FOLDER + name + ".bpmn").isEmpty()) {
        own.add(
            new Fault(
                file.path(),
                "(file)",
                "no process " + FOLDER + name + ".bpmn that it goes with",
                "the name of a shared process"));
      }
      pieces.put(name, own.isEmpty() ? piece.orElse(null) : null);
      faults.addAll(own);
    }
  }

  private static void check(DataFile file, SharedManifest piece, List<Fault> faults) {
    piece.fields().forEach((key, field) -> BundleFiles.checkField(file, key, field, faults));
    piece.clocks().forEach((name, clock) -> BundleFiles.checkClock(file, name, clock, faults));
  }

  /** The manifest with what the pieces bring that it names; its own word goes before theirs. */
  Bundle complete(DataFile manifest, Bundle bundle, List<Fault> faults) {
    Bundle complete = bundle;
    for (String name : bundle.shared()) {
      if (!pieces.containsKey(name)) {
        faults.add(
            new Fault(
                manifest.path(),
                "shared",
                "'" + name + "' brings nothing along: no file " + FOLDER + name + ".yaml",
                "one of " + pieces.keySet()));
      }
      @Nullable SharedManifest piece = pieces.get(name);
      if (piece != null) {
        complete = piece.under(complete);
      }
    }
    return complete;
  }
}
