package io.onething.departments.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the server still answers the fetches of each department. */
final class FetchHealth {
  private final InstantSource time;
  private final Duration patience;
  private final Map<String, Instant> lastAnswers = new ConcurrentHashMap<>();

  /**
   * @param patience how old the last answer may be
   */
  FetchHealth(InstantSource time, Duration patience) {
    this.time = time;
    this.patience = patience;
  }

  void answered(String department) {
    lastAnswers.put(department, time.instant());
  }

  /** Counts from the first failure when there was no answer yet. */
  void failed(String department) {
    lastAnswers.putIfAbsent(department, Instant.EPOCH);
  }

  /** By department: whether the server answered its fetches lately. */
  Map<String, Boolean> departments() {
    Map<String, Boolean> states = new TreeMap<>();
    Instant oldest = time.instant().minus(patience);
    lastAnswers.forEach((department, last) -> states.put(department, last.isAfter(oldest)));
    return states;
  }

  boolean isUp() {
    Map<String, Boolean> states = departments();
    return states.isEmpty() || states.containsValue(true);
  }
}
