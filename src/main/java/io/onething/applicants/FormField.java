package io.onething.applicants;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form.
 *
 * @param hides FEEL conditions, its own and its groups', any of which hides it
 * @param number whether a number is typed
 * @param several whether several options may be chosen, which are kept with commas between them
 * @param columns for a list what each entry holds, else empty
 * @param options the values that may be chosen, empty when anything may be typed
 */
record FormField(
    String key,
    String label,
    boolean checkbox,
    boolean number,
    boolean several,
    List<FormField> columns,
    boolean readOnly,
    boolean required,
    @Nullable Integer maxLength,
    @Nullable Pattern pattern,
    List<String> options,
    List<String> hides) {

  private static final Set<String> SEVERAL = Set.of("checklist", "taglist");

  static FormField of(JsonNode component, List<String> hides) {
    JsonNode validate = component.path("validate");
    List<String> options = new ArrayList<>();
    component.path("values").forEach(value -> options.add(value.path("value").asText()));
    return new FormField(
        component.path("key").asText(),
        component.path("label").asText(),
        "checkbox".equals(component.path("type").asText()),
        "number".equals(component.path("type").asText()),
        isOfSeveral(component),
        List.of(),
        component.path("readonly").asBoolean() || component.path("disabled").asBoolean(),
        validate.path("required").asBoolean(),
        validate.hasNonNull("maxLength") ? validate.path("maxLength").asInt() : null,
        validate.hasNonNull("pattern") ? Pattern.compile(validate.path("pattern").asText()) : null,
        List.copyOf(options),
        hides);
  }

  /** Whether several of its options may be chosen. */
  static boolean isOfSeveral(JsonNode component) {
    return SEVERAL.contains(component.path("type").asText());
  }

  /** A list ({@code dynamiclist}), which is kept under its path. */
  static FormField listOf(JsonNode component, List<FormField> columns, List<String> hides) {
    return new FormField(
        component.path("path").asText(),
        component.path("label").asText(),
        false,
        false,
        false,
        columns,
        component.path("readonly").asBoolean(),
        true,
        null,
        null,
        List.of(),
        hides);
  }
}
