package io.onething.bench;

import java.util.List;

/**
 * What a worker's own JVM is told on its command line.
 *
 * @param id tells it from others of its lane
 * @param server where it fetches
 * @param tokenAddress where it gets its token
 * @param departments the address of all departments
 * @param lockMillis how long our worker locks a task; official clients keep their default
 */
record WorkerSpec(
    Lane lane, String id, String server, String tokenAddress, String departments, long lockMillis) {

  /** The client of the identity provider that all workers are. */
  static final String CLIENT = "worker";

  static final String SECRET = io.onething.testing.TestServer.WORKER_SECRET;

  static WorkerSpec of(List<String> arguments) {
    return new WorkerSpec(
        Lane.valueOf(arguments.get(0)),
        arguments.get(1),
        arguments.get(2),
        arguments.get(3),
        arguments.get(4),
        Long.parseLong(arguments.get(5)));
  }

  List<String> arguments() {
    return List.of(lane.name(), id, server, tokenAddress, departments, String.valueOf(lockMillis));
  }
}
