package io.onething.departments.worker;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.onething.departments.Breaker;
import io.onething.departments.calls.Answer;
import io.onething.departments.calls.CallGuard;
import io.onething.departments.calls.LeftAlone;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a department may be called: not more at a time and not faster than it takes, not while it
 * asked to be left alone, and not while it fails.
 */
final class Admission implements CallGuard {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  /** Longer than any call; a wait ends with the worker. */
  private static final Duration LONG = Duration.ofDays(1);

  /** While few calls are let through to see, the next ones come back soon. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final int MOST_TRIALS = 3;
  private static final RuntimeException OUTAGE = new Outage();

  private final String department;
  private final Underway underway;
  private final Bulkhead places;
  private final CallRate rate;
  private final CircuitBreaker breaker;
  private final Duration breakerPause;
  private final Hold busy;
  private final Hold open;

  /** Stands for whatever kept a department from answering. */
  private static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Outage() {
      super("the department failed", null, false, false);
    }
  }

  Admission(
      String department,
      LimitShare share,
      Breaker settings,
      Underway underway,
      CircuitBreakerRegistry breakers,
      Clock clock) {
    this.department = department;
    this.busy = new Hold(clock);
    this.open = new Hold(clock);
    this.underway = underway;
    this.places =
        Bulkhead.of(
            department,
            BulkheadConfig.custom()
                .maxConcurrentCalls(share.parallel())
                .maxWaitDuration(LONG)
                .build());
    this.rate = new CallRate(department, share.rate(), LONG);
    this.breakerPause = settings.pause();
    this.breaker =
        breakers.circuitBreaker(
            department,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(Math.ceilDiv(settings.window(), 2))
                .failureRateThreshold(settings.failures())
                .waitDurationInOpenState(settings.pause())
                .permittedNumberOfCallsInHalfOpenState(Math.min(MOST_TRIALS, share.parallel()))
                .clock(clock)
                .build());
    breaker
        .getEventPublisher()
        .onStateTransition(event -> changed(event.getStateTransition().getToState()));
  }

  private void changed(CircuitBreaker.State state) {
    switch (state) {
      case OPEN -> {
        open.atLeast(breakerPause);
        LOG.warn("{} fails, it is left alone for {}", department, breakerPause);
      }
      case HALF_OPEN -> LOG.info("{} is tried again", department);
      case CLOSED -> LOG.info("{} answers again", department);
      default -> {}
    }
  }

  /** A place at the department, for as long as one task or one batch needs it. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for a place. */
  Place place() throws InterruptedException {
    try {
      places.acquirePermission();
    } catch (AcquirePermissionCancelledException interrupted) {
      Thread.interrupted();
      throw (InterruptedException) new InterruptedException().initCause(interrupted);
    }
    return places::onComplete;
  }

  /** Waits for a turn at the department's pace. */
  @Override
  public Turn turn() throws InterruptedException {
    leaveAloneWhileBusy();
    rate.await();
    leaveAloneWhileBusy();
    if (!breaker.tryAcquirePermission()) {
      Duration pause = pause();
      throw new LeftAlone("left alone after failures", pause.compareTo(SOON) > 0 ? pause : SOON);
    }
    try {
      underway.depart();
    } catch (CalledOff stopping) {
      breaker.releasePermission();
      throw stopping;
    }
    return new BreakerTurn();
  }

  private void leaveAloneWhileBusy() {
    Duration left = busy.left();
    if (!left.isZero()) {
      throw new LeftAlone("department is busy", left);
    }
  }

  private final class BreakerTurn implements Turn {
    private final long began = System.nanoTime();
    private boolean answered;

    @Override
    public void answered(Answer answer) {
      if (answer.retryAfter() != null) {
        busy.atLeast(answer.retryAfter());
      } else if (answer.isOutage()) {
        answered = true;
        breaker.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, OUTAGE);
      } else if (answer.status() != null) {
        answered = true;
        breaker.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
      }
    }

    /** Neither well nor ill: busy, broken off, or never sent. */
    @Override
    public void close() {
      if (!answered) {
        breaker.releasePermission();
      }
    }
  }

  /** How long until a fetch makes sense; zero for now. */
  Duration pause() {
    boolean failing = breaker.getState() == CircuitBreaker.State.OPEN;
    Duration left = longer(busy.left(), rate.pause());
    return failing ? longer(left, open.left()) : left;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /** Whether the department is not trusted: few calls are let through, to see. */
  boolean isOnTrial() {
    return breaker.getState() != CircuitBreaker.State.CLOSED;
  }

  /** Calls under way. */
  int inFlight() {
    return places.getMetrics().getMaxAllowedConcurrentCalls()
        - places.getMetrics().getAvailableConcurrentCalls();
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  String department() {
    return department;
  }
}
