package io.onething.bench;

/**
 * What a worker needs that works as fast as it can while ten thousand tasks wait: the resident
 * memory of its process at its highest, heap and everything else. Wanted: below 300 MiB.
 */
final class MemoryScenario implements Bench.Scenario {

  private static final int DEPARTMENTS = 5;
  private static final int CASES = 2_000;
  private static final double WANTED_MEBIBYTES = 300;
  private static final int SECONDS = 20;

  @Override
  public void run(Rig rig) throws Exception {
    BenchServer server = rig.server();
    server.departments().behave(Departments::usual);
    server.departments().forget();
    BenchServer.Waiting waiting = server.fill(Lane.OURS.bundle(DEPARTMENTS), 1, CASES, CASES);
    try (WorkerProcess worker =
        WorkerProcess.launch(rig.spec(Lane.OURS, "memory"), Rig.WORKER_OPTIONS)) {
      int before = server.reports().completed();
      worker.fetching();
      long idle = worker.mebibytes("VmRSS");
      Thread.sleep(SECONDS * 1000L);
      Figures.print(
          "memory",
          "variant=ours waiting=%d done=%d options=%s started_mib=%d highest_mib=%d of_300mib=%.2f",
          CASES * DEPARTMENTS,
          server.reports().completed() - before,
          String.join(",", Rig.WORKER_OPTIONS),
          idle,
          worker.mebibytes("VmHWM"),
          worker.mebibytes("VmHWM") / WANTED_MEBIBYTES);
      worker.resting();
    }
    server.remove(waiting);
  }
}
