package io.onething.deadlines;

import io.onething.catalog.Bundle.ClockLimit;
import io.onething.shared.Localized;

/**
 * The clock of what stands at the fallback desk (办不成事窗口) for a step that has none: whoever is at
 * the desk takes it up with the department within a working day. It tells the applicant nothing and
 * is not among the clocks of the case that people are shown.
 */
public final class DeskClock {

  /** A bundle that declares a clock of this name sets another limit. */
  public static final String NAME = "fallback-desk";

  static final ClockLimit USUAL =
      new ClockLimit(new Localized("办不成事窗口", "Fallback desk"), "1wd", null, null, null, null, null);

  private DeskClock() {}
}
