package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON Schema of what a department may answer, and checks that it is one. Nothing is
 * loaded for it: a schema that leads elsewhere is refused.
 *
 * @param node the call's file
 */
record AnswerSchemaReader(YamlNode node) {
  private static final String KEY = "responseSchema";
  private static final String REFERENCE = "$ref";
  private static final String DIALECT = "$schema";
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  @Nullable AnswerSchema read() {
    JsonNode schema = node.raw(KEY);
    if (schema == null) {
      return null;
    }
    if (!schema.isObject()) {
      node.fault(KEY, "is no object", "a JSON Schema of the answer's body");
      return null;
    }
    String dialect = schema.path(DIALECT).asText(SchemaId.V202012);
    if (!dialect.equals(SchemaId.V202012)) {
      node.fault(KEY + "." + DIALECT, "is " + dialect, SchemaId.V202012 + ", or nothing");
      return null;
    }
    List<String> leadingOut = new ArrayList<>();
    collectLeadingOut(schema, KEY, leadingOut);
    leadingOut.forEach(
        place -> node.fault(place, "leads out of the schema", "#/$defs/.. within it"));
    Map<String, String> wrong = wrongIn(schema);
    wrong.forEach((place, problem) -> node.fault(place, problem, "a JSON Schema"));
    return leadingOut.isEmpty() && wrong.isEmpty() ? built(schema) : null;
  }

  /** Problems by place, one each: the dialect says the same in several ways. */
  private static Map<String, String> wrongIn(JsonNode schema) {
    Map<String, String> wrong = new TreeMap<>();
    for (ValidationMessage message :
        FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012)).validate(schema)) {
      String place = KEY + message.getInstanceLocation().toString().replaceFirst("^\\$", "");
      wrong.putIfAbsent(place, message.getMessage().replaceFirst("^[^ ]*: ", ""));
    }
    return wrong;
  }

  /** A pattern that is none, or a reference that leads nowhere, shows when the schema is built. */
  private @Nullable AnswerSchema built(JsonNode schema) {
    try {
      JsonSchema built = FACTORY.getSchema(schema);
      built.initializeValidators();
      return new AnswerSchema(built);
    } catch (JsonSchemaException | IllegalArgumentException unusable) {
      node.fault(KEY, String.valueOf(unusable.getMessage()), "a JSON Schema");
      return null;
    }
  }

  private static void collectLeadingOut(JsonNode schema, String place, List<String> found) {
    JsonNode reference = schema.path(REFERENCE);
    if (reference.isTextual() && !reference.asText().startsWith("#")) {
      found.add(place + "." + REFERENCE);
    }
    for (Iterator<Map.Entry<String, JsonNode>> entries = schema.fields(); entries.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = entries.next();
      collectLeadingOut(entry.getValue(), place + "." + entry.getKey(), found);
    }
    for (int i = 0; schema.isArray() && i < schema.size(); i++) {
      collectLeadingOut(schema.get(i), place + "[" + i + "]", found);
    }
  }
}
