package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.DataFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form as Camunda Modeler writes it. The same file is shown in the browser and checked here, so
 * that the two cannot disagree.
 *
 * @param schema the file as it stands
 * @param fields the components that hold a value, in order
 */
record FormDefinition(JsonNode schema, List<FormField> fields) {

  static FormDefinition read(DataFile file, ObjectMapper json) {
    try {
      JsonNode schema = json.readTree(file.content());
      List<FormField> fields = new ArrayList<>();
      collect(schema.path("components"), List.of(), fields);
      return new FormDefinition(schema, List.copyOf(fields));
    } catch (IOException malformed) {
      throw new UncheckedIOException(file.path() + " is not a form", malformed);
    }
  }

  private static void collect(
      JsonNode components, List<String> hiddenWith, List<FormField> fields) {
    for (JsonNode component : components) {
      List<String> hides = new ArrayList<>(hiddenWith);
      @Nullable String hide = text(component.path("conditional").path("hide"));
      if (hide != null) {
        hides.add(hide);
      }
      if ("dynamiclist".equals(component.path("type").asText())) {
        List<FormField> columns = new ArrayList<>();
        collect(component.path("components"), List.of(), columns);
        fields.add(FormField.listOf(component, List.copyOf(columns), List.copyOf(hides)));
        continue;
      }
      if (component.hasNonNull("key")) {
        fields.add(FormField.of(component, List.copyOf(hides)));
      }
      collect(component.path("components"), hides, fields);
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
  }
}
