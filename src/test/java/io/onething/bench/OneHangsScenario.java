package io.onething.bench;

import io.onething.bench.BenchServer.Begun;
import io.onething.bench.Departments.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One of five departments hangs for half a minute while cases keep coming: how long the tasks of
 * the other four take then, from the commit of the start to the answer to their completion, against
 * the same arrivals without a hanging department. Wanted: the slowest hundredth at most 1.1 times.
 */
final class OneHangsScenario implements Bench.Scenario {

  private static final int DEPARTMENTS = 5;
  private static final Duration HANG = Duration.ofSeconds(30);
  private static final Duration WITHOUT = Duration.ofSeconds(20);

  @Override
  public void run(Rig rig) throws Exception {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    rig.worker(Lane.OURS).fetching();
    for (int round = 0; round < rig.rounds(); round++) {
      List<Double> usual = others(rig, Lane.OURS, 4, WITHOUT, false);
      List<Double> hanging = others(rig, Lane.OURS, 4, HANG, true);
      ratios.add(Figures.percentile(hanging, 99) / Figures.percentile(usual, 99));
      without.addAll(usual);
      with.addAll(hanging);
    }
    rig.worker(Lane.OURS).resting();
    print(rig, "ours", without, with);
    for (Lane lane : List.of(Lane.PLAIN, Lane.SIXTEEN)) {
      // Once: nothing but the hanging department decides how long they take.
      rig.worker(lane).fetching();
      List<Double> usual = others(rig, lane, 0.5, WITHOUT, false);
      print(rig, lane.id(), usual, others(rig, lane, 0.5, HANG, true));
      rig.worker(lane).resting();
    }
    Figures.print(
        "one-hangs",
        "ratio p99_of_without=%.2f pooled=%.2f wanted=1.10",
        Figures.median(ratios),
        Figures.percentile(with, 99) / Figures.percentile(without, 99));
  }

  private static void print(Rig rig, String variant, List<Double> without, List<Double> with) {
    Figures.print(
        "one-hangs",
        "variant=%s departments=%d rounds=%d hang_s=%d tasks=%d p50_ms=%.0f p99_ms=%.0f without_p50_ms=%.0f without_p99_ms=%.0f",
        variant,
        DEPARTMENTS,
        rig.rounds(),
        HANG.toSeconds(),
        with.size(),
        Figures.median(with),
        Figures.percentile(with, 99),
        Figures.median(without),
        Figures.percentile(without, 99));
  }

  /** The milliseconds of the tasks of all departments but the first. */
  private static List<Double> others(
      Rig rig, Lane lane, double perSecond, Duration length, boolean hangs) throws Exception {
    BenchServer server = rig.server();
    String first = lane.id() + "-1";
    CountDownLatch released = new CountDownLatch(hangs ? 1 : 0);
    server.departments().forget();
    server
        .departments()
        .behave(
            call -> {
              Departments.usual(call);
              if (call.department().equals(first)) {
                boolean unused = released.await(2, TimeUnit.MINUTES);
              }
            });
    int count = (int) Math.round(length.toSeconds() * perSecond);
    Arrivals arrivals = Arrivals.of(server, lane.bundle(DEPARTMENTS), count, perSecond);
    long end = arrivals.began() + length.toNanos();
    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    released.countDown();
    server.departments().behave(Departments::usual);
    arrivals.awaitJoins();
    return took(server, arrivals.cases(), first);
  }

  private static List<Double> took(BenchServer server, List<Begun> cases, String except) {
    Map<String, Long> begun = new HashMap<>();
    cases.forEach(one -> begun.put(one.number(), one.committed()));
    Map<String, Double> byTask = new HashMap<>();
    for (Received call : server.departments().received()) {
      Long completed = server.reports().completedAt(call.key());
      Long from = begun.get(call.caseNumber());
      if (!call.department().equals(except) && completed != null && from != null) {
        byTask.put(call.key(), Figures.millis(completed - from));
      }
    }
    return List.copyOf(byTask.values());
  }
}
