package io.onething.bench;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the scenarios measure: one server and a worker process for each lane, started when first
 * asked for and kept, so that all lanes are equally warm.
 */
final class Rig implements AutoCloseable {

  /** Cases that each lane goes through before it is measured. */
  private static final int WARM_UP = 300;

  static final String[] WORKER_OPTIONS = {"-Xmx256m", "-XX:+UseSerialGC"};

  private final int rounds;
  private final Map<Lane, WorkerProcess> workers = new EnumMap<>(Lane.class);
  private @Nullable BenchServer server;

  /**
   * @param rounds how often each scenario is measured, lanes in turn
   */
  Rig(int rounds) {
    this.rounds = rounds;
  }

  int rounds() {
    return rounds;
  }

  BenchServer server() throws Exception {
    BenchServer known = server;
    if (known == null) {
      known = BenchServer.start();
      server = known;
      warmUp();
    }
    return known;
  }

  private void warmUp() throws Exception {
    for (Lane lane : Lane.values()) {
      worker(lane).fetching();
      // The plain client does ten tasks at a time, one after another: no need to wait for many.
      int cases = lane == Lane.PLAIN ? WARM_UP / 50 : WARM_UP;
      Arrivals.of(server(), lane.bundle(5), cases, 30).awaitJoins();
      worker(lane).resting();
    }
  }

  /** The process of the lane, not fetching unless somebody said so. */
  WorkerProcess worker(Lane lane) throws Exception {
    WorkerProcess known = workers.get(lane);
    if (known == null) {
      known = WorkerProcess.launch(spec(lane, lane.id()), WORKER_OPTIONS);
      workers.put(lane, known);
    }
    return known;
  }

  /** What a worker of the lane is told. */
  WorkerSpec spec(Lane lane, String id) throws Exception {
    BenchServer known = server();
    return new WorkerSpec(
        lane,
        id,
        known.address(),
        known.tokenAddress(),
        known.departments().address(),
        LEASE_MILLIS);
  }

  /** How long our worker locks a task; the worker's default. */
  static final long LEASE_MILLIS = 15_000;

  Cost cost(WorkerProcess... measured) throws Exception {
    return Cost.now(server().bean(JdbcClient.class), measured);
  }

  @Override
  public void close() throws IOException {
    workers.values().forEach(WorkerProcess::close);
    if (server != null) {
      server.close();
    }
  }
}
