package io.onething.sandbox.departments;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** How often each department was called since the sandbox started, by method and path. */
final class CallCounts {

  private final Map<Department, Map<String, Integer>> counts = new HashMap<>();

  /**
   * Counts one call.
   *
   * @param call as in {@code POST /seats}, with names for what differs from call to call
   */
  synchronized void add(Department department, String call) {
    counts.computeIfAbsent(department, any -> new TreeMap<>()).merge(call, 1, Integer::sum);
  }

  synchronized Map<String, Integer> of(Department department) {
    return Map.copyOf(counts.getOrDefault(department, Map.of()));
  }
}
