package io.onething.engine;

import io.onething.cases.CaseState;
import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import io.onething.catalog.Wording;
import io.onething.shared.Listed;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What a model names must exist: forms, clocks, messages, documents, states, departments. */
final class ModelReferences {

  private static final String BROUGHT = "it in the manifest, or shared: [rating] there";

  private static final List<String> SEAT_OF_CLERKS = List.of("choose");
  private static final List<String> SEAT_OF_THE_CASE = List.of("await", "take", "free");

  private final ModelDocument model;
  private final Bundle bundle;
  private final DataFiles files;
  private final List<Fault> faults;

  ModelReferences(ModelDocument model, Bundle bundle, DataFiles files, List<Fault> faults) {
    this.model = model;
    this.bundle = bundle;
    this.files = files;
    this.faults = faults;
  }

  void check() {
    model.elements().forEach(this::check);
  }

  private void check(Element element) {
    String form = ModelDocument.camunda(element, "formRef");
    if (!form.isEmpty()) {
      knownForm(element, form);
    }
    if (element.getLocalName().equals("property")
        && ModelDocument.CAMUNDA.equals(element.getNamespaceURI())) {
      checkProperty(element, element.getAttribute("name"), element.getAttribute("value"));
    }
  }

  /**
   * Checks the value of a property, wherever it comes from.
   *
   * @param element where it stands
   */
  void checkProperty(Element element, String name, String value) {
    switch (name) {
      case Declared.STATE ->
          known(element, name, value, Arrays.stream(CaseState.values()).map(Enum::name).toList());
      case Declared.CLOCK -> known(element, name, value, bundle.clocks().keySet());
      case Declared.SUSPENDS -> known(element, name, value, bundle.codes().keySet());
      case Declared.SUSPENDS_CLOCKS -> {
        each(element, name, value, bundle.clocks().keySet());
        needsSuspends(element);
      }
      case Declared.NOTIFY, Declared.NOTIFY_ON_ENTER ->
          each(element, name, value, bundle.messages().keySet());
      case Declared.DOCUMENT, Declared.REVOKE ->
          each(element, name, value, bundle.documents().keySet());
      case Declared.OUTCOME, Declared.OVERTURN ->
          known(element, name, value, bundle.outcomes().keySet());
      case Declared.SHOWS -> {
        each(element, name, value, bundle.fields().keySet());
        showsToSomebody(element, value);
      }
      case Declared.KEEP -> {
        each(element, name, value, bundle.fields().keySet());
        comesTooEarlyOnADecision(element);
      }
      case Declared.DEPARTMENT ->
          known(
              element,
              name,
              value,
              files.matching("workers/*/department.yaml").stream().map(DataFile::folder).toList());
      case Declared.CASE_CLOCK -> known(element, name, value, List.of("start"));
      case Declared.WITHDRAWAL -> known(element, name, value, List.of("closed", "paused"));
      case Declared.SEAT -> {
        known(element, name, value, isOnUserTask(element) ? SEAT_OF_CLERKS : SEAT_OF_THE_CASE);
        if (bundle.seats() == null) {
          fault(element, "seat without seats in the manifest", "seats in bundle.yaml");
        }
      }
      case Declared.ANSWER_FORM -> knownForm(element, value);
      case Declared.WAITS_FOR -> {
        known(element, name, value, bundle.participants().keySet());
        needsReceiveTask(element);
      }
      case Declared.REMIND, Declared.NOTIFY_PARTICIPANTS -> {
        each(element, name, value, bundle.messages().keySet());
        Listed.all(value).forEach(message -> tellsParticipants(element, message));
      }
      case Declared.STEP -> known(element, name, value, List.of("caller", "none"));
      case Declared.RATING -> {
        known(element, name, value, bundle.messages().keySet());
        ratingHasItsWords(element);
      }
      case Declared.ENGLISH -> {}
      default ->
          fault(
              element,
              "unknown property '" + name + "'",
              "state, clock, caseClock, suspends, suspendsClocks, notify, notifyOnEnter, document, revoke, keep, outcome, overturn, department, withdrawal, step, seat, answerForm, waitsFor, remind, rating, notifyParticipants, shows or en");
    }
  }

  /** Who takes part reads nothing personal but what the manifest lets all of them see. */
  private void tellsParticipants(Element element, String id) {
    if (bundle.participants().isEmpty()) {
      fault(element, "nobody takes part who could be told", "participants in bundle.yaml");
    }
    Bundle.@Nullable Message message = bundle.messages().get(id);
    if (message == null) {
      return;
    }
    Set<String> known = new TreeSet<>(Set.of("bundle", "caseNumber", "due"));
    bundle.fields().entrySet().stream()
        .filter(
            field ->
                !field.getValue().personal()
                    || bundle.participants().values().stream()
                        .allMatch(group -> group.sees().contains(field.getKey())))
        .map(Map.Entry::getKey)
        .forEach(known::add);
    Wording.placeholders(message.text()).stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                fault(
                    element,
                    "message '" + id + "' tells participants {" + name + "}",
                    "what all of them may read: " + known));
  }

  /** What follows an invitation to rate is kept, timed and told in words of the bundle. */
  private void ratingHasItsWords(Element element) {
    Rating.CLOCKS.stream()
        .filter(clock -> !bundle.clocks().containsKey(clock))
        .forEach(clock -> fault(element, "a rating without the clock '" + clock + "'", BROUGHT));
    Rating.FIELDS.stream()
        .filter(field -> !bundle.fields().containsKey(field))
        .forEach(field -> fault(element, "a rating without the field '" + field + "'", BROUGHT));
    if (!bundle.messages().containsKey(Rating.RECTIFIED)) {
      fault(element, "a rating without the message '" + Rating.RECTIFIED + "'", BROUGHT);
    }
    if (!bundle.variables().containsKey(Rating.LEVEL)) {
      fault(element, "a rating without the variable '" + Rating.LEVEL + "'", BROUGHT);
    }
  }

  /** Whether the element has this property, too. */
  private static boolean hasBeside(Element property, String name) {
    boolean given = false;
    for (Node each = property.getParentNode().getFirstChild();
        each != null;
        each = each.getNextSibling()) {
      given |= each instanceof Element other && name.equals(other.getAttribute("name"));
    }
    return given;
  }

  /** Which clocks stand still means nothing where none does. */
  private void needsSuspends(Element property) {
    if (!hasBeside(property, Declared.SUSPENDS)) {
      fault(
          property,
          Declared.SUSPENDS_CLOCKS + " without " + Declared.SUSPENDS,
          "the reason as property " + Declared.SUSPENDS + " beside it");
    }
  }

  /** The task's end comes before its results are process variables. */
  private void comesTooEarlyOnADecision(Element property) {
    if (owner(property) instanceof Element task && "businessRuleTask".equals(task.getLocalName())) {
      fault(
          property,
          Declared.KEEP + " on a decision, whose results are not there yet when it ends",
          Declared.KEEP + " on the event behind it");
    }
  }

  /** The element of the model that a property is written on. */
  private static Node owner(Element property) {
    Node node = property;
    while (node instanceof Element around && !ModelDocument.BPMN.equals(around.getNamespaceURI())
        || node instanceof Element && "extensionElements".equals(node.getLocalName())) {
      node = node.getParentNode();
    }
    return node;
  }

  private static boolean isOnUserTask(Element property) {
    return owner(property) instanceof Element task && "userTask".equals(task.getLocalName());
  }

  /**
   * Facts are shown to a clerk, as far as the department sees them, or to the applicant who is
   * asked, on a page that has nothing personal.
   */
  private void showsToSomebody(Element property, String fields) {
    if (isOnUserTask(property)) {
      return;
    }
    if (!hasBeside(property, Declared.ANSWER_FORM)) {
      fault(
          property,
          Declared.SHOWS + " where nobody reads it",
          "a user task, or a receive task with " + Declared.ANSWER_FORM);
      return;
    }
    for (String field : Listed.all(fields)) {
      Bundle.@Nullable Field shown = bundle.fields().get(field);
      if (shown != null && shown.personal()) {
        fault(
            property,
            Declared.SHOWS + " '" + field + "', which is personal",
            "fields that are not personal: the page of the case shows them plainly");
      }
    }
  }

  /** Participants are waited for where a message can end the wait. */
  private void needsReceiveTask(Element property) {
    boolean receives =
        owner(property) instanceof Element task
            && "receiveTask".equals(task.getLocalName())
            && !task.getAttribute("messageRef").isEmpty();
    if (!receives) {
      fault(
          property,
          Declared.WAITS_FOR + " where no message is received",
          "a receive task with a message");
    }
  }

  private void knownForm(Element element, String form) {
    String file = "forms/" + bundle.bundle() + "/" + form + ".form";
    if (files.find(file).isEmpty()) {
      fault(element, "unknown form '" + form + "'", file);
    }
  }

  private void each(Element element, String name, String values, Collection<String> known) {
    for (String value : Listed.all(values)) {
      known(element, name, value, known);
    }
  }

  private void known(Element element, String name, String value, Collection<String> known) {
    if (!known.contains(value)) {
      fault(
          element,
          "unknown " + name + " '" + value + "'",
          "one of " + known.stream().sorted().toList());
    }
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
