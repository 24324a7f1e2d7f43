package io.onething.departments;

import io.onething.shared.MissingSetting;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value of a department's file that may differ per installation or be secret: a text with {@code
 * ${NAME}} in it. It is resolved only where it is used, so that the server needs no worker's keys
 * and the worker none of the server's.
 *
 * @param text as written in the file
 * @param file the file it stands in
 * @param path where in the file
 * @param meaning what the variable should hold, for the error
 */
public record Setting(String text, String file, String path, String meaning) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");

  /**
   * The value with every variable filled in.
   *
   * @param lookup properties and environment variables by name, null for what is not set
   * @throws MissingSetting naming variable, file and what is expected
   */
  public String resolve(Function<String, @Nullable String> lookup) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder resolved = new StringBuilder();
    while (matcher.find()) {
      String value = lookup.apply(matcher.group(1));
      if (value == null || value.isBlank()) {
        throw new MissingSetting(
            "%s: %s: %s is not set, expected a property or environment variable of that name with %s"
                .formatted(file, path, matcher.group(1), meaning));
      }
      matcher.appendReplacement(resolved, Matcher.quoteReplacement(value.strip()));
    }
    return matcher.appendTail(resolved).toString();
  }

  /** The names of its variables, in the order of the text. */
  public List<String> variables() {
    return VARIABLE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Never shows a value: only the text of the file. */
  @Override
  public String toString() {
    return text;
  }
}
