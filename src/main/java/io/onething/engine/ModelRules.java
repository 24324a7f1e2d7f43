package io.onething.engine;

import io.onething.catalog.Fault;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** What no model may have, whatever its bundle. */
final class ModelRules {

  private static final Pattern GENERATED_ID =
      Pattern.compile("(Activity|Event|Gateway|Flow|Process|StartEvent|EndEvent)_[0-9a-z]{7}");
  private static final Set<String> CODE_ATTRIBUTES =
      Set.of(
          "class",
          "delegateExpression",
          "expression",
          "resource",
          "variableMappingClass",
          "variableMappingDelegateExpression");
  private static final Set<String> CODE_ELEMENTS = Set.of("script", "scriptTask", "connector");

  /** The engine reads the attributes of its extensions under this old name too. */
  private static final String LEGACY = "http://activiti.org/bpmn";

  private static final Pattern REACHING_OUT =
      Pattern.compile(
          "\\b(execution|caseExecution|externalTask|task|applicationContext|getClass|class|Runtime|forName)\\b");

  private final ModelDocument model;
  private final List<Fault> faults;

  ModelRules(ModelDocument model, List<Fault> faults) {
    this.model = model;
    this.faults = faults;
  }

  void check() {
    model.checkIds(faults);
    model.elements().forEach(this::check);
  }

  private void check(Element element) {
    String name = element.getLocalName();
    if (CODE_ELEMENTS.contains(name)) {
      fault(
          element,
          "a " + name + " runs code",
          "an external task, an expression or a decision table");
    }
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      check(element, (Attr) element.getAttributes().item(i));
    }
    if (LEGACY.equals(element.getNamespaceURI())) {
      fault(element, "the namespace " + LEGACY, ModelDocument.CAMUNDA);
    }
    if (name.equals("constraint") && "validator".equals(element.getAttribute("name"))) {
      fault(element, "the constraint validator runs code", "min, max, required or readonly");
    }
    if (name.equals("process")) {
      if (ModelDocument.camunda(element, "historyTimeToLive").isEmpty()) {
        fault(
            element, "camunda:historyTimeToLive is missing", "how long history is kept, as in P3Y");
      }
      if (!"true".equals(element.getAttribute("isExecutable"))) {
        fault(element, "isExecutable is not true", "an executable process");
      }
    }
    String id = element.getAttribute("id");
    if (ModelDocument.BPMN.equals(element.getNamespaceURI())
        && GENERATED_ID.matcher(id).matches()) {
      fault(element, "the id was generated", "an id that says what it is, as in Task_HrssReview");
    }
    checkExpressions(element);
  }

  /**
   * The attributes of Camunda's own elements have no prefix: {@code <camunda:executionListener
   * class="..">}.
   */
  private void check(Element element, Attr attribute) {
    String name = attribute.getLocalName();
    boolean camunda = ModelDocument.CAMUNDA.equals(attribute.getNamespaceURI());
    boolean own =
        attribute.getNamespaceURI() == null
            && ModelDocument.CAMUNDA.equals(element.getNamespaceURI());
    boolean condition = own && element.getLocalName().equals("errorEventDefinition");
    if (LEGACY.equals(attribute.getNamespaceURI())) {
      fault(element, "the namespace " + LEGACY + " of " + name, ModelDocument.CAMUNDA);
    } else if ((camunda || own) && CODE_ATTRIBUTES.contains(name) && !condition) {
      fault(
          element,
          "camunda:" + name + " runs code",
          "camunda:type=\"external\" with a topic of workers/");
    } else if (camunda && name.equals("type") && !attribute.getValue().equals("external")) {
      fault(element, "camunda:type=\"" + attribute.getValue() + "\" runs code", "external");
    } else if (attribute.getNamespaceURI() == null
        && name.equals("language")
        && ModelDocument.BPMN.equals(element.getNamespaceURI())) {
      fault(element, "a script in " + attribute.getValue(), "an expression without a language");
    }
  }

  private void checkExpressions(Element element) {
    refuseReachingOut(element, ModelDocument.ownText(element));
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      refuseReachingOut(element, ((Attr) element.getAttributes().item(i)).getValue());
    }
  }

  private void refuseReachingOut(Element element, String text) {
    boolean expression = text.contains("${") || text.contains("#{");
    if (expression && REACHING_OUT.matcher(text).find()) {
      fault(
          element,
          "the expression " + text.strip() + " reaches out of the model",
          "process variables, ${deadlines...} and ${offices...} only");
    }
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
