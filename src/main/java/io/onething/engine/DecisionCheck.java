package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.FileCheck;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Checks decision tables, the decisions that models name, and the variables of a manifest. */
@Component
class DecisionCheck implements FileCheck {

  private static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";

  @Override
  public List<Fault> faultsIn(DataFiles files, List<Bundle> bundles) {
    List<Fault> faults = new ArrayList<>();
    for (Bundle bundle : bundles) {
      Set<String> decisions = new HashSet<>();
      for (DataFile file : files.matching("processes/" + bundle.bundle() + "/*.dmn")) {
        ModelDocument.read(file, faults)
            .ifPresent(
                table -> {
                  table.checkIds(faults);
                  table
                      .elements()
                      .filter(element -> element.getLocalName().equals("decision"))
                      .forEach(decision -> addDecision(file, decision, decisions, faults));
                });
      }
      for (DataFile file : files.matching("processes/" + bundle.bundle() + "/*.bpmn")) {
        ModelDocument.read(file, new ArrayList<>())
            .ifPresent(model -> checkNamed(model, decisions, faults));
      }
      checkVariables(bundle, faults);
    }
    return faults;
  }

  private static void addDecision(
      DataFile file, Element decision, Set<String> decisions, List<Fault> faults) {
    decisions.add(decision.getAttribute("id"));
    if (decision.getAttributeNS(CAMUNDA_DMN, "historyTimeToLive").isEmpty()) {
      faults.add(
          new Fault(
              file.path(),
              decision.getAttribute("id"),
              "camunda:historyTimeToLive is missing",
              "how long history is kept, as in P1095D"));
    }
  }

  private static void checkNamed(ModelDocument model, Set<String> decisions, List<Fault> faults) {
    model
        .elements()
        .filter(element -> !ModelDocument.camunda(element, "decisionRef").isEmpty())
        .filter(element -> !decisions.contains(ModelDocument.camunda(element, "decisionRef")))
        .forEach(
            element ->
                faults.add(
                    new Fault(
                        model.file().path(),
                        ModelDocument.idOf(element),
                        "unknown decision '" + ModelDocument.camunda(element, "decisionRef") + "'",
                        "one of " + decisions.stream().sorted().toList())));
  }

  private static void checkVariables(Bundle bundle, List<Fault> faults) {
    String file = "processes/" + bundle.bundle() + "/bundle.yaml";
    Set<String> known =
        java.util.stream.Stream.concat(
                bundle.fields().keySet().stream(), java.util.stream.Stream.of("today", "season"))
            .collect(Collectors.toSet());
    bundle
        .variables()
        .forEach(
            (name, text) -> {
              try {
                Set<String> unknown = FeelExpression.parse(text).unknownNames(known);
                if (!unknown.isEmpty()) {
                  faults.add(
                      new Fault(
                          file,
                          "variables." + name,
                          "unknown names " + unknown,
                          "fields of the bundle, today or season"));
                }
              } catch (FeelSyntaxFault wrong) {
                faults.add(
                    new Fault(
                        file,
                        "variables." + name,
                        String.valueOf(wrong.getMessage()),
                        "a FEEL expression"));
              }
            });
  }
}
