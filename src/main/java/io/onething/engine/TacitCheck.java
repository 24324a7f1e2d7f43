package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.Tacit;
import io.onething.catalog.Fault;
import io.onething.departments.Call;
import io.onething.departments.CallShape;
import io.onething.departments.DepartmentFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Silence may count as an answer only where it is the opinion of a department that is asked beside
 * the leading one: never a licence, never the decision itself.
 */
final class TacitCheck {

  private final ModelDocument model;
  private final Bundle bundle;
  private final DepartmentFiles departments;
  private final List<Fault> faults;

  TacitCheck(ModelDocument model, Bundle bundle, DepartmentFiles departments, List<Fault> faults) {
    this.model = model;
    this.bundle = bundle;
    this.departments = departments;
    this.faults = faults;
  }

  void check() {
    bundle
        .clocks()
        .forEach(
            (name, clock) -> {
              @Nullable Tacit tacit = clock.tacit();
              if (tacit != null && tacit.step() != null) {
                check(name, tacit);
              }
            });
  }

  private void check(String clock, Tacit tacit) {
    Map<String, Element> serviceTasks = new TreeMap<>();
    model
        .elements()
        .filter(element -> element.getLocalName().equals("serviceTask"))
        .forEach(element -> serviceTasks.put(element.getAttribute("id"), element));
    Element task = serviceTasks.get(tacit.step());
    if (task == null) {
      fault(
          clock,
          "step",
          "'" + tacit.step() + "' is no service task of the model",
          "one of " + serviceTasks.keySet());
      return;
    }
    if (!clock.equals(property(task, Declared.CLOCK))) {
      fault(
          clock,
          "step",
          "'" + tacit.step() + "' does not run on this clock",
          "the property clock = " + clock + " on it");
    }
    Optional<Call> call = departments.find(ModelDocument.camunda(task, "topic"));
    call.ifPresent(found -> check(clock, tacit, task, found));
  }

  private void check(String clock, Tacit tacit, Element task, Call call) {
    if (call.department().equals(bundle.leadDepartment())) {
      fault(
          clock,
          "step",
          "'" + tacit.step() + "' is a step of the leading department '" + call.department() + "'",
          "one of a department that is asked beside it: the decision itself is never tacit");
    }
    if (call.hasEffect() || property(task, Declared.DOCUMENT) != null) {
      fault(
          clock,
          "step",
          "'" + tacit.step() + "' grants or changes something (" + call.topic() + ")",
          "a query, which issues no document: a licence never comes by silence");
    } else if (call.shape() != CallShape.ANSWER_NOW && call.shape() != CallShape.BATCH) {
      fault(
          clock,
          "step",
          "'" + tacit.step() + "' does not end with the answer (" + call.topic() + ")",
          "a call that is answered at once");
    }
    new TreeMap<>(tacit.answer()).forEach((flag, value) -> answer(clock, call, flag, value));
  }

  private void answer(String clock, Call call, String flag, String value) {
    @Nullable List<String> allowed = call.flags().get(flag);
    if (allowed == null) {
      fault(
          clock,
          "answer." + flag,
          "is no flag of " + call.topic(),
          "one of " + new TreeSet<>(call.flags().keySet()));
    } else if (!allowed.contains(value)) {
      fault(clock, "answer." + flag, "'" + value + "'", "one of " + allowed);
    }
  }

  private static @Nullable String property(Element task, String name) {
    NodeList properties = task.getElementsByTagNameNS(ModelDocument.CAMUNDA, "property");
    for (int i = 0; i < properties.getLength(); i++) {
      if (properties.item(i) instanceof Element property
          && property.getAttribute("name").equals(name)) {
        return property.getAttribute("value");
      }
    }
    return null;
  }

  private void fault(String clock, String key, String problem, String expected) {
    faults.add(
        new Fault(
            "processes/" + bundle.bundle() + "/bundle.yaml",
            "clocks." + clock + ".tacit." + key,
            problem,
            expected));
  }
}
