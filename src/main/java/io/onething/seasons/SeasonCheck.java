package io.onething.seasons;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Seasons are right, and a bundle that goes by seasons has one. */
@Component
class SeasonCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      List<Fault> own = new ArrayList<>();
      boolean none = new SeasonFiles(files).of(bundle.bundle(), own).isEmpty();
      faults.addAll(own);
      if (bundle.intake() != null && bundle.intake().season() != null && none && own.isEmpty()) {
        faults.add(
            new Fault(
                "processes/" + bundle.bundle() + "/bundle.yaml",
                "intake.season",
                "the bundle has no season",
                "a file in processes/" + bundle.bundle() + "/seasons/"));
      }
    }
    return faults;
  }
}
