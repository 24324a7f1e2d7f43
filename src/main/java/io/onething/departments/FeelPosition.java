package io.onething.departments;

import camundajar.impl.fastparse.Parsed;
import camundajar.impl.fastparse.internal.Instrument;
import camundajar.impl.scala.Function1;
import org.camunda.feel.impl.parser.FeelParser;

/**
 * Finds where a FEEL expression stops being understood. The parser itself names the place from
 * which it would have tried something else, which is often the beginning.
 */
final class FeelPosition implements Instrument {
  private static final int LONGEST_QUOTE = 30;

  private int farthest;

  private FeelPosition() {}

  /**
   * Line, column and what stands there, as in {@code line 2, column 7, at 'the "A" else "B"'}; both
   * count from 1.
   *
   * @param before characters that were taken away in front of the expression
   */
  static String of(String expression, int before) {
    int index = indexOf(expression);
    String read = expression.substring(0, index);
    int line = (int) read.chars().filter(character -> character == '\n').count() + 1;
    int column = index - read.lastIndexOf('\n') + (line == 1 ? before : 0);
    String rest = expression.substring(index).lines().findFirst().orElse("").strip();
    String found =
        rest.isEmpty()
            ? "at the end"
            : "at '"
                + (rest.length() > LONGEST_QUOTE ? rest.substring(0, LONGEST_QUOTE) + ".." : rest)
                + "'";
    return "line " + line + ", column " + column + ", " + found;
  }

  /** The farthest place that the parser tried to go on from. */
  private static int indexOf(String expression) {
    Parsed<?> parsed = FeelParser.parseExpression(expression);
    if (!((Object) parsed instanceof Parsed.Failure failure)) {
      return expression.length();
    }
    FeelPosition position = new FeelPosition();
    position.follow(failure.extra());
    return Math.min(Math.max(position.farthest, failure.index()), expression.length());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // a parser of anything, as the failure keeps it
  private void follow(Parsed.Extra failed) {
    camundajar.impl.fastparse.package$.MODULE$.parseInputRaw(
        failed.input(), (Function1) failed.originalParser(), false, 0, -1, this, false);
  }

  @Override
  public void beforeParse(String parser, int index) {
    farthest = Math.max(farthest, index);
  }

  @Override
  public void afterParse(String parser, int index, boolean success) {
    farthest = Math.max(farthest, index);
  }
}
