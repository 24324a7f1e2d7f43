package io.onething.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;

/** All checks that files must pass: the same when the server starts and when a bundle comes in. */
public class BundleChecks {

  /** Where a call is told that no model uses it. */
  private static final String UNUSED = "topic";

  private final ObjectProvider<FileCheck> checks;

  BundleChecks(ObjectProvider<FileCheck> checks) {
    this.checks = checks;
  }

  /**
   * The bundles of these files, by id.
   *
   * @throws FaultyFiles with the faults of all files at once
   */
  Map<String, Bundle> checked(DataFiles files) {
    return checked(files, new ArrayList<>(), fault -> false);
  }

  private Map<String, Bundle> checked(
      DataFiles files, List<Fault> faults, Predicate<Fault> accepted) {
    Map<String, Bundle> bundles = new BundleFiles(files).read(faults);
    List<Bundle> right = List.copyOf(bundles.values());
    checks.orderedStream().forEach(check -> faults.addAll(check.faultsIn(files, right)));
    faults.removeIf(accepted);
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return bundles;
  }

  /**
   * Checks files of a bundle in the place of those that new cases get now, beside everything else
   * that counts now. A call that another release has brought is not checked again, for a draft may
   * be all that uses it; and a call that no model uses any more is there for open cases, whether
   * the bundle still holds it or not. Nor is an earlier release of another bundle asked for what
   * manifests had no word for when it was made.
   *
   * @param faults what is known to be wrong with these files already
   * @throws FaultyFiles with the faults of all files at once
   */
  public void check(Catalog catalog, String bundle, List<DataFile> files, List<Fault> faults) {
    Set<String> released = new HashSet<>();
    catalog.releasedCalls().forEach(file -> released.add(file.path()));
    Set<String> sent = new HashSet<>();
    files.forEach(file -> sent.add(file.path()));
    checked(
        new ReleasedFiles(catalog.activeFiles(), bundle, files),
        new ArrayList<>(faults),
        fault -> {
          boolean isSent = sent.contains(fault.file());
          if (!BundleFolder.isOfWorkers(fault.file())) {
            return !isSent && OutcomeCheck.isTone(fault);
          }
          boolean isReleased = released.contains(fault.file());
          boolean isUnused = fault.path().equals(UNUSED);
          return isSent ? isReleased && isUnused : isReleased || isUnused;
        });
  }
}
