package io.onething.sandbox.departments;

import org.jspecify.annotations.Nullable;

/**
 * What the departments accept as text: no control characters, not too long, nothing that must be
 * there missing.
 */
final class Input {

  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_TEXT = 200;

  private Input() {}

  static String name(@Nullable String value) {
    return required("name", value, LONGEST_NAME);
  }

  static String citizen(@Nullable String value) {
    return new CitizenNumber(required("idNumber", value, LONGEST_TEXT)).value();
  }

  static String text(String field, @Nullable String value) {
    return required(field, value, LONGEST_TEXT);
  }

  static @Nullable String optional(String field, @Nullable String value) {
    return value == null || value.isBlank() ? null : required(field, value, LONGEST_TEXT);
  }

  private static String required(String field, @Nullable String value, int longest) {
    if (value == null
        || value.isBlank()
        || value.codePointCount(0, value.length()) > longest
        || value.chars().anyMatch(Character::isISOControl)) {
      throw new InputRefused(
          field, "a text of 1 to " + longest + " characters without control characters");
    }
    return value;
  }
}
