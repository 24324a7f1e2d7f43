package io.onething.statistics;

import io.onething.shared.Localized;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle's cases have come to that ended in some time.
 *
 * @param cases how many
 * @param outcomes how they ended, the most frequent first
 * @param typed fields that an applicant has filled in, on average
 * @param reused fields that were known already, on average
 * @param spared papers that nobody had to hand in, on average
 * @param carried papers among them that an earlier case had brought, on average
 * @param departments that took part in a case, on average
 * @param gross what citizens felt, from submission to end
 * @param net what the law counts of it
 * @param before how it went before; null if the manifest does not say
 */
record BundleStatistics(
    String bundle,
    Localized names,
    int cases,
    List<Ended> outcomes,
    double typed,
    double reused,
    double spared,
    double carried,
    double departments,
    Times gross,
    Times net,
    @Nullable BeforeView before) {

  /** How many cases ended in one way. */
  record Ended(String outcome, Localized names, int cases, double share) {}

  /** How long cases took. */
  record Times(Taken least, Taken median, Taken p95, Taken mean) {

    /** Of at least one case. */
    static Times of(List<CaseCount> counts, Function<CaseCount, Duration> time) {
      List<Duration> sorted = counts.stream().map(time).sorted().toList();
      return new Times(
          Taken.of(sorted.getFirst()),
          at(sorted, 0.5),
          at(sorted, 0.95),
          Taken.of(sorted.stream().reduce(Duration.ZERO, Duration::plus).dividedBy(sorted.size())));
    }

    /** The smallest that at least this share of all does not exceed. */
    private static Taken at(List<Duration> sorted, double share) {
      return Taken.of(sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1)));
    }
  }

  /** On average, to one decimal. */
  static double mean(List<CaseCount> counts, ToIntFunction<CaseCount> number) {
    double mean = counts.stream().mapToInt(number).average().orElse(0);
    return Double.parseDouble(String.format(Locale.ROOT, "%.1f", mean));
  }
}
