package io.onething.deadlines;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where on a clock a rung of a ladder lies, as the manifest writes it. */
public sealed interface RungPoint {

  /** So much of the limit is used: {@code 50%}. */
  record Share(int percent) implements RungPoint {}

  /** So much of the limit is left: {@code 1wd left}. */
  record Left(Limit limit) implements RungPoint {}

  /** The limit is up: {@code due}. */
  record Up() implements RungPoint {}

  /** At closing time of each working day after that: {@code each day overdue}. */
  record EachDayOverdue() implements RungPoint {}

  /** A suspension should have ended: {@code expected end}. */
  record ExpectedEnd() implements RungPoint {}

  /** At closing time of each working day after that: {@code each day past expected end}. */
  record EachDayPastExpectedEnd() implements RungPoint {}

  /** The time is up and silence counts as an answer; a rung that no ladder writes. */
  record Silence() implements RungPoint {}

  /** How a ladder writes its points. */
  String EXPECTED =
      "as in 50%, 1wd left, due, each day overdue, expected end or each day past expected end";

  Pattern SHARE = Pattern.compile("([1-9][0-9]?)%");

  Pattern LEFT = Pattern.compile("(\\S+) left");

  /** Whether it comes again each day. */
  default boolean repeats() {
    return this instanceof EachDayOverdue || this instanceof EachDayPastExpectedEnd;
  }

  /** Whether it is about a suspension, and not about the clock itself. */
  default boolean ofSuspension() {
    return this instanceof ExpectedEnd || this instanceof EachDayPastExpectedEnd;
  }

  /** The point of a rung that has fired, by the name under which it is known for ever. */
  static RungPoint named(String rung) {
    return rung.equals(Ladder.TACIT) ? new Silence() : parse(rung);
  }

  /**
   * Reads a point.
   *
   * @throws IllegalArgumentException if it is written otherwise
   */
  static RungPoint parse(String text) {
    Matcher share = SHARE.matcher(text);
    if (share.matches()) {
      return new Share(Integer.parseInt(share.group(1)));
    }
    Matcher left = LEFT.matcher(text);
    if (left.matches()) {
      return new Left(Limit.parse(left.group(1)));
    }
    return switch (text) {
      case "due" -> new Up();
      case "each day overdue" -> new EachDayOverdue();
      case "expected end" -> new ExpectedEnd();
      case "each day past expected end" -> new EachDayPastExpectedEnd();
      default ->
          throw new IllegalArgumentException(
              "Rung at '" + text + "' cannot be read, expected " + EXPECTED);
    };
  }
}
