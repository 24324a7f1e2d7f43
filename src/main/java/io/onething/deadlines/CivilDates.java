package io.onething.deadlines;

import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Dates as people read them, in the city's civil time. */
final class CivilDates {

  private static final DateTimeFormatter ZH_MOMENT =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.CHINA);
  private static final DateTimeFormatter EN_MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter ZH_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.CHINA);
  private static final DateTimeFormatter EN_DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  private CivilDates() {}

  /** 2026年10月12日 17:30. */
  static Localized moment(Instant instant) {
    ZonedDateTime civil = instant.atZone(CityTime.ZONE);
    return new Localized(ZH_MOMENT.format(civil), EN_MOMENT.format(civil));
  }

  /** 10月12日. */
  static Localized day(LocalDate day) {
    return new Localized(ZH_DAY.format(day), EN_DAY.format(day));
  }

  /** 9月25日至27日; a single day stands alone. */
  static Localized range(LocalDate from, LocalDate to) {
    if (from.equals(to)) {
      return day(from);
    }
    boolean sameMonth = from.getMonth() == to.getMonth() && from.getYear() == to.getYear();
    return new Localized(
        ZH_DAY.format(from) + "至" + (sameMonth ? to.getDayOfMonth() + "日" : ZH_DAY.format(to)),
        (sameMonth ? String.valueOf(from.getDayOfMonth()) : EN_DAY.format(from))
            + "–"
            + EN_DAY.format(to));
  }
}
