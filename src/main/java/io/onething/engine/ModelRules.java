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
  private static final Pattern REACHING_OUT =
      Pattern.compile("\\b(execution|task|applicationContext|getClass|class|Runtime|forName)\\b");

  private final ModelDocument model;
  private final List<Fault> faults;

  ModelRules(ModelDocument model, List<Fault> faults) {
    this.model = model;
    this.faults = faults;
  }

  void check() {
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
    for (String attribute : CODE_ATTRIBUTES) {
      if (!ModelDocument.camunda(element, attribute).isEmpty()) {
        fault(
            element,
            "camunda:" + attribute + " runs code",
            "camunda:type=\"external\" with a topic of workers/");
      }
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

  private void checkExpressions(Element element) {
    if (element.getChildNodes().getLength() == 1) {
      refuseReachingOut(element, element.getTextContent());
    }
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
          "process variables and ${deadlines...} only");
    }
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
