package io.onething.bench;

import java.util.List;

/**
 * All departments of a case answer at the same moment, so that the reports meet at the join.
 * Wanted: no completion fails and no department is called a second time.
 */
final class TogetherScenario implements Bench.Scenario {

  private static final List<Integer> SIDE_BY_SIDE = List.of(3, 5, 10);
  private static final int CASES = 20;
  private static final double PER_SECOND = 20;

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    server.departments().behave(Departments::together);
    for (Lane lane : Lane.values()) {
      rig.worker(lane).fetching();
      for (int departments : SIDE_BY_SIDE) {
        measure(rig, lane, departments);
      }
      rig.worker(lane).resting();
    }
    server.departments().behave(Departments::usual);
  }

  private static void measure(Rig rig, Lane lane, int departments) throws Exception {
    BenchServer server = rig.server();
    // One client does one after another: nothing meets, and many cases would only take long.
    int cases = lane == Lane.PLAIN ? 1 : CASES;
    server.departments().forget();
    long failed = server.reports().failed();
    Cost cost = Cost.none();
    for (int round = 0; round < rig.rounds(); round++) {
      Cost before = rig.cost(rig.worker(lane));
      Arrivals.of(server, lane.bundle(departments), cases, PER_SECOND).awaitJoins();
      cost = cost.plus(rig.cost(rig.worker(lane)).since(before));
    }
    Figures.print(
        "together",
        "variant=%s departments=%d rounds=%d cases=%d failed_completions=%d wanted=0 calls_task=%.2f wanted=1.00 %s",
        lane.id(),
        departments,
        rig.rounds(),
        cases * rig.rounds(),
        server.reports().failed() - failed,
        server.departments().callsPerTask(),
        cost.perCase((long) cases * rig.rounds()));
  }
}
