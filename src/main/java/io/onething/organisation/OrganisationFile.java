package io.onething.organisation;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.YamlFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a file of the organisation and says everything that is wrong with it. */
final class OrganisationFile {

  /** Where it stands, below the data location. */
  static final String PATH = "organisation/organisation.yaml";

  private OrganisationFile() {}

  /**
   * The organisation in a file without faults.
   *
   * @param departments the folders under {@code workers/}
   * @param faults takes all faults; nothing comes back if there is one
   */
  static Optional<Organisation> read(DataFile file, Set<String> departments, List<Fault> faults) {
    List<Fault> own = new ArrayList<>();
    Optional<Organisation> read = YamlFiles.read(file, Organisation.class, own);
    read.ifPresent(
        organisation -> new OrganisationCheck(file.path(), organisation, departments, own).check());
    faults.addAll(own);
    return own.isEmpty() ? read : Optional.empty();
  }

  static Set<String> departments(DataFiles files) {
    Set<String> departments = new TreeSet<>();
    files.matching("workers/*/department.yaml").forEach(file -> departments.add(file.folder()));
    return departments;
  }
}
