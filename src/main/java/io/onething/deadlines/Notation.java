package io.onething.deadlines;

import java.util.regex.Pattern;

/** How limits and points of clocks are written in manifests and models. */
final class Notation {

  static final Pattern PATTERN = Pattern.compile("([1-9][0-9]{0,3})(wd|d|h|min)");

  /** A timer's expression: {@code deadlines.at(caseId,'move-out','3wd')}. */
  static final Pattern CALL =
      Pattern.compile(
          "\\bdeadlines\\.(?<function>due|at|before)\\(\\s*caseId\\s*,\\s*(['\"])(?<clock>[^'\"]*)\\2"
              + "\\s*(?:,\\s*(['\"])(?<limit>[^'\"]*)\\4\\s*)?\\)");

  private Notation() {}
}
