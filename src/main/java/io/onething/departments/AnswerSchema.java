package io.onething.departments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON Schema of what a department may answer. */
public final class AnswerSchema {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST = 5;

  private final JsonSchema schema;

  AnswerSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /**
   * Where an answer breaks the schema, and which rule: the first few. Places hold only names that
   * stand in the schema, and nothing of any value: both may be personal.
   *
   * @param body as Jackson reads it from JSON
   */
  public List<String> broken(@Nullable Object body) {
    JsonNode answer = JSON.valueToTree(body);
    return schema.validate(answer).stream()
        .map(AnswerSchema::described)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String described(ValidationMessage message) {
    String place = place(message);
    return switch (message.getType()) {
      case "required" -> place + " has no '" + message.getProperty() + "'";
      case "type" ->
          place + " is not of type " + message.getSchemaNode().toString().replace("\"", "");
      default -> place + " breaks '" + message.getType() + "'";
    };
  }

  private static String place(ValidationMessage message) {
    JsonNodePath path = message.getInstanceLocation();
    Set<String> declared = new HashSet<>();
    JsonNodePath evaluated = message.getEvaluationPath();
    for (int name = 0; name < evaluated.getNameCount(); name++) {
      declared.add(evaluated.getName(name));
    }
    StringBuilder place = new StringBuilder("body");
    for (int name = 0; name < path.getNameCount(); name++) {
      String key = path.getName(name);
      if (path.getElement(name) instanceof Integer) {
        place.append('[').append(key).append(']');
      } else {
        place.append('.').append(declared.contains(key) ? key : "*");
      }
    }
    return place.toString();
  }

  /** The schema as it stands in the file. */
  @Override
  public String toString() {
    return schema.getSchemaNode().toString();
  }
}
