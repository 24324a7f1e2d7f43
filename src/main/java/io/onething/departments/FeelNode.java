package io.onething.departments;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the FEEL expressions of an object in a YAML file.
 *
 * @param node the object; faults go where its own go
 */
record FeelNode(YamlNode node) {

  @Nullable FeelExpression feel(String key, Set<String> known) {
    String text = node.optionalText(key, "a FEEL expression that begins with =");
    if (text == null) {
      return null;
    }
    if (!text.startsWith("=")) {
      node.fault(key, "does not begin with =", "a FEEL expression that begins with =");
      return null;
    }
    return parse(key, text, known);
  }

  @Nullable FeelExpression requiredFeel(String key, Set<String> known) {
    if (!node.has(key)) {
      node.fault(key, "is missing", "a FEEL expression that begins with =");
      return null;
    }
    return feel(key, known);
  }

  @Nullable Template template(String key, Set<String> known) {
    String text = node.optionalText(key, "a text, or a FEEL expression that begins with =");
    if (text == null || !text.startsWith("=")) {
      return text == null ? null : new Template.Fixed(text);
    }
    FeelExpression expression = parse(key, text, known);
    return expression == null ? null : new Template.Computed(expression);
  }

  Map<String, Template> templates(String key, Set<String> known) {
    Map<String, Template> templates = new LinkedHashMap<>();
    YamlNode object = node.object(key);
    if (object != null) {
      for (String name : object.keys()) {
        Template template = new FeelNode(object).template(name, known);
        if (template != null) {
          templates.put(name, template);
        }
      }
    }
    return templates;
  }

  private @Nullable FeelExpression parse(String key, String text, Set<String> known) {
    try {
      FeelExpression expression = FeelExpression.parse(text);
      Set<String> unknown = expression.unknownNames(known);
      if (!unknown.isEmpty()) {
        node.fault(
            key,
            "unknown " + String.join(", ", unknown),
            "FEEL over " + String.join(", ", new TreeSet<>(known)));
      }
      for (String name : expression.replacedNames(known)) {
        node.fault(
            key,
            "an entry named '" + name + "' replaces it for the entries behind that use it",
            "that entry last");
      }
      return expression;
    } catch (FeelSyntaxFault wrong) {
      node.fault(key, "is no FEEL from " + wrong.getMessage(), "a FEEL expression");
      return null;
    }
  }
}
