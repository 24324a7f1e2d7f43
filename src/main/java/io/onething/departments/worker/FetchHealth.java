package io.onething.departments.worker;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the server still answers the fetches of each department, and how each department is. */
final class FetchHealth {
  private final InstantSource time;
  private final Duration patience;
  private final Map<String, Instant> lastAnswers = new ConcurrentHashMap<>();
  private final Map<String, Admission> admissions = new ConcurrentHashMap<>();

  /**
   * @param patience how old the last answer may be
   */
  FetchHealth(InstantSource time, Duration patience) {
    this.time = time;
    this.patience = patience;
  }

  /** Tells of this department, too. */
  void watch(Admission admission) {
    admissions.put(admission.department(), admission);
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

  /** By department: its breaker, calls under way, and for how long it is left alone. */
  Map<String, Map<String, Object>> breakers() {
    Map<String, Map<String, Object>> breakers = new TreeMap<>();
    admissions.forEach(
        (department, admission) -> {
          Map<String, Object> state = new LinkedHashMap<>();
          state.put("breaker", admission.breaker().getState().name());
          state.put("inFlight", admission.inFlight());
          state.put("pauseSeconds", admission.pause().toSeconds());
          breakers.put(department, state);
        });
    return breakers;
  }

  /** A department that is down is no fault of the worker's. */
  boolean isUp() {
    Map<String, Boolean> states = departments();
    return states.isEmpty() || states.containsValue(true);
  }
}
