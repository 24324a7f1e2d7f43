package io.onething.documents;

import io.onething.catalog.Bundle;
import io.onething.departments.FeelExpression;
import io.onething.departments.FeelSyntaxFault;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a document's manifest computes out of the facts, as the owners of a property one by one. */
final class DerivedValues {

  /** In an expression: the Chinese names of the bundle's codes, by code. */
  static final String WORDS = "words";

  private DerivedValues() {}

  /** The lines of each value, by name; what comes to nothing is left out. */
  static Map<String, List<String>> of(
      Bundle bundle, String type, Map<String, ? extends @Nullable Object> facts) {
    Map<String, List<String>> values = new HashMap<>();
    Bundle.@Nullable DocumentType document = bundle.documents().get(type);
    if (document == null || document.values().isEmpty()) {
      return values;
    }
    Map<String, @Nullable Object> names = new HashMap<>();
    bundle.fields().keySet().forEach(field -> names.put(field, null));
    names.putAll(facts);
    Map<String, String> words = new HashMap<>();
    bundle.codes().forEach((code, named) -> words.put(code, named.zh()));
    names.put(WORDS, words);
    document
        .values()
        .forEach(
            (name, expression) -> {
              List<String> lines = lines(evaluate(bundle, name, expression, names));
              if (!lines.isEmpty()) {
                values.put(name, lines);
              }
            });
    return values;
  }

  /** What an expression may name. */
  static Set<String> known(Bundle bundle) {
    Set<String> known = new LinkedHashSet<>(bundle.fields().keySet());
    bundle.fields().values().forEach(field -> known.addAll(field.columns().keySet()));
    known.add(WORDS);
    return known;
  }

  private static @Nullable Object evaluate(
      Bundle bundle, String name, String expression, Map<String, @Nullable Object> names) {
    try {
      return FeelExpression.parse(expression).evaluate(names);
    } catch (FeelSyntaxFault checkedBefore) {
      throw new IllegalStateException(bundle.bundle() + ": documents: " + name, checkedBefore);
    }
  }

  private static List<String> lines(@Nullable Object value) {
    Collection<?> all =
        value instanceof Collection<?> several
            ? several
            : value == null ? List.of() : List.of(value);
    return all.stream()
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .filter(line -> !line.isBlank())
        .toList();
  }
}
