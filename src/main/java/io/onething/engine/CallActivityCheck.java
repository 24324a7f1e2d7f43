package io.onething.engine;

import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.DepartmentFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A call activity calls a shared process and hands over what that needs; what is polled is a query
 * that says how far the department is.
 */
final class CallActivityCheck {

  private static final String POLL = "poll";
  private static final String POLL_STATE = "pollState";
  private static final String PENDING = "PENDING";
  private static final List<String> POLL_NEEDS = List.of(CalledTopic.VARIABLE, "every", "clock");

  private final List<ReadModel> models;
  private final Set<String> shared;
  private final DepartmentFiles departments;
  private final List<Fault> faults;

  CallActivityCheck(List<ReadModel> models, DepartmentFiles departments, List<Fault> faults) {
    this.models = models;
    this.shared =
        models.stream()
            .filter(ReadModel::shared)
            .flatMap(model -> model.document().elements())
            .filter(element -> element.getLocalName().equals("process"))
            .map(process -> process.getAttribute("id"))
            .collect(Collectors.toCollection(TreeSet::new));
    this.departments = departments;
    this.faults = faults;
  }

  void check() {
    for (ReadModel model : models) {
      model
          .document()
          .elements()
          .filter(element -> element.getLocalName().equals("callActivity"))
          .forEach(element -> check(model, element));
    }
  }

  private void check(ReadModel model, Element callActivity) {
    String called = callActivity.getAttribute("calledElement");
    if (!shared.contains(called)) {
      fault(model, callActivity, "calls the process '" + called + "'", "one of " + shared);
      return;
    }
    Map<String, Element> given = mappings(callActivity, "in", "target");
    need(model, callActivity, given, ProcessVariables.CASE_ID);
    if (!called.equals(POLL)) {
      return;
    }
    POLL_NEEDS.forEach(name -> need(model, callActivity, given, name));
    if (!mappings(callActivity, "out", "source").containsKey(POLL_STATE)) {
      String expected = "<camunda:out source=\"" + POLL_STATE + "\" target=\"..\" />";
      fault(model, callActivity, "takes no " + POLL_STATE + " back", expected);
    }
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
