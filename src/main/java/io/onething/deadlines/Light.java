package io.onething.deadlines;

import io.onething.shared.Localized;
import org.jspecify.annotations.Nullable;

/** How urgent a clock is; one definition for Tasklist, portal, board and API. */
public enum Light {
  /** There is time. */
  GREEN("正常", "on time"),
  /**
   * Three quarters of the limit are used, or its last day has come; also past a provisional date.
   */
  YELLOW("临近期限", "due soon"),
  /** Time is up. */
  RED("已超期", "overdue"),
  /** The clock stands still or has ended, or there is none. */
  GREY("不计时", "not timed");

  private static final Localized STANDS_STILL = new Localized("暂停计时", "clock stopped");
  private static final Localized ENDED = new Localized("已结束计时", "clock ended");

  private final Localized names;

  Light(String zh, String en) {
    names = new Localized(zh, en);
  }

  /**
   * What the light says to people.
   *
   * @param state that of its clock, null if there is none, or it has not begun
   */
  public Localized names(@Nullable ClockState state) {
    if (this != GREY || state == null) {
      return names;
    }
    return switch (state) {
      case SUSPENDED -> STANDS_STILL;
      case STOPPED -> ENDED;
      case RUNNING -> names;
    };
  }
}
