package io.onething.bench;

import io.onething.bench.Departments.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A worker's process is killed: in a call, and in a long poll, whose request lives on in the server
 * and takes the next task for a dead worker. How long until another worker makes the call, and what
 * the department has done in the end. Wanted: within the lease and a second, exactly one effect.
 */
final class KilledScenario implements Bench.Scenario {

  /** Short, so that many rounds fit; the worker's default is longer. */
  private static final long LEASE_MILLIS = 5_000;

  private static final String[] OPTIONS = {
    "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"
  };

  @Override
  public void run(Rig rig) throws Exception {
    List<Double> inCall = new ArrayList<>();
    List<Double> inPoll = new ArrayList<>();
    int calls = 0;
    int effects = 0;
    WorkerProcess other = launch(rig, "other");
    for (int round = 0; round < rig.rounds(); round++) {
      rig.server().departments().forget();
      inCall.add(killedInCall(rig, launch(rig, "victim"), other));
      inPoll.add(killedInPoll(rig, launch(rig, "victim"), other));
      calls += rig.server().departments().received().size();
      effects += effects(rig);
    }
    other.close();
    int tasks = 2 * rig.rounds();
    Figures.print(
        "killed",
        "variant=ours while=call lease_ms=%d rounds=%d p50_ms=%.0f max_ms=%.0f of_lease_and_second=%.2f wanted=1.00",
        LEASE_MILLIS,
        rig.rounds(),
        Figures.median(inCall),
        Figures.percentile(inCall, 100),
        Figures.percentile(inCall, 100) / (LEASE_MILLIS + 1000));
    Figures.print(
        "killed",
        "variant=ours while=poll lease_ms=%d rounds=%d p50_ms=%.0f max_ms=%.0f of_lease_and_second=%.2f wanted=1.00",
        LEASE_MILLIS,
        rig.rounds(),
        Figures.median(inPoll),
        Figures.percentile(inPoll, 100),
        Figures.percentile(inPoll, 100) / (LEASE_MILLIS + 1000));
    Figures.print(
        "killed",
        "effects variant=ours tasks=%d calls=%d effects=%d effects_task=%.2f wanted=1.00",
        tasks,
        calls,
        effects,
        effects / (double) tasks);
  }

  /** A department that keeps its promise does once what it is told twice with the same key. */
  private static int effects(Rig rig) throws Exception {
    return (int)
        rig.server().departments().received().stream().map(Received::key).distinct().count();
  }

  private static WorkerProcess launch(Rig rig, String id) throws Exception {
    WorkerSpec usual = rig.spec(Lane.OURS, id);
    return WorkerProcess.launch(
        new WorkerSpec(
            usual.lane(),
            id,
            usual.server(),
            usual.tokenAddress(),
            usual.departments(),
            LEASE_MILLIS),
        OPTIONS);
  }

  /** Milliseconds from the kill until the department is called again. */
  private static double killedInCall(Rig rig, WorkerProcess victim, WorkerProcess other)
      throws Exception {
    Departments departments = rig.server().departments();
    Set<String> known = ConcurrentHashMap.newKeySet();
    departments.behave(
        call -> {
          if (known.add(call.key())) {
            Thread.sleep(4 * LEASE_MILLIS);
          }
          Departments.usual(call);
        });
    victim.fetching();
    String number = rig.server().begin(Lane.OURS.bundle(1)).number();
    await(departments, number, 1);
    other.fetching();
    // So long that the lock has been extended: what is left of the lease is what it is.
    Thread.sleep(LEASE_MILLIS);
    long killed = System.nanoTime();
    victim.kill();
    long again = await(departments, number, 2);
    rig.server().cases().awaitJoin(number);
    other.resting();
    departments.behave(Departments::usual);
    return Figures.millis(again - killed);
  }

  /**
   * Milliseconds from the start of the case, just after the kill, until the department is called.
   */
  private static double killedInPoll(Rig rig, WorkerProcess victim, WorkerProcess other)
      throws Exception {
    Departments departments = rig.server().departments();
    victim.fetching();
    // Every department's first fetch has reached the server.
    Thread.sleep(1_000);
    victim.kill();
    long killed = System.nanoTime();
    String number = rig.server().begin(Lane.OURS.bundle(1)).number();
    other.fetching();
    long called = await(departments, number, 1);
    rig.server().cases().awaitJoin(number);
    other.resting();
    return Figures.millis(called - killed);
  }

  /** When the so-manieth call of the case was received. */
  private static long await(Departments departments, String number, int calls)
      throws InterruptedException {
    while (true) {
      List<Received> received =
          departments.received().stream().filter(call -> call.caseNumber().equals(number)).toList();
      if (received.size() >= calls) {
        return received.get(calls - 1).at();
      }
      Thread.sleep(5);
    }
  }
}
