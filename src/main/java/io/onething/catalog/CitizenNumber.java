package io.onething.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** The citizen number (公民身份号码) after GB 11643-1999: its checks, and what it says. */
public final class CitizenNumber {

  private static final Pattern FORM = Pattern.compile("\\d{17}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private CitizenNumber() {}

  /**
   * The day of birth that the number says.
   *
   * @throws DateTimeException if there is no such day; a number without {@link #fault} has one
   */
  public static LocalDate birthOf(String number) {
    return LocalDate.parse(number.substring(6, 14), BIRTH);
  }

  /** What is wrong with the number, or nothing. */
  static Optional<Wrong> fault(String number, LocalDate today) {
    if (!FORM.matcher(number).matches()) {
      return Optional.of(Wrong.FORM);
    }
    try {
      if (birthOf(number).isAfter(today)) {
        return Optional.of(Wrong.BORN_IN_THE_FUTURE);
      }
    } catch (DateTimeException noSuchDay) {
      return Optional.of(Wrong.BIRTH_DATE);
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return number.charAt(17) == CHECKS.charAt(sum % 11)
        ? Optional.empty()
        : Optional.of(Wrong.CHECK_DIGIT);
  }

  /** Ways in which a number can be wrong. */
  enum Wrong {
    FORM("应为18位数字，末位可为大写X", "18 digits, the last may be X"),
    BIRTH_DATE("出生日期不存在", "a date of birth that exists"),
    BORN_IN_THE_FUTURE("出生日期晚于今天", "a date of birth that is not in the future"),
    CHECK_DIGIT("校验位不正确，请核对", "the right check digit");

    private final String zh;
    private final String expected;

    Wrong(String zh, String expected) {
      this.zh = zh;
      this.expected = expected;
    }

    String zh() {
      return zh;
    }

    String expected() {
      return expected;
    }
  }
}
