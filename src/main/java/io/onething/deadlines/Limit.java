package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.regex.Matcher;

/**
 * How much time a clock gives. Written {@code 20wd} (working days, 行政许可法 art. 82), {@code 10d}
 * (natural days), {@code 24h} or {@code 10min}.
 */
public sealed interface Limit {

  /** The most that a limit may count; more is a slip of the pen. */
  int MOST = 9999;

  /** The number before the unit, 1 to {@value #MOST}. */
  int count();

  /** As it stands in the manifest: {@code 20wd}. */
  String text();

  /** As people read it: 20 个工作日. */
  Localized names();

  /** Working days: the first day does not count, the last ends at closing time. */
  record WorkingDays(int count) implements Limit {
    public WorkingDays {
      requireSensible(count);
    }

    @Override
    public String text() {
      return count + "wd";
    }

    @Override
    public Localized names() {
      return workingDays(count);
    }
  }

  /**
   * Natural days: the first day does not count, a last day off moves on to the next working day.
   */
  record NaturalDays(int count) implements Limit {
    public NaturalDays {
      requireSensible(count);
    }

    @Override
    public String text() {
      return count + "d";
    }

    @Override
    public Localized names() {
      return new Localized(count + " 日", plural(count, "day"));
    }
  }

  /** A span of time without regard to days off: hours or minutes. */
  sealed interface Span extends Limit {
    Duration duration();
  }

  /** Hours around the clock. */
  record Hours(int count) implements Span {
    public Hours {
      requireSensible(count);
    }

    @Override
    public Duration duration() {
      return Duration.ofHours(count);
    }

    @Override
    public String text() {
      return count + "h";
    }

    @Override
    public Localized names() {
      return new Localized(count + " 小时", plural(count, "hour"));
    }
  }

  /** Minutes around the clock. */
  record Minutes(int count) implements Span {
    public Minutes {
      requireSensible(count);
    }

    @Override
    public Duration duration() {
      return Duration.ofMinutes(count);
    }

    @Override
    public String text() {
      return count + "min";
    }

    @Override
    public Localized names() {
      return new Localized(count + " 分钟", plural(count, "minute"));
    }
  }

  /**
   * This limit and so much more.
   *
   * @throws IllegalArgumentException if the other counts in another unit, or the sum is too long
   */
  default Limit plus(Limit more) {
    if (more.getClass() != getClass()) {
      throw new IllegalArgumentException(
          "'" + more.text() + "' cannot be added to " + text() + ", expected the same unit");
    }
    int sum = count() + more.count();
    return switch (this) {
      case WorkingDays ignored -> new WorkingDays(sum);
      case NaturalDays ignored -> new NaturalDays(sum);
      case Hours ignored -> new Hours(sum);
      case Minutes ignored -> new Minutes(sum);
    };
  }

  /**
   * Reads a limit.
   *
   * @throws IllegalArgumentException if it is not written as above; the message says what was
   *     expected
   */
  static Limit parse(String text) {
    Matcher parts = Notation.PATTERN.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Limit '"
              + text
              + "' cannot be read, expected a number of 1 to "
              + MOST
              + " and wd, d, h or min: 20wd");
    }
    int count = Integer.parseInt(parts.group(1));
    return switch (parts.group(2)) {
      case "wd" -> new WorkingDays(count);
      case "d" -> new NaturalDays(count);
      case "h" -> new Hours(count);
      default -> new Minutes(count);
    };
  }

  /** So many working days, as people read it. */
  static Localized workingDays(int count) {
    return new Localized(count + " 个工作日", plural(count, "working day"));
  }

  private static void requireSensible(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("Limit counts " + count + ", expected 1 to " + MOST);
    }
  }

  private static String plural(int count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
