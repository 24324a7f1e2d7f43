package io.onething.departments;

import java.util.Map;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/**
 * A FEEL expression, parsed once when its file is read and evaluated for every call. A name or path
 * that is missing yields null, as in the decision tables and the forms.
 */
public final class FeelExpression {
  private static final FeelEngineApi ENGINE = FeelEngineBuilder.forJava().build();

  private final String text;
  private final ParsedExpression parsed;

  private FeelExpression(String text, ParsedExpression parsed) {
    this.text = text;
    this.parsed = parsed;
  }

  /** Parses {@code text}, with or without its leading {@code =}. */
  public static FeelExpression parse(String text) throws FeelSyntaxFault {
    String stripped = text.strip();
    int before = stripped.startsWith("=") ? 1 : 0;
    String expression = stripped.substring(before);
    ParseResult result = ENGINE.parseExpression(expression);
    if (result.isFailure()) {
      throw new FeelSyntaxFault(FeelPosition.of(expression, before));
    }
    return new FeelExpression(text, result.parsedExpression());
  }

  /**
   * @param names what the expression may refer to; values as Jackson reads them from JSON
   * @return null, Boolean, String, Long, Double, a list or a map of these; dates and durations as
   *     ISO text
   * @throws FeelFault when the evaluation fails as a whole
   */
  public @Nullable Object evaluate(Map<String, @Nullable Object> names) {
    EvaluationResult result = ENGINE.evaluate(parsed, asMap(names));
    if (result.isFailure()) {
      throw new FeelFault(
          "FEEL expression failed: " + FeelMessages.withoutValues(result.failure().message()));
    }
    return FeelValues.plain(result.result());
  }

  /**
   * Names the expression uses that are neither in {@code known} nor bound inside it, and functions
   * that do not exist.
   */
  public Set<String> unknownNames(Set<String> known) {
    return FeelNames.unknown(parsed.expression(), known);
  }

  /**
   * Names of {@code known} that an entry of a context replaces for the entries behind it, which use
   * them: in {@code {"id": childId, "guardian": id}} the guardian gets the child's.
   */
  Set<String> replacedNames(Set<String> known) {
    return FeelNames.replaced(parsed.expression(), known);
  }

  /** Whether the expression uses this name, filters apart. */
  public boolean refersTo(String name) {
    return unknownNames(Set.of()).contains(name);
  }

  /**
   * Keys of every context literal that stands under {@code name} in this expression: {@code
   * {"flags": {"a": ..}}} gives a.
   */
  Set<String> keysUnder(String name) {
    return FeelNames.keysUnder(parsed.expression(), name);
  }

  /** Texts that it may come to, as far as the branches of its ifs spell them out. */
  Set<String> texts() {
    return FeelNames.texts(parsed.expression());
  }

  @SuppressWarnings({
    "unchecked",
    "NullAway"
  }) // the engine's signature knows no nullness; null values are allowed in it
  private static Map<String, Object> asMap(Map<String, @Nullable Object> names) {
    return (Map<String, Object>) (Map<String, ?>) names;
  }

  @Override
  public String toString() {
    return text;
  }
}
