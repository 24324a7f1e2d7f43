package io.onething.cases;

/** How personal values are shown where the full value is not needed. */
public final class Masking {

  private Masking() {}

  /**
   * {@code 张三} becomes {@code 张*}; what looks like a compound of letters keeps its first letter.
   */
  public static String name(String name) {
    int first = name.isEmpty() ? 0 : Character.charCount(name.codePointAt(0));
    int hidden = name.codePointCount(first, name.length());
    return name.substring(0, first) + "*".repeat(Math.min(hidden, 2));
  }

  /** {@code 13812341234} becomes {@code 138****1234}. */
  public static String mobile(String mobile) {
    return middle(mobile, 3, 4);
  }

  /** For clerks: the first three and the last four characters. */
  public static String citizenNumber(String number) {
    return middle(number, 3, 4);
  }

  /** Keeps so many characters at the ends; a text too short for that is hidden whole. */
  public static String middle(String text, int left, int right) {
    return text.length() <= left + right
        ? "*".repeat(text.length())
        : text.substring(0, left)
            + "*".repeat(text.length() - left - right)
            + text.substring(text.length() - right);
  }
}
