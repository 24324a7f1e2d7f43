package io.onething.departments;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a file that differ per installation or are secret.
 *
 * @param node the object they stand in
 */
record SettingReader(YamlNode node) {
  private static final Pattern ADDRESS = Pattern.compile("(https?://|\\$\\{).+");
  private static final Pattern VARIABLE_ONLY = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_.-]*}");
  private static final String VARIABLE = "${NAME} of a property or environment variable";

  /** A secret: only the name of a variable may stand in the file. */
  @Nullable Setting secret(String key, String meaning) {
    if (!node.has(key)) {
      node.fault(key, "is missing", VARIABLE);
      return null;
    }
    String text = node.optionalText(key, VARIABLE);
    if (text != null && !VARIABLE_ONLY.matcher(text).matches()) {
      node.fault(key, "stands in the file", VARIABLE);
      return null;
    }
    return text == null ? null : setting(key, text, meaning);
  }

  @Nullable Setting required(String key, String meaning) {
    String text = node.text(key, meaning);
    return text == null ? null : setting(key, text, meaning);
  }

  @Nullable Setting optional(String key, String meaning) {
    String text = node.optionalText(key, meaning);
    return text == null ? null : setting(key, text, meaning);
  }

  @Nullable Setting address(String key, String meaning) {
    String text = node.text(key, meaning);
    if (text != null && !ADDRESS.matcher(text).matches()) {
      node.fault(key, "is '" + text + "'", "http(s)://.. or ${NAME}");
    }
    return text == null ? null : setting(key, text, meaning);
  }

  private Setting setting(String key, String text, String meaning) {
    return new Setting(text, node.file(), node.at(key), meaning);
  }
}
