package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Finds every place that names a topic: tasks, undoing ones too, what a shared process is given as
 * {@code topic}, and the prefill lists of the manifests.
 */
final class TopicUses {
  private static final String TOPIC = "topic";
  private static final String ON_THE_TASK =
      "a boundary event of that error on the task or around it";

  private final ModelFamily family;
  private final List<Fault> faults;

  /**
   * @param family the models whose topics are wanted
   * @param faults where a topic that is computed in the wrong place is named
   */
  TopicUses(ModelFamily family, List<Fault> faults) {
    this.family = family;
    this.faults = faults;
  }

  List<TopicUse> find() {
    List<TopicUse> uses = new ArrayList<>();
    for (ReadModel model : family.models()) {
      model.document().elements().forEach(element -> collect(model, element, uses));
    }
    for (Bundle bundle : family.bundles()) {
      String file = "processes/" + bundle.bundle() + "/bundle.yaml";
      for (String topic : bundle.prefill()) {
        uses.add(
            new TopicUse(
                file,
                "prefill",
                topic,
                code -> sharedCatches(CaseProcesses.PREFILL, code),
                "a topic whose department refuses nothing: prefill.bpmn catches no errors",
                sharedWaits(CaseProcesses.PREFILL)));
      }
    }
    return uses;
  }

  private void collect(ReadModel model, Element element, List<TopicUse> uses) {
    String id = ModelDocument.idOf(element);
    String topic = ModelDocument.camunda(element, TOPIC);
    if (isComputed(topic) && !model.shared()) {
      faults.add(
          new Fault(
              model.path(),
              id,
              "topic '" + topic + "' is computed",
              "a topic as it stands; only models in processes/shared compute theirs"));
    } else if (!topic.isEmpty() && !isComputed(topic)) {
      uses.add(
          new TopicUse(
              model.path(),
              id,
              topic,
              code -> catches(model, id, code),
              ON_THE_TASK,
              waits(model)));
    }
    String given = given(element);
    if (given != null && !isComputed(given)) {
      uses.add(
          new TopicUse(
              model.path(),
              id,
              given,
              code ->
                  catches(model, id, code)
                      || calledBy(element)
                          .filter(called -> sharedCatches(called, code))
                          .isPresent(),
              "a boundary event of that error on the call activity, around it, or in what it calls",
              union(waits(model), calledBy(element).map(this::sharedWaits).orElse(Set.of()))));
    }
  }

  /** The constant that a called process gets as its variable {@code topic}. */
  private static @Nullable String given(Element element) {
    if (!ModelDocument.CAMUNDA.equals(element.getNamespaceURI())) {
      return null;
    }
    boolean in = element.getLocalName().equals("in");
    boolean parameter = element.getLocalName().equals("inputParameter");
    String text =
        in && TOPIC.equals(element.getAttribute("target"))
            ? element.getAttribute("sourceExpression")
            : parameter && TOPIC.equals(element.getAttribute("name"))
                ? element.getTextContent()
                : "";
    return text.isBlank() ? null : text.strip();
  }

  private static Optional<String> calledBy(Element element) {
    for (org.w3c.dom.Node node = element;
        node instanceof Element around;
        node = node.getParentNode()) {
      if (around.getLocalName().equals("callActivity")) {
        return Optional.of(around.getAttribute("calledElement"));
      }
    }
    return Optional.empty();
  }

  /** Whether every task of the shared process that computes its topic catches the error. */
  private boolean sharedCatches(String process, String code) {
    return family.shared().stream()
        .filter(model -> model.bpmn().getModelElementById(process) != null)
        .anyMatch(
            model ->
                model
                    .document()
                    .elements()
                    .filter(element -> isComputed(ModelDocument.camunda(element, TOPIC)))
                    .allMatch(element -> catches(model, ModelDocument.idOf(element), code)));
  }

  /** Names of the messages that the model waits for anywhere, in the order of the alphabet. */
  private static Set<String> waits(ReadModel model) {
    Set<String> names = new TreeSet<>();
    for (ReceiveTask task : model.bpmn().getModelElementsByType(ReceiveTask.class)) {
      addName(task.getMessage(), names);
    }
    for (CatchEvent event : model.bpmn().getModelElementsByType(CatchEvent.class)) {
      for (EventDefinition definition : event.getEventDefinitions()) {
        if (definition instanceof MessageEventDefinition message) {
          addName(message.getMessage(), names);
        }
      }
    }
    return names;
  }

  private static void addName(@Nullable Message message, Set<String> names) {
    if (message != null && message.getName() != null) {
      names.add(message.getName());
    }
  }

  private Set<String> sharedWaits(String process) {
    Set<String> names = new TreeSet<>();
    family.shared().stream()
        .filter(model -> model.bpmn().getModelElementById(process) != null)
        .forEach(model -> names.addAll(waits(model)));
    return names;
  }

  private static Set<String> union(Set<String> some, Set<String> others) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }

  private static boolean catches(ReadModel model, String element, String code) {
    return CaughtErrors.isCaught(model.bpmn(), element, code);
  }

  private static boolean isComputed(String text) {
    return text.contains("${") || text.contains("#{");
  }
}
