package io.onething.clerks;

import io.onething.cases.Masking;
import io.onething.catalog.Bundle;
import io.onething.shared.Localized;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Facts as a clerk reads them. What names or finds a person is masked until a reason is given;
 * codes, numbers and the like are what the clerk decides on and stand open.
 */
final class MaskedValues {

  private static final int LONGEST_NAME = 4;
  private static final int OPEN_CHARACTERS = 3;
  private static final int YEAR_AND_MONTH = 7;

  private MaskedValues() {}

  static boolean isMasked(Bundle.Field field) {
    return field.personal()
        && switch (field.type()) {
          case TEXT, SIGNATURE, CITIZEN_ID, MOBILE, USCC, DATE, LIST, OBJECT -> true;
          // Each file is shown by itself, for a reason; here stands how many there are.
          case CODE, NUMBER, BOOLEAN, FILE -> false;
        };
  }

  static String masked(Bundle.Field field, Object value) {
    String text = plain(value);
    return switch (field.type()) {
      case CITIZEN_ID, USCC -> Masking.citizenNumber(text);
      case MOBILE -> Masking.mobile(text);
      case DATE ->
          text.length() > YEAR_AND_MONTH ? text.substring(0, YEAR_AND_MONTH) + "-**" : "****";
      case LIST, OBJECT -> value instanceof Collection<?> many ? count(many).zh() : "****";
      case TEXT, SIGNATURE, CODE, NUMBER, BOOLEAN, FILE ->
          text.codePointCount(0, text.length()) <= LONGEST_NAME
              ? Masking.name(text)
              : start(text) + "****";
    };
  }

  /** The whole value as text; lists and objects in readable lines. */
  static String plain(Object value) {
    return switch (value) {
      case Map<?, ?> object ->
          object.values().stream().map(MaskedValues::plain).collect(Collectors.joining(" "));
      case Collection<?> many ->
          many.stream().map(MaskedValues::plain).collect(Collectors.joining("；"));
      case Boolean yes -> yes ? "是" : "否";
      default -> String.valueOf(value);
    };
  }

  /** How many entries a list has. */
  static Localized count(Collection<?> many) {
    return many.isEmpty()
        ? new Localized("无", "none")
        : new Localized("共 " + many.size() + " 项", "Entries: " + many.size());
  }

  private static String start(String text) {
    return text.substring(0, text.offsetByCodePoints(0, OPEN_CHARACTERS));
  }
}
