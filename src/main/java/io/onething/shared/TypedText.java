package io.onething.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a text may be that a person has typed.
 *
 * @param shortest in characters, without blanks at both ends
 * @param longest in characters
 */
public record TypedText(int shortest, int longest) {

  /** Why a clerk wants to see what is not shown to everybody. */
  public static final TypedText REASON = new TypedText(2, 200);

  /** The text without blanks at both ends; nothing if it is missing, too short or too long. */
  public Optional<String> of(@Nullable String given) {
    String text = given == null ? "" : given.strip();
    int length = text.codePointCount(0, text.length());
    return length < shortest || length > longest || text.indexOf('\0') >= 0
        ? Optional.empty()
        : Optional.of(text);
  }

  /** What is expected, as errors say it. */
  public String expected() {
    return shortest + " to " + longest + " characters";
  }
}
