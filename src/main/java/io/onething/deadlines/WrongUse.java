package io.onething.deadlines;

import io.onething.shared.Localized;

/** A command that was typed wrongly; says what was found and what was expected. */
final class WrongUse extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Localized text;

  WrongUse(String zh, String en) {
    super(en);
    text = new Localized(zh, en);
  }

  Localized text() {
    return text;
  }
}
