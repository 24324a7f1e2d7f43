package io.onething.deadlines;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a model asks of a clock: {@code ${deadlines.due(caseId,'settle')}}. A
 * process that several models share names the variables in which it is handed the clock's name and
 * the limit: {@code ${deadlines.before(caseId,clock,remind)}}.
 *
 * @param function {@code due}, {@code at}, {@code before}, {@code shownDue} or {@code shownYellow}
 * @param clock the clock's name in the manifest, null if a variable holds it
 * @param variable the process variable that holds the clock's name, null if it is written out
 * @param limit null for a function that takes none, or if a variable holds it
 * @param limitVariable the process variable that holds the limit, null if it is written out
 */
public record DeadlineCall(
    String function,
    @Nullable String clock,
    @Nullable String variable,
    @Nullable Limit limit,
    @Nullable String limitVariable) {

  private static final Pattern WHOLE = Pattern.compile("\\s*[$#]\\{\\s*(.*?)\\s*}\\s*");

  /**
   * The first such call in the text, or nothing if there is none that can be read.
   *
   * @throws IllegalArgumentException if its limit cannot be read
   */
  public static Optional<DeadlineCall> in(String text) {
    Matcher call = Notation.CALL.matcher(text);
    return call.find() ? read(call) : Optional.empty();
  }

  /**
   * The call that the expression consists of, or nothing if it is something else or more.
   *
   * @throws IllegalArgumentException if its limit cannot be read
   */
  public static Optional<DeadlineCall> only(String expression) {
    Matcher whole = WHOLE.matcher(expression);
    if (!whole.matches()) {
      return Optional.empty();
    }
    Matcher call = Notation.CALL.matcher(whole.group(1));
    return call.matches() ? read(call) : Optional.empty();
  }

  private static Optional<DeadlineCall> read(Matcher call) {
    String function = call.group("function");
    String limit = call.group("limit");
    String limitVariable = call.group("limitVariable");
    boolean takesLimit = function.equals("at") || function.equals("before");
    return takesLimit == (limit != null || limitVariable != null)
        ? Optional.of(
            new DeadlineCall(
                function,
                call.group("clock"),
                call.group("variable"),
                limit == null ? null : Limit.parse(limit),
                limitVariable))
        : Optional.empty();
  }

  /** Whether it yields a date for people, which no timer may wait for. */
  public boolean isShown() {
    return function.startsWith("shown");
  }

  /**
   * The point it names on this clock.
   *
   * @param handed the limit that the variable holds, where one does
   */
  public TimerPoint of(String name, @Nullable Limit handed) {
    Limit counted = limit == null ? handed : limit;
    if (counted == null) {
      return function.equals("shownYellow")
          ? new TimerPoint.Yellow(name)
          : new TimerPoint.Due(name);
    }
    return function.equals("at")
        ? new TimerPoint.At(name, counted)
        : new TimerPoint.Before(name, counted);
  }
}
