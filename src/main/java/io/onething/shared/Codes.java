package io.onething.shared;

import java.util.regex.Pattern;

/** The codes by which models, tables and departments say what is chosen or found. */
public final class Codes {

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");

  private Codes() {}

  /** Whether it is one code: capitals, digits and underscores, as in WRONG_SCHOOL. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }
}
