package io.onething.departments;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text of a call's file that is either taken as it stands or, when it begins with {@code =}, a
 * FEEL expression.
 */
public sealed interface Template {

  /**
   * The text for one call.
   *
   * @return null when the expression yields null
   * @throws FeelFault when the expression fails
   */
  @Nullable String text(Map<String, @Nullable Object> names);

  /** Text as it stands. */
  record Fixed(String value) implements Template {
    @Override
    public String text(Map<String, @Nullable Object> names) {
      return value;
    }
  }

  /** Text computed from the case's facts. */
  record Computed(FeelExpression expression) implements Template {
    @Override
    public @Nullable String text(Map<String, @Nullable Object> names) {
      Object value = expression.evaluate(names);
      return value == null ? null : value.toString();
    }
  }
}
