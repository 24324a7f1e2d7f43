package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys that a schema knows, by the object they stand in; what stands in a list or in one of
 * several variants counts as one object.
 */
record SchemaKeys(JsonNode root) {

  Map<String, Set<String>> byObject() {
    Map<String, Set<String>> keys = new TreeMap<>();
    collect(root, "", keys);
    return keys;
  }

  /** Every key with the objects around it: {@code signIn.secret}. */
  List<String> paths() {
    return byObject().entrySet().stream()
        .flatMap(
            object ->
                object.getValue().stream()
                    .map(key -> object.getKey().isEmpty() ? key : object.getKey() + "." + key))
        .toList();
  }

  private void collect(JsonNode given, String path, Map<String, Set<String>> keys) {
    JsonNode node = resolved(given);
    for (String several : new String[] {"oneOf", "anyOf"}) {
      node.path(several).forEach(variant -> collect(variant, path, keys));
    }
    if (node.has("items")) {
      collect(node.get("items"), path, keys);
    }
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              keys.computeIfAbsent(path, object -> new TreeSet<>()).add(property.getKey());
              collect(
                  property.getValue(),
                  path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                  keys);
            });
  }

  /** With what a reference leads to; what stands beside the reference wins. */
  JsonNode resolved(JsonNode node) {
    if (!node.has("$ref")) {
      return node;
    }
    ObjectNode merged =
        ((ObjectNode) resolved(root.at(node.get("$ref").asText().substring(1)))).deepCopy();
    node.properties().forEach(property -> merged.set(property.getKey(), property.getValue()));
    merged.remove("$ref");
    return merged;
  }
}
