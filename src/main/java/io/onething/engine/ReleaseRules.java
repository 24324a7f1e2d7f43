package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model must keep to so that releases stand beside each other: an open case uses the forms,
 * tables and called processes that came with its model, and nothing but an application begins a
 * case. A process is named like its file, and a bundle has one, besides those of its follow-ups
 * whose names begin with its own: it is found by that name, and none takes the place of a process
 * of the house.
 */
final class ReleaseRules {

  private static final String DEPLOYMENT = "deployment";

  private final ModelDocument model;
  private final List<Fault> faults;

  ReleaseRules(ModelDocument model, List<Fault> faults) {
    this.model = model;
    this.faults = faults;
  }

  void check() {
    model
        .elements()
        .forEach(
            element -> {
              bound(element, "formRef", "formRefBinding");
              bound(element, "decisionRef", "decisionRefBinding");
              calls(element);
              named(element);
              begins(element);
            });
  }

  private void bound(Element element, String reference, String binding) {
    if (!ModelDocument.camunda(element, reference).isEmpty()) {
      bound(element, binding);
    }
  }

  private void calls(Element element) {
    if (element.getLocalName().equals("callActivity")) {
      bound(element, "calledElementBinding");
    }
  }

  private void bound(Element element, String binding) {
    String found = ModelDocument.camunda(element, binding);
    if (!found.equals(DEPLOYMENT)) {
      fault(
          element,
          "camunda:" + binding + " is '" + (found.isEmpty() ? "latest" : found) + "'",
          "'deployment', so that an open case keeps what came with its model");
    }
  }

  private void named(Element element) {
    if (!element.getLocalName().equals("process")) {
      return;
    }
    String id = element.getAttribute("id");
    String folder = model.file().folder();
    String expected = folder.equals(BundleDeployer.SHARED) ? model.file().stem() : folder;
    String stem = model.file().stem();
    if (!id.equals(stem) || !(stem.equals(expected) || isFollowUp(folder, stem))) {
      fault(
          element,
          "the process '" + id + "' in " + model.file().name(),
          "'" + expected + "' in " + expected + ".bpmn, and no other process beside it");
    }
  }

  /** What may follow a case of the bundle; {@link FollowUpCheck} says which. */
  private static boolean isFollowUp(String folder, String stem) {
    return !folder.equals(BundleDeployer.SHARED) && stem.startsWith(folder + "-");
  }

  private void begins(Element element) {
    if (element.getLocalName().equals("startEvent")
        && element.getParentNode().getLocalName().equals("process")) {
      for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
        if (child.getNodeType() == Node.ELEMENT_NODE
            && child.getLocalName().endsWith("EventDefinition")) {
          fault(
              element,
              "a " + child.getLocalName() + " begins the process",
              "a start event without one: an application begins a case, and a draft begins none");
        }
      }
    }
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
