package io.onething.releases;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import io.onething.departments.CallReplacement;
import io.onething.departments.DepartmentFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The files of departments' calls that come with a bundle. */
@Component
class SentCalls {

  private final Catalog catalog;
  private final DepartmentFiles departments;

  SentCalls(Catalog catalog, DepartmentFiles departments) {
    this.catalog = catalog;
    this.departments = departments;
  }

  /** Without those calls that the server's folder has just so and no release has changed. */
  List<DataFile> relevant(List<DataFile> files) {
    Set<String> released = new HashSet<>();
    catalog.releasedCalls().forEach(file -> released.add(file.path()));
    return files.stream()
        .filter(
            file ->
                !BundleFolder.isOfWorkers(file.path())
                    || released.contains(file.path())
                    || !isInTheFolder(file))
        .toList();
  }

  /**
   * Calls as the last release of any bundle has left them, departments as the folder has them if it
   * does; any other files as they are.
   */
  List<DataFile> newest(List<DataFile> files) {
    Map<String, DataFile> there = new HashMap<>();
    there().forEach(file -> there.put(file.path(), file));
    return files.stream().map(file -> there.getOrDefault(file.path(), file)).toList();
  }

  /** The files of all departments and their calls, released ones included. */
  List<DataFile> there() {
    return catalog.folder().with(catalog.releasedCalls()).matching("workers/*/*.yaml");
  }

  private boolean isInTheFolder(DataFile file) {
    return catalog
        .folder()
        .find(file.path())
        .filter(known -> Arrays.equals(known.content(), file.content()))
        .isPresent();
  }

  /** Why calls among these files may not take the place of those that open cases run on. */
  List<Fault> forbidden(List<DataFile> files) {
    List<DataFile> calls =
        files.stream().filter(file -> BundleFolder.isOfWorkers(file.path())).toList();
    List<Fault> faults = new ArrayList<>();
    CallReplacement.check(
        departments, catalog.folder().with(catalog.releasedCalls()), calls, faults);
    return faults;
  }
}
