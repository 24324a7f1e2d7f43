package io.onething.statistics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import io.onething.statistics.BundleStatistics.Ended;
import io.onething.statistics.BundleStatistics.Times;
import io.onething.statistics.CountStore.Counted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What each bundle has come to, for supervisors and operators. Counts only, of nobody in
 * particular.
 */
@Tag(name = "statistics")
@RestController
@RequestMapping("/api/statistics")
class StatisticsPages {

  private static final int DAYS = 365;

  private final CountStore store;
  private final Catalog catalog;
  private final Clock clock;

  StatisticsPages(CountStore store, Catalog catalog, Clock clock) {
    this.store = store;
    this.catalog = catalog;
    this.clock = clock;
  }

  /** The days that were asked for, and what ended in them. */
  record Overview(LocalDate from, LocalDate to, List<BundleStatistics> bundles) {}

  /**
   * What ended in these days.
   *
   * @param from the first day, a year back unless it is said
   * @param to the last day, today unless it is said
   */
  @Operation(summary = "办件统计 What each bundle's cases have come to")
  @GetMapping
  Overview overview(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to) {
    LocalDate last = to == null ? CityTime.today(clock) : to;
    LocalDate first = from == null ? last.minusDays(DAYS) : from;
    if (first.isAfter(last)) {
      throw new OneThingException(
          ErrorCode.INVALID_INPUT,
          "The days " + first + " to " + last + " are none",
          List.of(
              new FieldFault(
                  "from",
                  new Localized("开始日期应不晚于结束日期", "The first day must not be after the last"),
                  first.toString(),
                  "at most " + last)));
    }
    Map<String, List<Counted>> byBundle =
        store
            .between(
                first.atStartOfDay(CityTime.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant())
            .stream()
            .collect(groupingBy(Counted::bundle));
    return new Overview(
        first,
        last,
        catalog.bundles().stream()
            .filter(bundle -> byBundle.containsKey(bundle.bundle()))
            .map(bundle -> statistics(bundle, byBundle.getOrDefault(bundle.bundle(), List.of())))
            .toList());
  }

  private static BundleStatistics statistics(Bundle bundle, List<Counted> counted) {
    List<CaseCount> counts = counted.stream().map(Counted::count).toList();
    return new BundleStatistics(
        bundle.bundle(),
        bundle.names(),
        counts.size(),
        outcomes(bundle, counted),
        BundleStatistics.mean(counts, CaseCount::typed),
        BundleStatistics.mean(counts, CaseCount::reused),
        BundleStatistics.mean(counts, CaseCount::spared),
        BundleStatistics.mean(counts, CaseCount::carried),
        BundleStatistics.mean(counts, CaseCount::departments),
        Times.of(counts, CaseCount::gross),
        Times.of(counts, CaseCount::net),
        BeforeView.of(bundle));
  }

  private static List<Ended> outcomes(Bundle bundle, List<Counted> counted) {
    return counted.stream().collect(groupingBy(Counted::outcome, counting())).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .map(
            ended ->
                new Ended(
                    ended.getKey(),
                    bundle
                        .outcome(ended.getKey())
                        .map(Bundle.CaseOutcome::names)
                        .orElseGet(() -> new Localized(ended.getKey(), ended.getKey())),
                    ended.getValue().intValue(),
                    ended.getValue() / (double) counted.size()))
        .toList();
  }
}
