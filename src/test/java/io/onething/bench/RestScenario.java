package io.onething.bench;

import io.onething.bench.BenchServer.Begun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One case alone, five departments side by side, after a while in which nothing happened: from the
 * commit of the start to the commit of the join. The least there can be is one department's time,
 * D. Wanted: half of the cases within 1.4 D, nearly all within 1.6 D.
 */
final class RestScenario implements Bench.Scenario {

  private static final int DEPARTMENTS = 5;
  private static final int SHORT_REPEATS = 8;

  /** The official clients wait by a rule of their own, the longer the quieter it was. */
  private static final int REPEATS_OF_OTHERS = 3;

  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final Duration LONG = Duration.ofSeconds(45);

  /** What one lane has shown after one length of quiet. */
  private static final class Seen {
    final List<Double> millis = new ArrayList<>();
    Cost cost = Cost.none();
  }

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    server.departments().behave(Departments::usual);
    Map<Lane, Seen> afterShort = seen();
    Map<Lane, Seen> afterLong = seen();
    server.departments().forget();
    for (int round = 0; round < rig.rounds(); round++) {
      // Their own rule decides how long the others take: once shows it.
      for (Lane lane : round == 0 ? List.of(Lane.values()) : List.of(Lane.OURS)) {
        rig.worker(lane).fetching();
        Thread.sleep(LONG);
        measure(rig, lane, afterLong.get(lane));
        int repeats = lane == Lane.OURS ? SHORT_REPEATS : REPEATS_OF_OTHERS;
        for (int repeat = 0; repeat < repeats; repeat++) {
          Thread.sleep(SHORT);
          measure(rig, lane, afterShort.get(lane));
        }
        rig.worker(lane).resting();
      }
    }
    print(SHORT, rig, afterShort);
    print(LONG, rig, afterLong);
  }

  private static Map<Lane, Seen> seen() {
    Map<Lane, Seen> seen = new EnumMap<>(Lane.class);
    for (Lane lane : Lane.values()) {
      seen.put(lane, new Seen());
    }
    return seen;
  }

  private static void measure(Rig rig, Lane lane, Seen seen) throws Exception {
    Cost before = rig.cost(rig.worker(lane));
    Begun begun = rig.server().begin(lane.bundle(DEPARTMENTS));
    long joined = rig.server().cases().awaitJoin(begun.number());
    seen.cost = seen.cost.plus(rig.cost(rig.worker(lane)).since(before));
    seen.millis.add(Figures.millis(joined - begun.committed()));
  }

  private static void print(Duration quiet, Rig rig, Map<Lane, Seen> all) throws Exception {
    double latency = Departments.LATENCY.toMillis();
    all.forEach(
        (lane, seen) ->
            Figures.print(
                "rest",
                "variant=%s quiet_s=%d departments=%d rounds=%d cases=%d d_ms=%.0f p50_ms=%.0f p99_ms=%.0f p50_of_d=%.2f p99_of_d=%.2f %s",
                lane.id(),
                quiet.toSeconds(),
                DEPARTMENTS,
                rig.rounds(),
                seen.millis.size(),
                latency,
                Figures.median(seen.millis),
                Figures.percentile(seen.millis, 99),
                Figures.median(seen.millis) / latency,
                Figures.percentile(seen.millis, 99) / latency,
                seen.cost.perCase(seen.millis.size())));
    double ours = Figures.median(all.get(Lane.OURS).millis);
    Figures.print(
        "rest",
        "ratio quiet_s=%d p50_of_d=%.2f wanted=1.40 aim=1.20 p99_of_d=%.2f wanted=1.60 p50_of_plain=%.2f p50_of_sixteen=%.2f calls_task=%.2f",
        quiet.toSeconds(),
        ours / latency,
        Figures.percentile(all.get(Lane.OURS).millis, 99) / latency,
        ours / Figures.median(all.get(Lane.PLAIN).millis),
        ours / Figures.median(all.get(Lane.SIXTEEN).millis),
        rig.server().departments().callsPerTask());
  }
}
