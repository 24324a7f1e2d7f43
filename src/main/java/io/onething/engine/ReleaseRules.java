package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model must keep to so that releases stand beside each other: an open case uses the forms
 * and tables that came with its model, and nothing but an application begins a case.
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
              begins(element);
            });
  }

  private void bound(Element element, String reference, String binding) {
    String found = ModelDocument.camunda(element, binding);
    if (!ModelDocument.camunda(element, reference).isEmpty() && !found.equals(DEPLOYMENT)) {
      fault(
          element,
          "camunda:" + binding + " is '" + (found.isEmpty() ? "latest" : found) + "'",
          "'deployment', so that an open case keeps what came with its model");
    }
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
