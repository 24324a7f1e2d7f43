package io.onething.seasons;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Seasons are right, and a bundle that goes by seasons has one. */
@Component
class SeasonCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      List<Fault> own = new ArrayList<>();
      Map<String, Season> seasons = new SeasonFiles(files).of(bundle.bundle(), own);
      boolean none = seasons.isEmpty();
      faults.addAll(own);
      seasons.values().forEach(season -> checkLine(bundle, season, faults));
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

  /** A line has an end, and only a bundle that keeps one has it. */
  private static void checkLine(Bundle bundle, Season season, List<Fault> faults) {
    boolean keeps = bundle.seats() != null && bundle.seats().standby();
    for (int i = 0; i < season.batches().size(); i++) {
      if (keeps != (season.batches().get(i).standbyEnd() != null)) {
        faults.add(
            new Fault(
                "processes/" + bundle.bundle() + "/seasons/" + season.season() + ".yaml",
                "batches[" + i + "].standbyEnd",
                keeps ? "is missing" : "is there, but nobody stands in line",
                keeps
                    ? "a moment after confirmEnd, for bundle.yaml has seats.standby"
                    : "seats.standby: true in bundle.yaml, or no standbyEnd"));
      }
    }
  }
}
