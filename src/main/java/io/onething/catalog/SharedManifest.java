package io.onething.catalog;

import io.onething.catalog.Bundle.ClockLimit;
import io.onething.catalog.Bundle.Code;
import io.onething.catalog.Bundle.Field;
import io.onething.catalog.Bundle.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shared process needs of the manifests of its callers and says for them. Each part is
 * written as in a manifest; {@code leadDepartment} among the departments of a field is the leading
 * one of whoever names the piece.
 */
record SharedManifest(
    Map<String, Field> fields,
    Map<String, ClockLimit> clocks,
    Map<String, Message> messages,
    Map<String, Code> codes,
    Map<String, String> variables) {

  private static final String LEADING = "leadDepartment";

  SharedManifest {
    fields = fields == null ? Map.of() : new LinkedHashMap<>(fields);
    clocks = clocks == null ? Map.of() : new LinkedHashMap<>(clocks);
    messages = messages == null ? Map.of() : Map.copyOf(messages);
    codes = codes == null ? Map.of() : Map.copyOf(codes);
    variables = variables == null ? Map.of() : Map.copyOf(variables);
  }

  /** The manifest, and of this piece what the manifest does not say itself. */
  Bundle under(Bundle bundle) {
    Map<String, Field> mine = new LinkedHashMap<>(fields);
    mine.replaceAll((key, field) -> led(field, bundle.leadDepartment()));
    return new Bundle(
        bundle.bundle(),
        bundle.names(),
        bundle.summary(),
        bundle.leadDepartment(),
        bundle.applicationForm(),
        bundle.prefill(),
        together(bundle.fields(), mine),
        bundle.rules(),
        bundle.participants(),
        bundle.offices(),
        bundle.consents(),
        together(bundle.clocks(), clocks),
        bundle.ladders(),
        together(bundle.messages(), messages),
        bundle.documents(),
        bundle.materials(),
        bundle.before(),
        together(bundle.codes(), codes),
        bundle.outcomes(),
        bundle.initial(),
        together(bundle.variables(), variables),
        bundle.intake(),
        bundle.seats(),
        bundle.followUps(),
        bundle.shared());
  }

  /** The manifest's own come first, in its order. */
  private static <V> Map<String, V> together(Map<String, V> own, Map<String, V> shared) {
    Map<String, V> all = new LinkedHashMap<>(own);
    shared.forEach(all::putIfAbsent);
    return all;
  }

  private static Field led(Field field, @Nullable String leading) {
    List<String> departments =
        field.departments().stream()
            .map(each -> each.equals(LEADING) && leading != null ? leading : each)
            .toList();
    return new Field(
        field.names(),
        field.type(),
        field.maxLength(),
        field.personal(),
        field.source(),
        departments,
        field.values(),
        field.columns(),
        field.maxFiles());
  }
}
