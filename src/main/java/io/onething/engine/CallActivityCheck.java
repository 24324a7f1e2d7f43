package io.onething.engine;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A call activity calls a shared process, hands over what that needs and nothing that it does not
 * know, takes back what it gives, and catches the errors that it ends with. What is polled is a
 * query that says how far the department is.
 */
final class CallActivityCheck {

  private static final String POLL = "poll";
  private static final String POLL_STATE = "pollState";
  private static final String PENDING = "PENDING";

  private final ModelFamily family;
  private final Map<String, SharedProcess> shared = new TreeMap<>();
  private final DataFiles files;
  private final DepartmentFiles departments;
  private final List<Fault> faults;

  CallActivityCheck(
      ModelFamily family, DataFiles files, DepartmentFiles departments, List<Fault> faults) {
    this.family = family;
    this.files = files;
    this.departments = departments;
    this.faults = faults;
    for (ReadModel model : family.shared()) {
      model
          .document()
          .elements()
          .filter(element -> element.getLocalName().equals("process"))
          .map(process -> SharedProcess.of(model, process))
          .forEach(process -> shared.put(process.key(), process));
    }
  }

  void check() {
    for (ReadModel model : family.models()) {
      if (model.shared()) {
        checkDeclared(model);
      }
      model
          .document()
          .elements()
          .filter(element -> element.getLocalName().equals("callActivity"))
          .forEach(element -> check(model, element));
    }
  }

  /** What a shared process uses of its callers it says that it needs or takes. */
  private void checkDeclared(ReadModel model) {
    model
        .document()
        .elements()
        .filter(element -> element.getLocalName().equals("process"))
        .forEach(
            element -> {
              SharedProcess process = shared.get(element.getAttribute("id"));
              if (process == null || process.known().isEmpty()) {
                return;
              }
              TreeSet<String> missing = new TreeSet<>(process.used());
              missing.removeAll(process.known());
              if (!missing.isEmpty()) {
                fault(
                    model,
                    element,
                    "uses " + missing + " of its callers",
                    "that its properties needs or takes name them");
              }
            });
  }

  private void check(ReadModel model, Element callActivity) {
    String called = callActivity.getAttribute("calledElement");
    @Nullable SharedProcess process = shared.get(called);
    boolean house = BundleFolder.HOUSE_PROCESSES.contains(called);
    if (process == null || house) {
      fault(
          model,
          callActivity,
          "calls the process '" + called + "'" + (house ? ", which the server alone begins" : ""),
          "one of " + callable());
      return;
    }
    Map<String, Element> given = mappings(callActivity, "in", "target");
    need(model, callActivity, given, ProcessVariables.CASE_ID);
    process.needs().stream()
        .filter(name -> !name.equals(ProcessVariables.CASE_ID))
        .forEach(name -> need(model, callActivity, given, name));
    process.gives().stream()
        .filter(name -> !mappings(callActivity, "out", "source").containsKey(name))
        .forEach(
            name ->
                fault(
                    model,
                    callActivity,
                    "takes no " + name + " back",
                    "<camunda:out source=\"" + name + "\" target=\"..\" />"));
    process.errors().stream()
        .filter(
            code -> !CaughtErrors.isCaught(model.bpmn(), ModelDocument.idOf(callActivity), code))
        .forEach(
            code ->
                fault(
                    model,
                    callActivity,
                    "does not catch " + code + ", with which '" + called + "' may end",
                    "a boundary event of that error on the call activity or around it"));
    if (!model.shared()) {
      family
          .bundles()
          .forEach(
              bundle ->
                  new HandedOver(model, bundle, files, process, callActivity, faults).check(given));
    }
    if (called.equals(POLL)) {
      checkPolled(model, callActivity, given);
    }
  }

  private Set<String> callable() {
    Set<String> callable = new TreeSet<>(shared.keySet());
    callable.removeAll(BundleFolder.HOUSE_PROCESSES);
    return callable;
  }

  private void checkPolled(ReadModel model, Element callActivity, Map<String, Element> given) {
    Element topic = given.get(CalledTopic.VARIABLE);
    if (topic != null) {
      departments
          .find(topic.getAttribute("sourceExpression"))
          .filter(call -> !canBePolled(call))
          .ifPresent(call -> faultOf(model, callActivity, call));
    }
  }

  private static boolean canBePolled(Call call) {
    return !call.hasEffect() && call.flags().getOrDefault(POLL_STATE, List.of()).contains(PENDING);
  }

  private void faultOf(ReadModel model, Element callActivity, Call call) {
    String expected = "a query with the flag " + POLL_STATE + ", one of whose values is " + PENDING;
    fault(model, callActivity, "topic '" + call.topic() + "' cannot be polled", expected);
  }

  private void need(
      ReadModel model, Element callActivity, Map<String, Element> given, String name) {
    if (!given.containsKey(name)) {
      String expected = "<camunda:in .. target=\"" + name + "\" />";
      fault(model, callActivity, "hands over no " + name, expected);
    }
  }

  private static Map<String, Element> mappings(Element callActivity, String kind, String by) {
    Map<String, Element> mappings = new TreeMap<>();
    NodeList found = callActivity.getElementsByTagNameNS(ModelDocument.CAMUNDA, kind);
    for (int i = 0; i < found.getLength(); i++) {
      if (found.item(i) instanceof Element mapping) {
        mappings.put(mapping.getAttribute(by), mapping);
      }
    }
    return mappings;
  }

  private void fault(ReadModel model, Element element, String problem, String expected) {
    faults.add(new Fault(model.path(), ModelDocument.idOf(element), problem, expected));
  }
}
