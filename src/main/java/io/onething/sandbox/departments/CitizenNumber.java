package io.onething.sandbox.departments;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/** A citizen number (GB 11643): 6 digits area, 8 birth, 3 sequence (odd for men), 1 check. */
record CitizenNumber(String value) {

  private static final Pattern SHAPE = Pattern.compile("\\d{17}[0-9X]");
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";
  private static final DateTimeFormatter BIRTH =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  CitizenNumber {
    if (!isValid(value)) {
      throw new InputRefused(
          "idNumber", "18 characters with a valid birth date and check digit (GB 11643)");
    }
  }

  LocalDate birthDate() {
    return LocalDate.parse(value.substring(6, 14), BIRTH);
  }

  String gender() {
    return (value.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE";
  }

  static boolean isValid(String text) {
    return text != null
        && SHAPE.matcher(text).matches()
        && hasRealBirth(text)
        && check(text) == text.charAt(17);
  }

  private static boolean hasRealBirth(String text) {
    try {
      LocalDate.parse(text.substring(6, 14), BIRTH);
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  private static char check(String text) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (text.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % 11);
  }
}
