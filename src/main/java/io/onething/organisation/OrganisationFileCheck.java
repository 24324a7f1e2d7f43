package io.onething.organisation;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The organisation that comes with the files is right, and so is what manifests ask of it. */
final class OrganisationFileCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    Set<String> departments = OrganisationFile.departments(files);
    files
        .find(OrganisationFile.PATH)
        .ifPresent(file -> OrganisationFile.read(file, departments, faults));
    bundles.forEach(bundle -> new OfficeRuleCheck(bundle, departments, faults).check());
    return faults;
  }
}
