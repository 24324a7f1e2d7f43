package io.onething.departments;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the key that was probably meant. */
final class SimilarKey {
  private static final int MOST_CHANGES = 2;

  private SimilarKey() {}

  /** Null when none is like it: other capitals, hyphens, or at most two letters changed. */
  static @Nullable String of(String typed, Collection<String> known) {
    return known.stream()
        .filter(
            key -> changes(plain(typed), plain(key)) <= Math.min(MOST_CHANGES, key.length() / 3))
        .min(
            Comparator.comparingInt((String key) -> changes(plain(typed), plain(key)))
                .thenComparing(key -> key))
        .orElse(null);
  }

  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }

  /** How many letters are added, left out or exchanged (Levenshtein). */
  private static int changes(String from, String into) {
    int[] row = IntStream.rangeClosed(0, into.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= into.length(); j++) {
        int exchanged = diagonal + (from.charAt(i - 1) == into.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[into.length()];
  }
}
