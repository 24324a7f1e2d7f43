package io.onething.departments.worker;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes personal data out of messages before they leave the worker: the engine keeps and shows
 * them.
 */
final class Masking {
  /** What the engine keeps of a message. */
  private static final int LONGEST = 600;

  private static final Pattern ID_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z])([1-9])\\d{16}([\\dXx])(?![0-9A-Za-z])");
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");

  private Masking() {}

  /**
   * @param facts what the call knew of the case; texts among them are masked wherever they stand
   */
  static String mask(String text, Map<String, @Nullable Object> facts) {
    String masked = text;
    for (String value : values(facts)) {
      masked = masked.replace(value, "***");
    }
    masked = ID_NUMBER.matcher(masked).replaceAll("$1****************$2");
    masked = MOBILE.matcher(masked).replaceAll("$1****$2");
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST);
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
      case Map<?, ?> map -> map.values().stream().flatMap(Masking::texts);
      case List<?> list -> list.stream().flatMap(Masking::texts);
      default -> Stream.empty();
    };
  }
}
