package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import io.onething.catalog.FollowUp;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * A follow-up runs beside a case that has ended, to which no callback, correction, signature or
 * withdrawal comes any more: a wait for one would never end. Nor does it move or end the case.
 */
final class FollowUpModelCheck {

  private static final Set<String> CATCHING =
      Set.of("intermediateCatchEvent", "boundaryEvent", "startEvent");
  private static final Set<String> OF_OPEN_CASES =
      Set.of(Declared.STATE, Declared.CASE_CLOCK, Declared.WITHDRAWAL, Declared.REMIND);

  private static final String INSTEAD =
      "a user task of an office, a receive task with answerForm, or poll";

  private final ModelFamily family;
  private final List<Fault> faults;

  FollowUpModelCheck(ModelFamily family, List<Fault> faults) {
    this.family = family;
    this.faults = faults;
  }

  void check() {
    Set<String> waiting =
        family.shared().stream()
            .map(ReadModel::document)
            .filter(model -> model.elements().anyMatch(FollowUpModelCheck::waits))
            .map(model -> model.file().stem())
            .collect(Collectors.toCollection(TreeSet::new));
    for (Bundle bundle : family.bundles()) {
      Set<String> followUps =
          bundle.followUps().values().stream()
              .map(FollowUp::process)
              .map(String::valueOf)
              .collect(Collectors.toSet());
      family.models().stream()
          .map(ReadModel::document)
          .filter(model -> followUps.contains(model.file().stem()))
          .forEach(model -> model.elements().forEach(element -> check(model, element, waiting)));
    }
  }

  private void check(ModelDocument model, Element element, Set<String> waiting) {
    if (waits(element)) {
      fault(
          model, element, "waits for a message, and none comes to a case that has ended", INSTEAD);
    }
    String called = element.getAttribute("calledElement");
    if (waiting.contains(called)) {
      fault(
          model,
          element,
          "calls '"
              + called
              + "', which waits for a message, and none comes to a case that has ended",
          INSTEAD);
    }
    if (SharedProcess.isProperty(element)) {
      String name = element.getAttribute("name");
      if (OF_OPEN_CASES.contains(name)) {
        fault(
            model,
            element,
            "the property " + name + " is for a case that is open",
            "none: a follow-up begins when the case has ended");
      } else if (name.equals(Declared.OUTCOME)) {
        fault(
            model,
            element,
            "the property " + name + " is for a case that is open",
            "none, or overturn where the outcome does not stand");
      }
    }
  }

  /** Whether a message has to come from elsewhere; what people are asked for they may answer. */
  private static boolean waits(Element element) {
    return switch (element.getLocalName()) {
      case "receiveTask" -> !SharedProcess.propertiesOf(element).containsKey(Declared.ANSWER_FORM);
      case "messageEventDefinition" -> CATCHING.contains(element.getParentNode().getLocalName());
      default -> false;
    };
  }

  private void fault(ModelDocument model, Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
