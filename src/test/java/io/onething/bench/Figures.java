package io.onething.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** What many measurements come to. */
final class Figures {

  private Figures() {}

  /** The value that so many per cent of all values do not exceed; NaN of none. */
  static double percentile(Collection<Double> values, double percent) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100 * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  static double median(Collection<Double> values) {
    return percentile(values, 50);
  }

  static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** From nanoseconds. */
  static double millis(long nanos) {
    return nanos / 1e6;
  }

  /** Prints a line of the benchmarks. */
  static void print(String scenario, String keysAndValues, Object... values) {
    System.out.printf(Locale.ROOT, "BENCH " + scenario + " " + keysAndValues + "%n", values);
    System.out.flush();
  }
}
