package io.onething.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;

/** All checks that files must pass: the same when the server starts and when a bundle comes in. */
public class BundleChecks {

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
    List<Fault> faults = new ArrayList<>();
    Map<String, Bundle> bundles = new BundleFiles(files).read(faults);
    List<Bundle> right = List.copyOf(bundles.values());
    checks.orderedStream().forEach(check -> faults.addAll(check.faultsIn(files, right)));
    if (!faults.isEmpty()) {
      throw FaultyFiles.in(files, faults);
    }
    return bundles;
  }

  /**
   * Checks files of a bundle in the place of those that new cases get now, beside everything else
   * that counts now.
   *
   * @throws FaultyFiles with the faults of all files at once
   */
  public void check(Catalog catalog, String bundle, List<DataFile> files) {
    checked(new ReleasedFiles(catalog.activeFiles(), Map.of(bundle, files)));
  }
}
