package io.onething.departments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;

/**
 * Counts and measures what departments are asked, by department and topic; nothing of a case is a
 * tag. The times are a histogram with fixed bounds, so that percentiles can be taken across
 * processes and over any time.
 */
public final class CallMeters {

  /** The tag with the department's id. */
  public static final String DEPARTMENT = "department";

  /** The tag with the topic. */
  public static final String TOPIC = "topic";

  private static final Duration[] BOUNDS = {
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(200),
    Duration.ofMillis(300),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1)
  };

  private final MeterRegistry registry;
  private final String prefix;

  /**
   * @param prefix what the meters' names begin with: {@code onething.department} makes {@code
   *     onething.department.call}
   */
  public CallMeters(MeterRegistry registry, String prefix) {
    this.registry = registry;
    this.prefix = prefix;
  }

  /** Shows the call's retries from now on, none so far: a rate needs the first one too. */
  public void show(Call call) {
    retries(call);
  }

  /** Each attempt, by how it ended. */
  public void tried(Call call, Collection<Attempt> attempts) {
    for (Attempt attempt : attempts) {
      Timer.builder(prefix + ".call")
          .description("Calls and checks, by how they ended")
          .tag(DEPARTMENT, call.department())
          .tag(TOPIC, call.topic())
          .tag("outcome", attempt.outcome().name())
          .serviceLevelObjectives(BOUNDS)
          .register(registry)
          .record(Duration.ofMillis(attempt.tookMillis()));
    }
  }

  /** The call is made another time. */
  public void retried(Call call) {
    retries(call).increment();
  }

  private Counter retries(Call call) {
    return Counter.builder(prefix + ".retries")
        .description("How often a call is made another time")
        .tag(DEPARTMENT, call.department())
        .tag(TOPIC, call.topic())
        .register(registry);
  }
}
