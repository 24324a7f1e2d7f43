package io.onething.shared;

import java.util.List;

/** A command that was typed wrongly; says what was found and what was expected. */
public final class WrongUse extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Localized text;
  private final transient List<String> lines;

  public WrongUse(String zh, String en) {
    this(zh, en, List.of());
  }

  /**
   * @param lines the single faults, or what there is to choose from
   */
  public WrongUse(String zh, String en, List<String> lines) {
    super(en);
    this.text = new Localized(zh, en);
    this.lines = List.copyOf(lines);
  }

  public Localized text() {
    return text;
  }

  public List<String> lines() {
    return lines;
  }
}
