package io.onething.access;

import java.util.List;

/** Settings without which the server cannot start, one line each. */
final class MissingSettings extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingSettings(List<String> missing) {
    super("Settings are missing:\n  " + String.join("\n  ", missing));
  }
}
