package io.onething.departments;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data out of messages about a call: the worker before they leave it, the server
 * again before the engine and the journal keep and show them.
 */
public final class MessageMasking {
  /** What the engine keeps of a message, and so does the journal; characters. */
  public static final int LONGEST = 600;

  private static final Pattern ID_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])([1-9])\\d{16}([\\dXx])(?![0-9A-Za-z])");
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");

  private MessageMasking() {}

  /**
   * A message without personal data, at most {@link #LONGEST} characters.
   *
   * @param facts what is known of the case; texts among them are masked wherever they stand
   */
  public static String mask(String text, Map<String, ? extends @Nullable Object> facts) {
    return mask(text, facts, LONGEST);
  }

  /**
   * A text without personal data.
   *
   * @param facts as above
   * @param longest what is left of the text, in characters
   */
  public static String mask(
      String text, Map<String, ? extends @Nullable Object> facts, int longest) {
    String masked = text;
    for (String value : values(facts)) {
      masked = masked.replace(value, "***");
    }
    masked = ID_NUMBER.matcher(masked).replaceAll("$1****************$2");
    masked = MOBILE.matcher(masked).replaceAll("$1****$2");
    return masked.length() <= longest ? masked : start(masked, longest);
  }

  /** Rare Han characters are two of Java's; half of one is no text. */
  private static String start(String text, int length) {
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  private static List<String> values(@Nullable Object facts) {
    return texts(facts)
        .map(String::strip)
        .filter(text -> text.length() >= 2)
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static Stream<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> Stream.empty();
      case String text -> Stream.of(text);
      case Map<?, ?> map -> map.values().stream().flatMap(MessageMasking::texts);
      case List<?> list -> list.stream().flatMap(MessageMasking::texts);
      default -> Stream.empty();
    };
  }
}
