package io.onething.availability;

import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Why a department is asked nothing now.
 *
 * @param until when it is asked again
 */
public record Pause(Reason reason, Instant until) {

  private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("M月d日 HH:mm");
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM, HH:mm", Locale.ENGLISH);

  /** Why. */
  public enum Reason {
    /** It is outside its opening hours. */
    CLOSED,
    /** It has taken what it takes in a day. */
    SPENT
  }

  /** What people read of it. */
  public Localized text() {
    var civil = until.atZone(CityTime.ZONE);
    String zh = CHINESE.format(civil);
    String en = ENGLISH.format(civil);
    return switch (reason) {
      case CLOSED ->
          new Localized(
              "部门非工作时间，" + zh + " 起办理", "Outside the department's hours; handled from " + en);
      case SPENT ->
          new Localized(
              "部门今日办理名额已满，" + zh + " 起继续办理",
              "The department has taken what it takes in a day; handled from " + en);
    };
  }
}
