package io.onething.deadlines;

import java.util.regex.Pattern;

/** How limits and points of clocks are written in manifests and models. */
final class Notation {

  static final Pattern PATTERN = Pattern.compile("([1-9][0-9]{0,3})(wd|d|h|min)");

  /**
   * What a model asks of a clock, by its name or by the variable that holds the name, and the limit
   * likewise: {@code deadlines.at(caseId,'move-out','3wd')}.
   */
  static final Pattern CALL =
      Pattern.compile(
          "\\bdeadlines\\.(?<function>shownDue|shownYellow|due|at|before)\\(\\s*caseId\\s*,"
              + "\\s*(?:(?<quote>['\"])(?<clock>[^'\"]*)\\k<quote>|(?<variable>[A-Za-z_]\\w*))"
              + "\\s*(?:,\\s*(?:(?<mark>['\"])(?<limit>[^'\"]*)\\k<mark>|(?<limitVariable>[A-Za-z_]\\w*))\\s*)?\\)");

  private Notation() {}
}
