package io.onething.documents;

import io.onething.catalog.Bundle;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a template may hold; everything else is a fault. The lists name no element that runs code,
 * queries data, opens an address or reads markup out of a value.
 *
 * @param root the name of the root element
 * @param kinds the kinds of {@code <element>}
 * @param fields names of the values that may be used
 * @param parameters names of what the page is given
 * @param resources keys that {@code $R{}} may name
 * @param styleFile what {@code <template>} must say
 */
record TemplateRules(
    String root,
    Set<String> kinds,
    Set<String> fields,
    Set<String> parameters,
    Set<String> resources,
    String styleFile) {

  private static final Set<String> PARTS =
      Set.of("staticText", "textField", "line", "rectangle", "ellipse", "image", "frame", "break");
  private static final Set<String> DRAWINGS = Set.of("seal", "qr");
  private static final Set<String> PEN = Set.of("lineWidth", "lineStyle", "lineColor");
  private static final Set<String> BAND = Set.of("height", "splitType");
  private static final Set<String> LOOK =
      Set.of(
          "mode",
          "forecolor",
          "backcolor",
          "fill",
          "radius",
          "rotation",
          "fontName",
          "fontSize",
          "bold",
          "italic",
          "underline",
          "strikeThrough",
          "hTextAlign",
          "vTextAlign",
          "hImageAlign",
          "vImageAlign",
          "scaleImage",
          "style",
          "name",
          "default");
  private static final Set<String> PLACE =
      Set.of(
          "kind",
          "uuid",
          "key",
          "x",
          "y",
          "width",
          "height",
          "positionType",
          "stretchType",
          "removeLineWhenBlank",
          "blankWhenNull",
          "textAdjust",
          "printInFirstWholeBand",
          "printRepeatedValues",
          "printWhenDetailOverflows",
          "direction",
          "type");

  /** Elements whose text is an expression. */
  static final Set<String> EXPRESSIONS =
      Set.of("expression", "printWhenExpression", "dataSourceExpression");

  /** The attributes each element may have. */
  static final Map<String, Set<String>> ATTRIBUTES = attributes();

  static TemplateRules styles() {
    return new TemplateRules("jasperTemplate", Set.of(), Set.of(), Set.of(), Set.of(), "");
  }

  static TemplateRules layout(Set<String> fields) {
    return new TemplateRules(
        "jasperReport",
        union(PARTS, Set.of("subreport")),
        fields,
        union(DRAWINGS, Set.of("body", "bodyRow")),
        Set.of(),
        "\"official.jrtx\"");
  }

  static TemplateRules body(Set<String> fields, Bundle bundle) {
    return new TemplateRules(
        "jasperReport",
        PARTS,
        fields,
        DRAWINGS,
        bundle.codes().keySet(),
        "\"../../shared/documents/official.jrtx\"");
  }

  /** Whether the field is known: a value, or {@code hasX} for a value x. */
  boolean knows(String field) {
    return fields.contains(field)
        || (!Row.subjectOf(field).equals(field) && fields.contains(Row.subjectOf(field)));
  }

  private static Map<String, Set<String>> attributes() {
    Map<String, Set<String>> allowed = new TreeMap<>();
    allowed.put(
        "jasperReport",
        Set.of(
            "name",
            "language",
            "pageWidth",
            "pageHeight",
            "columnWidth",
            "leftMargin",
            "rightMargin",
            "topMargin",
            "bottomMargin",
            "orientation",
            "uuid",
            "summaryNewPage",
            "titleNewPage",
            "floatColumnFooter",
            "whenNoDataType"));
    allowed.put("jasperTemplate", Set.of());
    allowed.put("property", Set.of("name", "value"));
    allowed.put("template", Set.of());
    allowed.put("style", LOOK);
    allowed.put("element", union(PLACE, LOOK));
    allowed.put("parameter", Set.of("name", "class"));
    allowed.put("field", Set.of("name", "class"));
    for (String band :
        Set.of(
            "band",
            "background",
            "title",
            "pageHeader",
            "columnHeader",
            "columnFooter",
            "pageFooter",
            "lastPageFooter",
            "summary",
            "noData")) {
      allowed.put(band, BAND);
    }
    allowed.put("detail", Set.of());
    allowed.put("text", Set.of());
    EXPRESSIONS.forEach(expression -> allowed.put(expression, Set.of("type")));
    for (String pen : Set.of("pen", "topPen", "bottomPen", "leftPen", "rightPen")) {
      allowed.put(pen, PEN);
    }
    allowed.put(
        "box", Set.of("padding", "topPadding", "bottomPadding", "leftPadding", "rightPadding"));
    allowed.put(
        "paragraph",
        Set.of(
            "lineSpacing",
            "lineSpacingSize",
            "firstLineIndent",
            "leftIndent",
            "rightIndent",
            "spacingBefore",
            "spacingAfter",
            "tabStopWidth"));
    return allowed;
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return Set.copyOf(all);
  }
}
