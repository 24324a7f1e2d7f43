package io.onething.documents;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks that what documents compute can be read, names fields that exist and hides no field. */
final class DerivedValuesCheck implements FileCheck {

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      bundle
          .documents()
          .forEach(
              (id, document) ->
                  document
                      .values()
                      .forEach(
                          (name, value) ->
                              check(
                                  bundle,
                                  "documents." + id + ".values." + name,
                                  name,
                                  value,
                                  faults)));
    }
    return faults;
  }

  private static void check(
      Bundle bundle, String path, String name, String value, List<Fault> faults) {
    String file = "processes/" + bundle.bundle() + "/bundle.yaml";
    if (DocumentFields.of(bundle).contains(name)) {
      faults.add(new Fault(file, path, "'" + name + "' is there already", "a name of its own"));
    }
    try {
      Set<String> unknown = FeelExpression.parse(value).unknownNames(DerivedValues.known(bundle));
      if (!unknown.isEmpty()) {
        faults.add(
            new Fault(
                file,
                path,
                "unknown names " + unknown,
                "fields, their columns, " + DerivedValues.WORDS));
      }
    } catch (FeelSyntaxFault wrong) {
      faults.add(
          new Fault(
              file, path, "no FEEL: " + wrong.getMessage(), "an expression, as in =applicantName"));
    }
  }
}
