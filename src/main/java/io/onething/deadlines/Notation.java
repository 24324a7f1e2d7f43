package io.onething.deadlines;

import java.util.regex.Pattern;

/** How limits are written in manifests and models. */
final class Notation {

  static final Pattern PATTERN = Pattern.compile("([1-9][0-9]{0,3})(wd|d|h|min)");

  private Notation() {}
}
