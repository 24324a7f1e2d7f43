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
    if (!CANDIDATES.equals(attribute) || !whole.matches()) {
      fault(
          element,
          "cannot read '" + text.strip() + "'",
          "${offices.group(caseId,'..')} or ${offices.heads(caseId,'..')} alone, as candidate groups of a user task");
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

  private String departmentOf(Element task) {
    return model
        .elements()
        .filter(each -> each.getLocalName().equals("property"))
        .filter(each -> Declared.DEPARTMENT.equals(each.getAttribute("name")))
        .filter(each -> ModelDocument.idOf(each).equals(task.getAttribute("id")))
        .map(each -> each.getAttribute("value"))
        .findFirst()
        .orElse("");
  }

  private void fault(Element element, String problem, String expected) {
    faults.add(new Fault(model.file().path(), ModelDocument.idOf(element), problem, expected));
  }
}
