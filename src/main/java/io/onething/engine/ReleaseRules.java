package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.BundleFolder;
import io.onething.catalog.Fault;
import io.onething.catalog.FollowUp;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final @Nullable Bundle bundle;
  private final List<Fault> faults;

  /**
   * @param bundle whose folder the model is in; null for a shared one, and when the manifest cannot
   *     be read
   */
  ReleaseRules(ModelDocument model, @Nullable Bundle bundle, List<Fault> faults) {
    this.model = model;
    this.bundle = bundle;
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
    String stem = model.file().stem();
    boolean shared = folder.equals(BundleDeployer.SHARED);
    String found = "the process '" + id + "' in " + model.file().name();
    if (!shared && BundleFolder.HOUSE_PROCESSES.contains(id)) {
      fault(
          element,
          found + ", a name under which the server begins a process by itself",
          "a name that is none of " + BundleFolder.HOUSE_PROCESSES);
    } else if (!id.equals(stem)) {
      fault(element, found, "'" + stem + "', the name of the file");
    } else if (!shared && !stem.equals(folder) && !isFollowUp(folder, stem)) {
      fault(
          element,
          found + ", which nothing begins",
          "'"
              + folder
              + "' in "
              + folder
              + ".bpmn, or the process of one of followUps in bundle.yaml");
    }
  }

  /** What may follow a case of the bundle; {@link FollowUpCheck} checks what the manifest says. */
  private boolean isFollowUp(String folder, String process) {
    return bundle == null
        ? process.startsWith(folder + "-")
        : bundle.followUps().values().stream().map(FollowUp::process).anyMatch(process::equals);
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
