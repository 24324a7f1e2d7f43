package io.onething.clerks;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a text of a clerk may be.
 *
 * @param shortest in characters, without blanks at both ends
 * @param longest in characters
 */
record TypedText(int shortest, int longest) {

  /** Why she wants to see what is not shown to everybody. */
  static final TypedText REASON = new TypedText(2, 200);

  /** The text without blanks at both ends; nothing if it is missing, too short or too long. */
  Optional<String> of(@Nullable String given) {
    String text = given == null ? "" : given.strip();
    int length = text.codePointCount(0, text.length());
    return length < shortest || length > longest || text.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(text);
  }

  /** What is expected, as errors say it. */
  String expected() {
    return shortest + " to " + longest + " characters";
  }
}
