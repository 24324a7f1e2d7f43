package io.onething.sandbox.departments;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How a department behaves.
 *
 * @param latency milliseconds that every answer takes
 * @param errorRate how many of 100 calls fail with 503
 * @param offline connections are dropped without an answer
 * @param refuse the department says no to everything
 * @param loseAnswers how many of the next effects are done but never answered: the connection drops
 *     afterwards
 */
record Knobs(int latency, int errorRate, boolean offline, boolean refuse, int loseAnswers) {

  static final Knobs NORMAL = new Knobs(0, 0, false, false, 0);

  private static final int LONGEST_LATENCY = 120_000;
  private static final int MOST_LOST = 1000;

  Knobs {
    within("latency", latency, LONGEST_LATENCY);
    within("errorRate", errorRate, 100);
    within("loseAnswers", loseAnswers, MOST_LOST);
  }

  boolean rollsAnError() {
    return ThreadLocalRandom.current().nextInt(100) < errorRate;
  }

  private static void within(String knob, int value, int most) {
    if (value < 0 || value > most) {
      throw new InputRefused(knob, "0 to " + most);
    }
  }

  /** The knobs of all departments. */
  static final class Board {

    private final Map<Department, Knobs> knobs = new EnumMap<>(Department.class);

    synchronized Knobs of(Department department) {
      return knobs.getOrDefault(department, NORMAL);
    }

    synchronized void set(Department department, Knobs position) {
      knobs.put(department, position);
    }

    synchronized void reset() {
      knobs.clear();
    }

    /** Whether the answer to the effect just done is to be lost; counts one down. */
    synchronized boolean takesALostAnswer(Department department) {
      Knobs now = of(department);
      if (now.loseAnswers() == 0) {
        return false;
      }
      set(
          department,
          new Knobs(
              now.latency(), now.errorRate(), now.offline(), now.refuse(), now.loseAnswers() - 1));
      return true;
    }
  }
}
