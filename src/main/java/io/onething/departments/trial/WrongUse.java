package io.onething.departments.trial;

import io.onething.shared.Localized;
import java.util.List;

/** Nothing could be tried; says why, and what was expected. */
final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Localized text;
  private final transient List<String> lines;

  WrongUse(String zh, String en) {
    this(zh, en, List.of());
  }

  /**
   * @param lines the single faults, or what there is to choose from
   */
  WrongUse(String zh, String en, List<String> lines) {
    super(en);
    this.text = new Localized(zh, en);
    this.lines = List.copyOf(lines);
  }

  Localized text() {
    return text;
  }

  List<String> lines() {
    return lines;
  }
}
