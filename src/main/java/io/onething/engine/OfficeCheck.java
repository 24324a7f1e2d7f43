package io.onething.engine;

import io.onething.catalog.Bundle.OfficeRule;
import io.onething.catalog.Fault;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a model asks of the offices can be read, the manifest says how they are found, and they are
 * offices of the department whose task it is.
 */
final class OfficeCheck {

  private static final Pattern MENTION = Pattern.compile("[$#]\\{[^}]*\\boffices\\b");
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\$\\{\\s*offices\\.(group|heads)\\(\\s*caseId\\s*,\\s*'(?<name>[^']*)'\\s*\\)\\s*}");
  private static final String CANDIDATES = "candidateGroups";
  private static final String SOURCE = "sourceExpression";
  private static final String TARGET = "target";

  private final ModelDocument model;
  private final Map<String, OfficeRule> offices;
  private final List<Fault> faults;

  /**
   * @param offices of the bundle whose model it is; none for a process that all bundles use
   */
  OfficeCheck(ModelDocument model, Map<String, OfficeRule> offices, List<Fault> faults) {
    this.model = model;
    this.offices = offices;
    this.faults = faults;
  }

  void check() {
    model.elements().forEach(this::check);
  }

  private void check(Element element) {
    checkText(element, null, ModelDocument.ownText(element));
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      checkText(element, attribute.getLocalName(), attribute.getNodeValue());
    }
  }

  /**
   * @param attribute where the text stands, null for the element's own
   */
  private void checkText(Element element, @Nullable String attribute, String text) {
    if (!MENTION.matcher(text).find()) {
      return;
    }
    Matcher whole = WHOLE.matcher(text.strip());
    if (!(CANDIDATES.equals(attribute) || isHandedOver(element, attribute)) || !whole.matches()) {
      fault(
          element,
          "cannot read '" + text.strip() + "'",
          "${offices.group(caseId,'..')} or ${offices.heads(caseId,'..')} alone, as candidate groups of a user task, or as the group that a call activity hands over");
      return;
    }
    @Nullable OfficeRule rule = offices.get(whole.group("name"));
    if (rule == null) {
      fault(
          element,
          "unknown offices '" + whole.group("name") + "'",
          "one of " + new TreeSet<>(offices.keySet()));
      return;
    }
    String department = departmentOf(element);
    if (!department.isEmpty() && !department.equals(rule.department())) {
      fault(
          element,
          "a step of '" + department + "' at an office of '" + rule.department() + "'",
          "the same department");
    }
  }

  /** A shared process whose task it is takes the group as {@code group}. */
  private static boolean isHandedOver(Element element, @Nullable String attribute) {
    return SOURCE.equals(attribute)
        && element.getLocalName().equals("in")
        && element.getAttribute(TARGET).equals("group");
  }

  /** The department of a user task, or the one that a call activity hands over. */
  private String departmentOf(Element element) {
    String step = ModelDocument.idOf(element);
    return model
        .elements()
        .filter(each -> ModelDocument.idOf(each).equals(step))
        .map(OfficeCheck::department)
        .filter(department -> !department.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String department(Element element) {
    return switch (element.getLocalName()) {
      case "property" ->
          Declared.DEPARTMENT.equals(element.getAttribute("name"))
              ? element.getAttribute("value")
              : "";
      case "in" ->
          Declared.DEPARTMENT.equals(element.getAttribute(TARGET))
              ? element.getAttribute(SOURCE)
              : "";
      default -> "";
    };
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
