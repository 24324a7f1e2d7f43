package io.onething.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs the benchmarks, all or one of them; each prints lines {@code BENCH <scenario> key=value
 * ...}. What they measure and how to read them: src/docs/reference/benchmarks.md.
 */
public final class Bench {

  private static final int ROUNDS = 5;

  private static final Map<String, Scenario> SCENARIOS = new LinkedHashMap<>();

  static {
    SCENARIOS.put("rest", new RestScenario());
    SCENARIOS.put("together", new TogetherScenario());
    SCENARIOS.put("saturation", new SaturationScenario());
    SCENARIOS.put("one-hangs", new OneHangsScenario());
    SCENARIOS.put("killed", new KilledScenario());
    SCENARIOS.put("memory", new MemoryScenario());
    SCENARIOS.put("backlog", new BacklogScenario());
    SCENARIOS.put("projection", new ProjectionScenario());
    SCENARIOS.put("clock", new ClockScenario());
    SCENARIOS.put("decision", new DecisionScenario());
    SCENARIOS.put("task-list", new TaskListScenario());
    SCENARIOS.put("city", new CityScenario());
    SCENARIOS.put("start", new StartScenario());
  }

  private Bench() {}

  /** One measurement. */
  interface Scenario {
    /** Measures and prints its lines. */
    void run(Rig rig) throws Exception;
  }

  public static void main(String[] arguments) {
    String wanted = arguments.length == 0 ? "all" : arguments[0];
    if (!wanted.equals("all") && !SCENARIOS.containsKey(wanted)) {
      System.err.println(
          "Unknown scenario '" + wanted + "', expected all or one of " + SCENARIOS.keySet());
      System.exit(2);
    }
    try {
      run(wanted);
      System.exit(0);
    } catch (Exception failed) {
      failed.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String wanted) throws Exception {
    try (Rig rig = new Rig(Integer.getInteger("bench.rounds", ROUNDS))) {
      for (Map.Entry<String, Scenario> scenario : SCENARIOS.entrySet()) {
        if (wanted.equals("all") || wanted.equals(scenario.getKey())) {
          if (scenario.getValue() instanceof StartScenario
              || scenario.getValue() instanceof CityScenario
              || scenario.getValue() instanceof DecisionScenario) {
            rig.close();
          }
          scenario.getValue().run(rig);
        }
      }
    }
  }
}
