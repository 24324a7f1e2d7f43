package io.onething.departments;

import java.util.regex.Pattern;

/**
 * Shortens what the FEEL engine says and takes out the values that it quotes: they may be personal.
 */
final class FeelMessages {
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern SYNTAX =
      Pattern.compile("(?s)^failed to parse expression '.*': (Expected .*)$");

  private FeelMessages() {}

  static String syntax(String message) {
    var matcher = SYNTAX.matcher(message);
    String shorter = matcher.matches() ? matcher.group(1) : message;
    return shorter.length() <= 300
        ? shorter
        : shorter.substring(0, 120) + " ... " + shorter.substring(shorter.length() - 120);
  }

  static String withoutValues(String message) {
    return QUOTED.matcher(message).replaceAll("'...'");
  }
}
