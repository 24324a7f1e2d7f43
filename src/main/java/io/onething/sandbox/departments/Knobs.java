package io.onething.sandbox.departments;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How a department behaves.
 *
 * @param latency milliseconds that every answer takes
 * @param errorRate how many of 100 calls fail with 503
 * @param offline connections are dropped without an answer
 * @param refuse the department says no to everything
 * @param loseAnswers how many of the next effects are done but never answered: the connection drops
 *     afterwards
 * @param busy seconds after which callers are told to come back, with 503; 0 when there is time
 * @param answers what becomes of an answer on its way
 */
record Knobs(
    int latency,
    int errorRate,
    boolean offline,
    boolean refuse,
    int loseAnswers,
    int busy,
    Answers answers) {

  static final Knobs NORMAL = new Knobs(0, 0, false, false, 0, 0, Answers.NORMAL);

  private static final int LONGEST_LATENCY = 120_000;
  private static final int MOST_LOST = 1000;
  private static final int LONGEST_BUSY = 3600;

  Knobs {
    within("latency", latency, LONGEST_LATENCY);
    within("errorRate", errorRate, 100);
    within("loseAnswers", loseAnswers, MOST_LOST);
    within("busy", busy, LONGEST_BUSY);
  }

  /** What becomes of an answer on its way; what the department did, it has done. */
  enum Answers {
    /** It arrives. */
    @JsonProperty("normal")
    NORMAL,
    /** A page for people arrives in its place, as from a proxy under maintenance. */
    @JsonProperty("html")
    HTML,
    /** Its second half is missing. */
    @JsonProperty("truncated")
    TRUNCATED,
    /** It is well-formed, and 2 MB long. */
    @JsonProperty("oversized")
    OVERSIZED,
    /** It is well-formed, but about another person, case or request. */
    @JsonProperty("someone-else")
    SOMEONE_ELSE
  }

  boolean rollsAnError() {
    return ThreadLocalRandom.current().nextInt(100) < errorRate;
  }

  private Knobs losingOneLess() {
    return new Knobs(latency, errorRate, offline, refuse, loseAnswers - 1, busy, answers);
  }

  private static void within(String knob, int value, int most) {
    if (value < 0 || value > most) {
      throw new InputRefused(knob, "0 to " + most);
    }
  }

  /** Positions as somebody wishes them; knobs that are not named are normal. */
  record Wished(
      @Nullable Integer latency,
      @Nullable Integer errorRate,
      @Nullable Boolean offline,
      @Nullable Boolean refuse,
      @Nullable Integer loseAnswers,
      @Nullable Integer busy,
      @Nullable Answers answers) {

    Knobs knobs() {
      return new Knobs(
          latency == null ? 0 : latency,
          errorRate == null ? 0 : errorRate,
          Boolean.TRUE.equals(offline),
          Boolean.TRUE.equals(refuse),
          loseAnswers == null ? 0 : loseAnswers,
          busy == null ? 0 : busy,
          answers == null ? Answers.NORMAL : answers);
    }
  }

  /** The knobs of all departments. */
  static final class Board {

    private final Map<Department, Knobs> knobs = new HashMap<>();

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
      set(department, now.losingOneLess());
      return true;
    }
  }
}
