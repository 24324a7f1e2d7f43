package io.onething.documents;

import io.onething.catalog.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Holds one template against the rules and collects every fault. */
final class TemplateReading {

  private static final Pattern REFERENCE =
      Pattern.compile("\\s*\\$([FPVR])\\{([A-Za-z][A-Za-z0-9_.-]*)}\\s*");
  private static final Pattern ANY_REFERENCE = Pattern.compile("\\$([A-Z]!?)\\{([^}]*)}?");
  private static final Set<String> VARIABLES =
      Set.of("PAGE_NUMBER", "COLUMN_NUMBER", "REPORT_COUNT", "PAGE_COUNT");
  private static final Map<String, String> FIELD_CLASSES =
      Map.of("java.lang.String", "a value", "java.lang.Boolean", "hasX");
  private static final Set<String> PARAMETER_CLASSES =
      Set.of(
          "net.sf.jasperreports.engine.JasperReport",
          "net.sf.jasperreports.engine.JRDataSource",
          "net.sf.jasperreports.renderers.Renderable");

  private final String file;
  private final TemplateRules rules;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> declared = new LinkedHashSet<>();

  TemplateReading(String file, TemplateRules rules) {
    this.file = file;
    this.rules = rules;
  }

  List<Fault> faultsIn(Document xml) {
    Element root = xml.getDocumentElement();
    if (!root.getTagName().equals(rules.root())) {
      fault(root.getTagName(), "is not a template", "<" + rules.root() + ">");
      return faults;
    }
    if (!Set.of("", "java").contains(root.getAttribute("language"))) {
      fault("language", "'" + root.getAttribute("language") + "'", "java");
    }
    Jrxml.children(root, "field").forEach(this::field);
    Jrxml.children(root, "parameter").forEach(this::parameter);
    visit(root, root.getTagName());
    return faults;
  }

  private void visit(Element element, String path) {
    @Nullable Set<String> attributes = TemplateRules.ATTRIBUTES.get(element.getTagName());
    if (attributes == null) {
      fault(path, "<" + element.getTagName() + "> may not be used", "one of " + names());
      return;
    }
    for (int index = 0; index < element.getAttributes().getLength(); index++) {
      attribute(
          path,
          element.getAttributes().item(index).getNodeName(),
          element.getAttributes().item(index).getNodeValue(),
          attributes);
    }
    String text = element.getTextContent();
    switch (element.getTagName()) {
      case "element" -> kind(element, path);
      case "property" -> property(element, path);
      case "template" -> styleFile(path, text);
      case "expression", "printWhenExpression", "dataSourceExpression" ->
          expression(element, path, text);
      default -> {
        // The attributes say all there is.
      }
    }
    int number = 0;
    for (Element child : Jrxml.children(element)) {
      number++;
      visit(child, path + "/" + child.getTagName() + "[" + number + "]");
    }
  }

  private void attribute(String path, String name, String value, Set<String> allowed) {
    if (!allowed.contains(name)) {
      fault(path + "/@" + name, "may not be used", "one of " + new TreeSet<>(allowed));
    } else if (name.equals("fontName") && !value.equals(DocumentFont.NAME)) {
      fault(
          path + "/@fontName",
          "font '" + value + "' is not embedded",
          "'" + DocumentFont.NAME + "', or none");
    }
  }

  private void kind(Element element, String path) {
    String kind = element.getAttribute("kind");
    if (!rules.kinds().contains(kind)) {
      fault(
          path + "/@kind",
          "'" + kind + "' may not be used",
          "one of " + new TreeSet<>(rules.kinds()));
    }
  }

  private void property(Element element, String path) {
    String name = element.getAttribute("name");
    if (!name.startsWith("onething.") && !name.startsWith("com.jaspersoft.studio.")) {
      fault(path, "property '" + name + "' may not be set", "onething.layout, .issuer or .word");
    }
  }

  private void styleFile(String path, String text) {
    if (!text.strip().equals(rules.styleFile())) {
      fault(path, "'" + text.strip() + "'", rules.styleFile());
    }
  }

  private void field(Element element) {
    String name = element.getAttribute("name");
    String type = element.getAttribute("class");
    declared.add("F" + name);
    if (!rules.knows(name)) {
      fault(
          "field " + name,
          "is not known to the bundle",
          "one of " + new TreeSet<>(rules.fields()) + ", or hasX for one of them");
    } else if (!FIELD_CLASSES.containsKey(type)
        || type.endsWith("Boolean") == Row.subjectOf(name).equals(name)) {
      fault(
          "field " + name, "class '" + type + "'", "java.lang.String; java.lang.Boolean for hasX");
    }
  }

  private void parameter(Element element) {
    String name = element.getAttribute("name");
    declared.add("P" + name);
    if (!rules.parameters().contains(name)) {
      fault("parameter " + name, "is not known", "one of " + new TreeSet<>(rules.parameters()));
    } else if (!PARAMETER_CLASSES.contains(element.getAttribute("class"))) {
      fault(
          "parameter " + name,
          "class '" + element.getAttribute("class") + "'",
          "one of " + new TreeSet<>(PARAMETER_CLASSES));
    }
  }

  private void expression(Element element, String path, String text) {
    boolean simple = element.getAttribute("type").equals("simpleText");
    if (!Set.of("", "default", "simpleText").contains(element.getAttribute("type"))) {
      fault(path + "/@type", "'" + element.getAttribute("type") + "'", "simpleText, or none");
    } else if (!simple && !REFERENCE.matcher(text).matches()) {
      fault(
          path,
          "'" + text.strip() + "' is more than a plain reference",
          "$F{..}, $P{..}, $V{..} or $R{..}; a text with references needs type=\"simpleText\"");
      return;
    } else if (simple && element.getParentNode() instanceof Element parent && isImage(parent)) {
      fault(path, "an image may not be named by a text", "$P{seal} or $P{qr}");
    }
    Matcher references = ANY_REFERENCE.matcher(text);
    while (references.find()) {
      reference(path, references.group(), references.group(1), references.group(2));
    }
    if (element.getParentNode() instanceof Element parent
        && isImage(parent)
        && element.getTagName().equals("expression")
        && !text.strip().startsWith("$P{")) {
      fault(path, "an image may not come from a value", "$P{seal} or $P{qr}");
    }
  }

  private static boolean isImage(Element element) {
    return element.getAttribute("kind").equals("image");
  }

  private void reference(String path, String found, String kind, String name) {
    boolean known =
        switch (kind) {
          case "F", "P" -> declared.contains(kind + name);
          case "V" -> VARIABLES.contains(name);
          case "R" -> rules.resources().contains(name);
          default -> false;
        };
    if (!known || !REFERENCE.matcher(found).matches()) {
      fault(
          path,
          "'" + found + "' is not known",
          "a declared field or parameter, a code of the bundle or one of "
              + new TreeSet<>(VARIABLES));
    }
  }

  private static Set<String> names() {
    return TemplateRules.ATTRIBUTES.keySet();
  }

  private void fault(String path, String problem, String expected) {
    faults.add(new Fault(file, path, problem, expected));
  }
}
