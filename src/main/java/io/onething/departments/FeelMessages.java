package io.onething.departments;

import java.util.regex.Pattern;

/** Takes the values out of what the FEEL engine says: they may be personal. */
final class FeelMessages {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");

  private FeelMessages() {}

  static String withoutValues(String message) {
    return QUOTED.matcher(message).replaceAll("'...'");
  }
}
