package io.onething.engine;

import io.onething.deadlines.DeadlineCall;
import io.onething.deadlines.TimerPoint;
import io.onething.engine.EngineDates.Waiting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which points of their clocks timers and tasks ask for. Where a model names a variable, the
 * variables of all that wait are read at once.
 */
final class AskedPoints {

  private final EngineDates engine;
  private final List<String> processes;
  private final Map<String, Map<String, String>> variables = new HashMap<>();

  AskedPoints(EngineDates engine, List<Waiting> waiting) {
    this.engine = engine;
    this.processes = waiting.stream().map(Waiting::process).distinct().toList();
  }

  /**
   * The point that one of them asks for.
   *
   * @param call null if it asks for none
   */
  Optional<TimerPoint> of(@Nullable DeadlineCall call, Waiting waiting) {
    return call == null
        ? Optional.empty()
        : MeantPoint.of(call, name -> valuesOf(name).get(waiting.process()));
  }

  private Map<String, String> valuesOf(String variable) {
    return variables.computeIfAbsent(variable, name -> engine.variables(name, processes));
  }
}
