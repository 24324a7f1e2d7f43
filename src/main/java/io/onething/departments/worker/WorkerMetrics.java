package io.onething.departments.worker;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.onething.departments.Attempt;
import io.onething.departments.Call;
import io.onething.departments.calls.TaskResult;
import java.time.Duration;

/** Counts and measures calls, by department and topic; nothing of a case is a tag. */
final class WorkerMetrics {
  private static final String DEPARTMENT = "department";
  private static final String TOPIC = "topic";

  private final MeterRegistry registry;
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.ofDefaults();

  WorkerMetrics(MeterRegistry registry) {
    this.registry = registry;
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
  }

  /** Where breakers are made, so that they are shown. */
  CircuitBreakerRegistry breakers() {
    return breakers;
  }

  /** Shows the department's calls under way. */
  void watch(Admission admission) {
    Gauge.builder("onething.department.inflight", admission, Admission::inFlight)
        .description("Calls under way")
        .tag(DEPARTMENT, admission.department())
        .register(registry);
  }

  /** Each attempt, by how it ended; of a batch, each case's. */
  void tried(Call call, TaskResult result) {
    for (Attempt attempt : result.attempts()) {
      Timer.builder("onething.department.call")
          .description("Calls and checks, by how they ended")
          .tag(DEPARTMENT, call.department())
          .tag(TOPIC, call.topic())
          .tag("outcome", attempt.outcome().name())
          .publishPercentileHistogram()
          .minimumExpectedValue(Duration.ofMillis(5))
          .maximumExpectedValue(Duration.ofMinutes(1))
          .register(registry)
          .record(Duration.ofMillis(attempt.tookMillis()));
    }
  }

  /** A failure that will be tried again. */
  void retried(Call call) {
    Counter.builder("onething.department.retries")
        .description("Failures that are tried again")
        .tag(DEPARTMENT, call.department())
        .tag(TOPIC, call.topic())
        .register(registry)
        .increment();
  }
}
