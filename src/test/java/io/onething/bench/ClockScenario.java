package io.onething.bench;

import io.onething.deadlines.ClockArithmetic;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The arithmetic of one clock, by JMH in a JVM of its own. Wanted: within 20 microseconds. */
final class ClockScenario implements Bench.Scenario {

  private static final double WANTED_MICROS = 20;

  @Override
  public void run(Rig rig) throws Exception {
    Map<String, Double> micros =
        new Runner(
                new OptionsBuilder()
                    .include(ClockArithmetic.class.getName())
                    .forks(1)
                    .warmupIterations(3)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(rig.rounds())
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run().stream()
                .collect(
                    Collectors.toMap(
                        each -> each.getPrimaryResult().getLabel(), ClockScenario::score));
    double light = micros.getOrDefault("lightAfterThreeSuspensions", Double.NaN);
    Figures.print(
        "clock",
        "ratio due_20wd_us=%.2f due_60wd_3_suspensions_us=%.2f light_3_suspensions_us=%.2f wanted=%.0f of_wanted=%.2f",
        micros.getOrDefault("due", Double.NaN),
        micros.getOrDefault("dueAfterThreeSuspensions", Double.NaN),
        light,
        WANTED_MICROS,
        light / WANTED_MICROS);
  }

  private static double score(RunResult result) {
    return result.getPrimaryResult().getScore();
  }
}
