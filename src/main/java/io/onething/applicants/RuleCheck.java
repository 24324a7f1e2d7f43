package io.onething.applicants;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Checks that the rules of the manifests can be read and name fields that exist. */
@Component
class RuleCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      for (int i = 0; i < bundle.rules().size(); i++) {
        check(bundle, "rules[" + i + "].require", bundle.rules().get(i).require(), faults);
      }
    }
    return faults;
  }

  private static void check(Bundle bundle, String path, String require, List<Fault> faults) {
    String file = "processes/" + bundle.bundle() + "/bundle.yaml";
    try {
      Set<String> known = new LinkedHashSet<>(bundle.fields().keySet());
      bundle.fields().values().forEach(field -> known.addAll(field.columns().keySet()));
      known.add("today");
      Set<String> unknown = FeelExpression.parse(require).unknownNames(known);
      if (!unknown.isEmpty()) {
        faults.add(
            new Fault(file, path, "unknown names " + unknown, "fields, their columns, today"));
      }
    } catch (FeelSyntaxFault wrong) {
      faults.add(
          new Fault(
              file, path, "no FEEL: " + wrong.getMessage(), "an expression, as in =share <= 100"));
    }
  }
}
