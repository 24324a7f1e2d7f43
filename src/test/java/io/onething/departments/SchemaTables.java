package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a schema says, as Markdown: a table of its keys, and one for each object among them.
 *
 * @param keys the schema
 * @param level of the headings
 */
record SchemaTables(SchemaKeys keys, String level) {
  private static final String HEADER = "| key | value | default | meaning |\n|---|---|---|---|\n";

  String markdown() {
    StringBuilder text = new StringBuilder();
    table(keys.root(), text);
    keys.root()
        .get("properties")
        .properties()
        .forEach(property -> section(property.getKey(), keys.resolved(property.getValue()), text));
    return text.toString();
  }

  private void section(String key, JsonNode node, StringBuilder text) {
    JsonNode shape = node.has("items") ? keys.resolved(node.get("items")) : node;
    List<JsonNode> variants = variantsOf(shape);
    if (variants.isEmpty() && !shape.has("properties") || isNamed(node)) {
      return;
    }
    text.append("\n%s `%s`: %s\n\n".formatted(level, key, node.get("title").asText()));
    if (variants.size() > 1) {
      text.append("| variant | key | value | meaning |\n|---|---|---|---|\n");
      Set<Map.Entry<String, JsonNode>> shared =
          new LinkedHashSet<>(variants.getFirst().get("properties").properties());
      variants.forEach(variant -> shared.retainAll(variant.get("properties").properties()));
      shared.forEach(property -> row("all", variants.getFirst(), property, text));
      for (JsonNode variant : variants) {
        variant.get("properties").properties().stream()
            .filter(property -> !shared.contains(property))
            .forEach(property -> row(variant.get("title").asText(), variant, property, text));
      }
    } else {
      table(variants.isEmpty() ? shape : variants.getFirst(), text);
    }
  }

  /** Names and the like are said in a word. */
  private boolean isNamed(JsonNode node) {
    return node.has("$comment");
  }

  private List<JsonNode> variantsOf(JsonNode node) {
    List<JsonNode> variants = new ArrayList<>();
    for (String several : List.of("oneOf", "anyOf")) {
      for (JsonNode given : node.path(several)) {
        JsonNode variant = keys.resolved(given);
        if (variant.has("properties")) {
          variants.add(variant);
        }
        variants.addAll(variantsOf(variant));
      }
    }
    return variants;
  }

  private void table(JsonNode object, StringBuilder text) {
    List<String> known = new ArrayList<>();
    text.append(HEADER);
    for (Map.Entry<String, JsonNode> property : object.get("properties").properties()) {
      String key = property.getKey();
      JsonNode node = keys.resolved(property.getValue());
      if (object != keys.root()
          && property.getValue().equals(keys.root().at("/properties/" + key))) {
        known.add("`" + key + "`");
      } else {
        String value = node.has("default") ? code(node.get("default")) : "none";
        String otherwise = names(object, key) ? "required" : value;
        text.append(
            "| `%s` | %s | %s | %s |\n".formatted(key, value(node), otherwise, meaning(node)));
      }
    }
    if (!known.isEmpty()) {
      text.append("\nBesides ").append(String.join(", ", known)).append(", as above.\n");
    }
  }

  private void row(
      String variant, JsonNode object, Map.Entry<String, JsonNode> property, StringBuilder text) {
    JsonNode node = keys.resolved(property.getValue());
    boolean optional = !names(object, property.getKey());
    text.append(
        "| %s | `%s` | %s | %s |\n"
            .formatted(
                variant,
                property.getKey(),
                value(node) + (optional ? ", optional" : ""),
                meaning(node)));
  }

  private static boolean names(JsonNode object, String key) {
    return texts(object.path("required")).anyMatch(key::equals);
  }

  private String meaning(JsonNode node) {
    StringBuilder meaning = new StringBuilder();
    if (node.has("description")) {
      meaning.append(node.get("description").asText());
    }
    if (node.has("examples")) {
      meaning
          .append(" As in ")
          .append(
              StreamSupport.stream(node.get("examples").spliterator(), false)
                  .map(SchemaTables::code)
                  .collect(Collectors.joining(", ")))
          .append('.');
    }
    return meaning.toString().replace("|", "\\|");
  }

  private String value(JsonNode node) {
    if (node.has("$comment")) {
      return node.get("$comment").asText();
    }
    if (node.has("const")) {
      return code(node.get("const"));
    }
    if (node.has("enum")) {
      return texts(node.get("enum"))
          .map(text -> "`" + text + "`")
          .collect(Collectors.joining(", "));
    }
    if (node.has("minimum")) {
      return node.get("minimum").asText() + " to " + node.get("maximum").asText();
    }
    for (String several : List.of("oneOf", "anyOf")) {
      if (node.has(several)) {
        return values(node.get(several));
      }
    }
    return switch (node.path("type").asText()) {
      case "array" ->
          node.at("/items/type").asText().equals("string") ? "list of texts" : "list, below";
      case "object" -> node.has("properties") ? "below" : "object";
      case "string" -> "text";
      default -> "anything";
    };
  }

  private String values(JsonNode variants) {
    List<String> values = new ArrayList<>();
    variants.forEach(variant -> values.add(value(keys.resolved(variant))));
    return values.stream().distinct().collect(Collectors.joining(" or "));
  }

  private static Stream<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
  }

  /** As it would stand in the file. */
  private static String code(JsonNode value) {
    return value.isEmpty() && value.isContainerNode() ? "none" : "`" + flow(value) + "`";
  }

  private static String flow(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(SchemaTables::flow)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return value.asText();
  }
}
