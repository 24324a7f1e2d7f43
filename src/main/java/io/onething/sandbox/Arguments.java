package io.onething.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's command line: {@code --name=value} and {@code --name}. */
record Arguments(Map<String, String> values) {

  static Arguments of(String[] arguments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        throw new IllegalArgumentException(
            "Unknown argument '" + argument + "', expected --name or --name=value; see --help");
      }
      int equals = argument.indexOf('=');
      values.put(
          equals < 0 ? argument.substring(2) : argument.substring(2, equals),
          equals < 0 ? "true" : argument.substring(equals + 1));
    }
    return new Arguments(values);
  }

  String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Settings of the server, which have a dot in their name. */
  Map<String, String> dotted() {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().contains("."))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
