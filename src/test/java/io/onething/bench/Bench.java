package io.onething.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the benchmarks, all or one of them; each prints one line {@code BENCH <scenario> ...}. */
public final class Bench {

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("start", new StartScenario());
    SCENARIOS.put("rest", new RestScenario());
  }

  private Bench() {}

  /** One measurement. */
  interface Scenario {
    /** Measures and prints its line. */
    void run() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    String wanted = arguments.length == 0 ? "all" : arguments[0];
    if (!wanted.equals("all") && !SCENARIOS.containsKey(wanted)) {
      System.err.println(
          "Unknown scenario '" + wanted + "', expected all or one of " + SCENARIOS.keySet());
      System.exit(2);
    }
    for (Map.Entry<String, Scenario> scenario : SCENARIOS.entrySet()) {
      if (wanted.equals("all") || wanted.equals(scenario.getKey())) {
        scenario.getValue().run();
      }
    }
    System.exit(0);
  }
}
