package io.onething.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * More cases than can be done: five departments each, arriving at a steady rate above what anybody
 * can do. Tasks completed in a second, from the first arrival until all are done or the time is up.
 * Against: one official client, sixteen, and the engine embedded: same model, engine API only.
 */
final class SaturationScenario implements Bench.Scenario {

  private static final int DEPARTMENTS = 5;
  private static final int CASES = 300;

  /** One client gets through four tasks a second. */
  private static final int PLAIN_CASES = 15;

  private static final double PER_SECOND = 60;
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** What one lane has shown. */
  private static final class Seen {
    final List<Double> perSecond = new ArrayList<>();
    Cost cost = Cost.none();
    long tasks;
  }

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    server.departments().behave(Departments::usual);
    server.departments().forget();
    Map<Lane, Seen> lanes = new EnumMap<>(Lane.class);
    Seen embedded = new Seen();
    try (EmbeddedEngine engine = EmbeddedEngine.start()) {
      engine.run(DEPARTMENTS, CASES / 4, PER_SECOND);
      for (int round = 0; round < rig.rounds(); round++) {
        for (Lane lane : Lane.values()) {
          measure(rig, lane, lanes.computeIfAbsent(lane, any -> new Seen()));
        }
        measure(rig, engine, embedded);
      }
    }
    lanes.forEach((lane, seen) -> print(lane.id(), rig.rounds(), seen));
    print("embedded", rig.rounds(), embedded);
    double ours = Figures.median(lanes.get(Lane.OURS).perSecond);
    Figures.print(
        "saturation",
        "ratio ours_of_plain=%.1f ours_of_sixteen=%.2f wanted=2.00 ours_of_embedded=%.2f wanted=0.60 aim=0.75 calls_task=%.2f",
        ours / Figures.median(lanes.get(Lane.PLAIN).perSecond),
        ours / Figures.median(lanes.get(Lane.SIXTEEN).perSecond),
        ours / Figures.median(embedded.perSecond),
        server.departments().callsPerTask());
  }

  private static void measure(Rig rig, Lane lane, Seen seen) throws Exception {
    BenchServer server = rig.server();
    WorkerProcess worker = rig.worker(lane).fetching();
    Cost before = rig.cost(worker);
    int tasksBefore = server.reports().completed();
    Arrivals arrivals =
        Arrivals.of(
            server, lane.bundle(DEPARTMENTS), lane == Lane.PLAIN ? PLAIN_CASES : CASES, PER_SECOND);
    long last = arrivals.awaitJoins(LONGEST);
    int tasks = server.reports().completed() - tasksBefore;
    seen.cost = seen.cost.plus(rig.cost(worker).since(before));
    seen.tasks += tasks;
    seen.perSecond.add(tasks / ((last - arrivals.began()) / 1e9));
    worker.resting();
    server.cancel(lane.bundle(DEPARTMENTS));
  }

  private static void measure(Rig rig, EmbeddedEngine engine, Seen seen) throws Exception {
    Cost before = rig.cost();
    double perSecond = engine.run(DEPARTMENTS, CASES, PER_SECOND);
    seen.cost = seen.cost.plus(rig.cost().since(before));
    seen.tasks += (long) CASES * DEPARTMENTS;
    seen.perSecond.add(perSecond);
  }

  private static void print(String variant, int rounds, Seen seen) {
    Figures.print(
        "saturation",
        "variant=%s departments=%d rounds=%d tasks=%d tasks_s=%.1f %s",
        variant,
        DEPARTMENTS,
        rounds,
        seen.tasks,
        Figures.median(seen.perSecond),
        seen.cost.perCase(seen.tasks / DEPARTMENTS));
  }
}
