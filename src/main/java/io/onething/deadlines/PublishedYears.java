package io.onething.deadlines;

import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The published years of the nation and of regions, each once. */
final class PublishedYears {

  private static final Comparator<CalendarYear> ORDER =
      Comparator.comparing((CalendarYear year) -> year.region() == null ? "" : year.region())
          .thenComparing(CalendarYear::year);

  private final NavigableMap<CalendarYear, CalendarYear> years = new TreeMap<>(ORDER);

  /** These years; of a year that comes twice the later one counts. */
  static PublishedYears of(Collection<CalendarYear> years) {
    PublishedYears all = new PublishedYears();
    years.forEach(all::put);
    return all;
  }

  /** These years and those; where both have a year, those correct these. */
  PublishedYears correctedBy(Collection<CalendarYear> corrections) {
    PublishedYears all = of(years.values());
    corrections.forEach(all::put);
    return all;
  }

  Collection<CalendarYear> all() {
    return Collections.unmodifiableCollection(years.values());
  }

  /** The same year of the same region, if it is published. */
  @Nullable CalendarYear like(CalendarYear year) {
    return years.get(year);
  }

  /** What is wrong with the years as a whole. */
  List<FieldFault> faults() {
    List<FieldFault> faults = new ArrayList<>();
    List<Integer> national = national().stream().map(CalendarYear::year).toList();
    if (national.isEmpty()) {
      faults.add(fault("没有已公布的年份", "no published year found", "at least one CN-<year>.yaml"));
    }
    for (int index = 1; index < national.size(); index++) {
      int previous = national.get(index - 1);
      if (national.get(index) != previous + 1) {
        faults.add(
            fault(
                previous + "年之后缺少" + (previous + 1) + "年",
                "year " + national.get(index) + " follows " + previous,
                "years without a gap: CN-" + (previous + 1) + ".yaml"));
      }
    }
    for (CalendarYear regional : years.values()) {
      if (regional.region() != null && !national.contains(regional.year())) {
        faults.add(
            fault(
                regional.name() + "所改的年份尚未公布",
                regional.name() + " changes a year that is not published",
                "CN-" + regional.year() + ".yaml beside it"));
      }
    }
    return faults;
  }

  /**
   * The calendar of a place. What its region does otherwise counts there, and so does what the
   * wider regions do that it lies in.
   *
   * @param region the area code of the place, null for one that follows the nation alone
   */
  WorkingCalendar calendar(@Nullable String region) {
    List<CalendarYear> regional =
        years.values().stream()
            .filter(year -> year.region() != null && liesIn(region, year.region()))
            .sorted(
                Comparator.comparing((CalendarYear year) -> stem(String.valueOf(year.region())))
                    .thenComparing(CalendarYear::year))
            .toList();
    return new WorkingCalendar(national(), regional);
  }

  private List<CalendarYear> national() {
    return years.values().stream().filter(year -> year.region() == null).toList();
  }

  private void put(CalendarYear year) {
    years.remove(year);
    years.put(year, year);
  }

  /** Whether a place lies in a region; one without an area code lies in none. */
  static boolean liesIn(@Nullable String place, String region) {
    return place != null && place.startsWith(stem(region));
  }

  private static FieldFault fault(String zh, String en, String expected) {
    return new FieldFault("year", new Localized(zh, en), null, expected);
  }

  /** 45 of 450000, 4501 of 450100: a wider region's stem begins those that lie in it. */
  private static String stem(String region) {
    return region.replaceFirst("(00)+$", "");
  }
}
