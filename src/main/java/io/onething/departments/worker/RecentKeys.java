package io.onething.departments.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers a number for each of the last ten thousand keys; what is older is forgotten. */
final class RecentKeys {
  private static final int MOST = 10_000;

  private final Map<String, Integer> numbers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST;
        }
      };

  synchronized void put(String key, int number) {
    numbers.put(key, number);
  }

  /** The number that was remembered, which is forgotten now; null for none. */
  synchronized @Nullable Integer take(String key) {
    return numbers.remove(key);
  }
}
