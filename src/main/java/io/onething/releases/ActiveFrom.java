package io.onething.releases;

import io.onething.catalog.Edition;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** From when a release counts, as people write it: in the city's time. */
final class ActiveFrom {

  /** That what was planned is planned no more. */
  static final String NEVER = "never";

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(CityTime.ZONE);

  private ActiveFrom() {}

  /**
   * Reads {@code now}, {@code 2026-12-01} (its first moment) or {@code 2026-12-01T08:30}.
   *
   * @throws OneThingException {@code INVALID_INPUT}
   */
  static Instant read(String text, Clock clock) {
    try {
      if (text.equals("now")) {
        return clock.instant();
      }
      LocalDateTime at =
          text.contains("T") ? LocalDateTime.parse(text) : LocalDate.parse(text).atStartOfDay();
      return at.atZone(CityTime.ZONE).toInstant();
    } catch (DateTimeException unreadable) {
      throw refused(
          new Localized(
              "“" + text + "”不是时刻；应为 now、2026-12-01 或 2026-12-01T08:30",
              "'" + text + "' is no moment; expected now, 2026-12-01 or 2026-12-01T08:30"),
          text,
          "now, 2026-12-01, 2026-12-01T08:30");
    }
  }

  /**
   * Refuses a moment that has passed; the one just now has not.
   *
   * @throws OneThingException {@code INVALID_INPUT}
   */
  static void refusePast(Instant from, Clock clock) {
    Instant now = clock.instant();
    if (from.isBefore(now.minus(1, ChronoUnit.MINUTES))) {
      throw refused(
          new Localized(
              SHOWN.format(from) + " 已经过去，现在是 " + SHOWN.format(now) + "；请填以后的时刻（北京时间），立即生效填 now",
              SHOWN.format(from)
                  + " is past, it is "
                  + SHOWN.format(now)
                  + "; expected now or a later moment in the city's time"),
          SHOWN.format(from),
          "now, or later than " + SHOWN.format(now));
    }
  }

  /** Refuses to take back what is not planned. */
  static OneThingException notPlanned(Edition edition) {
    return refused(
        new Localized(
            edition + " 没有待生效的计划，无可撤销；已生效的版本，请启用另一个版本来替换",
            edition
                + " is not planned, so nothing can be taken back; of a release that counts, let"
                + " another one count"),
        "never",
        "now, 2026-12-01, 2026-12-01T08:30");
  }

  private static OneThingException refused(Localized problem, String found, String expected) {
    return new OneThingException(
        ErrorCode.INVALID_INPUT,
        problem.en(),
        List.of(new FieldFault("from", problem, found, expected)));
  }
}
