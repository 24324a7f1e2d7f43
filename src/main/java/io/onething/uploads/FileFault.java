package io.onething.uploads;

import io.onething.shared.Localized;

/** Why a file is refused, for the person who sent it. Nothing of the file is in the words. */
final class FileFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Localized problem;
  private final String expected;

  FileFault(String zh, String en, String expected) {
    super(en);
    this.problem = new Localized(zh, en);
    this.expected = expected;
  }

  Localized problem() {
    return problem;
  }

  String expected() {
    return expected;
  }
}
