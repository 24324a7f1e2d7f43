package io.onething.catalog;

import io.onething.shared.Localized;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a text that somebody has typed for a field. */
public final class FieldText {

  /** For fields that declare no length. */
  public static final int LONGEST = 2000;

  private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
  private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}");
  private static final int SHOWN = 40;

  private FieldText() {}

  /**
   * A fault of a text.
   *
   * @param found the text, shortened; null where it may name a person
   */
  public record Problem(Localized text, @Nullable String found, String expected) {}

  /** Whether it can be read and kept at all: its length and its characters. */
  public static Optional<Problem> ofCharacters(String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      return problem(
          "最多" + longest + "个字",
          "At most " + longest + " characters",
          text.length() + " characters",
          "at most " + longest);
    }
    return text.codePoints().anyMatch(FieldText::isUnprintable)
        ? problem("含有不可见的控制字符", "Holds a control character", null, "printable text")
        : Optional.empty();
  }

  /** Whether it is what its type says; the types that are no texts take every one. */
  public static Optional<Problem> ofType(FieldType type, String text, LocalDate today) {
    return switch (type) {
      case CITIZEN_ID ->
          CitizenNumber.fault(text, today)
              .flatMap(
                  wrong -> problem(wrong.zh(), "Not a citizen number", null, wrong.expected()));
      case MOBILE ->
          MOBILE.matcher(text).matches()
              ? Optional.empty()
              : problem("请填写11位手机号码", "Not a mobile number", null, "11 digits, as in 138****1234");
      case USCC ->
          CREDIT_CODE.matcher(text).matches()
              ? Optional.empty()
              : problem(
                  "请填写18位统一社会信用代码",
                  "Not a unified social credit code",
                  shortened(text),
                  "18 characters of 0-9 and A-Y without I, O, S, V, Z");
      case DATE -> ofDate(text);
      case SIGNATURE, CODE, TEXT, NUMBER, BOOLEAN, LIST, OBJECT, FILE -> Optional.empty();
    };
  }

  private static Optional<Problem> ofDate(String text) {
    try {
      LocalDate.parse(text);
      return Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return problem("没有这一天", "No such day", shortened(text), "a date as in 2026-06-30");
    }
  }

  private static boolean isUnprintable(int codePoint) {
    boolean halfACharacter = Character.getType(codePoint) == Character.SURROGATE;
    return halfACharacter
        || (Character.isISOControl(codePoint)
            && codePoint != '\n'
            && codePoint != '\r'
            && codePoint != '\t');
  }

  /** The begin of a text, for messages. */
  public static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  private static Optional<Problem> problem(
      String zh, String en, @Nullable String found, String expected) {
    return Optional.of(new Problem(new Localized(zh, en), found, expected));
  }
}
