package io.onething.statistics;

import io.onething.shared.Localized;
import java.time.Duration;

/**
 * A time that something took.
 *
 * @param seconds exact
 * @param text as people say it, in its two largest units
 */
public record Taken(long seconds, Localized text) {

  /** A time that is not negative. */
  public static Taken of(Duration time) {
    return new Taken(time.toSeconds(), text(time));
  }

  private static Localized text(Duration time) {
    if (time.toDays() > 0) {
      return parts(time.toDays(), "天", "d", time.toHoursPart(), "小时", "h");
    }
    if (time.toHours() > 0) {
      return parts(time.toHours(), "小时", "h", time.toMinutesPart(), "分钟", "min");
    }
    return parts(time.toMinutes(), "分钟", "min", time.toSecondsPart(), "秒", "s");
  }

  private static Localized parts(
      long large, String largeZh, String largeEn, long small, String smallZh, String smallEn) {
    String zh = large > 0 ? large + " " + largeZh : "";
    String en = large > 0 ? large + " " + largeEn : "";
    if (small > 0 || large == 0) {
      zh = (zh + " " + small + " " + smallZh).strip();
      en = (en + " " + small + " " + smallEn).strip();
    }
    return new Localized(zh, en);
  }
}
