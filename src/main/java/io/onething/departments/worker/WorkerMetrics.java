package io.onething.departments.worker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.onething.departments.Call;
import io.onething.departments.CallMeters;
import io.onething.departments.calls.TaskResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts and measures calls, by department and topic; nothing of a case is a tag. */
final class WorkerMetrics {

  private final MeterRegistry registry;
  private final CallMeters calls;
  private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

  WorkerMetrics(MeterRegistry registry) {
    this.registry = registry;
    this.calls = new CallMeters(registry, "onething.department");
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
  }

  /** Where breakers are made, so that they are shown. */
  CircuitBreakerRegistry breakers() {
    return breakers;
  }

  /** Shows the call from now on, before it is made for the first time. */
  void show(Call call) {
    calls.show(call);
    underway(call);
  }

  /** A call under way, of one task or of one batch. */
  interface OnTheWay extends AutoCloseable {
    @Override
    void close();
  }

  /** The call sets out; it is under way until it is closed. */
  OnTheWay setOut(Call call) {
    AtomicInteger underway = underway(call);
    underway.incrementAndGet();
    return underway::decrementAndGet;
  }

  /** Each attempt, by how it ended; of a batch, each case's. */
  void tried(Call call, TaskResult result) {
    calls.tried(call, result.attempts());
  }

  /** A failure that will be tried again. */
  void retried(Call call) {
    calls.retried(call);
  }

  private AtomicInteger underway(Call call) {
    return inFlight.computeIfAbsent(
        call.topic(),
        topic -> {
          AtomicInteger underway = new AtomicInteger();
          Gauge.builder("onething.department.inflight", underway, AtomicInteger::get)
              .description("Calls under way")
              .tag(CallMeters.DEPARTMENT, call.department())
              .tag(CallMeters.TOPIC, topic)
              .register(registry);
          return underway;
        });
  }
}
