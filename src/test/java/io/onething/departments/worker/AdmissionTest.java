package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.calls.Answer;
import io.onething.departments.calls.CallGuard.Turn;
import io.onething.departments.calls.LeftAlone;
import io.onething.departments.worker.LimitShare.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private Instant now = Instant.parse("2026-11-25T08:00:00Z");
  private final Underway underway = new Underway();
  private final Admission admission = Admissions.of(new LimitShare(2, null), underway, () -> now);

  @ParameterizedTest
  @EnumSource(names = {"UNREACHABLE", "TIMED_OUT", "BROKEN"})
  void leavesADepartmentAloneThatDoesNotAnswer(Cause failure) throws Exception {
    ask(Admissions.none(failure));
    assertThat(admission.pause()).isZero();
    ask(Admissions.none(failure));
    assertThat(admission.pause()).isEqualTo(Duration.ofSeconds(30));
    LeftAlone alone = catchThrowableOfType(LeftAlone.class, admission::turn);
    assertThat(alone.pause()).isEqualTo(Duration.ofSeconds(30));
    now = now.plusSeconds(20);
    assertThat(admission.pause()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void leavesADepartmentAloneThatFails() throws Exception {
    ask(Admissions.status(200));
    ask(Admissions.status(500));
    assertThat(admission.isOnTrial()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 302, 400, 401, 404, 409, 429})
  void doesNotMindADepartmentThatRefuses(int status) throws Exception {
    for (int call = 0; call < 20; call++) {
      ask(Admissions.status(status));
    }
    assertThat(admission.isOnTrial()).isFalse();
  }

  @Test
  void countsNothingThatWasNeverSentNorBrokenOff() throws Exception {
    for (int call = 0; call < 20; call++) {
      ask(Admissions.unsent());
      admission.turn().close();
    }
    assertThat(admission.breaker().getMetrics().getNumberOfBufferedCalls()).isZero();
  }

  @Test
  void triesAFewCallsAfterThePauseAndTrustsTheDepartmentAgain() throws Exception {
    ask(Admissions.status(500));
    ask(Admissions.status(500));
    now = now.plusSeconds(31);
    assertThat(admission.pause()).isZero();
    try (Turn first = admission.turn();
        Turn second = admission.turn()) {
      assertThatThrownBy(admission::turn).isInstanceOf(LeftAlone.class);
      first.answered(Admissions.status(200));
      second.answered(Admissions.status(200));
    }
    assertThat(admission.breaker().getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void leavesTheDepartmentAloneAgainWhenTheTrialFails() throws Exception {
    ask(Admissions.status(500));
    ask(Admissions.status(500));
    now = now.plusSeconds(31);
    ask(Admissions.status(500));
    ask(Admissions.none(Cause.TIMED_OUT));
    assertThat(admission.pause()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void staysAwayFromABusyDepartmentAsLongAsItWants() throws Exception {
    try (Turn first = admission.turn();
        Turn second = admission.turn()) {
      first.answered(Admissions.busy(Duration.ofSeconds(7)));
      second.answered(Admissions.busy(Duration.ofSeconds(3)));
    }
    assertThat(admission.pause()).isEqualTo(Duration.ofSeconds(7));
    assertThat(catchThrowableOfType(LeftAlone.class, admission::turn).pause())
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(admission.isOnTrial()).as("a busy department is none that fails").isFalse();
    now = now.plusSeconds(7);
    assertThat(admission.pause()).isZero();
    ask(Admissions.status(200));
  }

  @Test
  void letsNoMoreInThanTheDepartmentTakes() throws Exception {
    Admission.Place first = admission.place();
    Admission.Place second = admission.place();
    assertThat(admission.inFlight()).isEqualTo(2);
    CountDownLatch in = new CountDownLatch(1);
    Thread third =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Admission.Place place = admission.place()) {
                    in.countDown();
                  } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                  }
                });
    assertThat(third.join(Duration.ofMillis(1))).isFalse();
    first.close();
    in.await();
    third.join();
    second.close();
    assertThat(admission.inFlight()).isZero();
  }

  @Test
  void beginsNoMoreCallsInAPeriodThanTheDepartmentTakes() throws Exception {
    Duration hour = Duration.ofHours(1);
    Admission slow = Admissions.of(new LimitShare(8, new Rate(2, hour)), () -> now);
    for (int call = 0; call < 2; call++) {
      assertThat(slow.pause()).isZero();
      slow.turn().close();
    }
    assertThat(slow.pause()).isBetween(Duration.ofMinutes(50), hour);
    Thread third = Thread.ofVirtual().start(() -> assertThatThrownBy(slow::turn).isNotNull());
    assertThat(third.join(Duration.ofMillis(1))).isFalse();
    third.interrupt();
    third.join();
  }

  @Test
  void callsOffWhoeverWaitsAndNobodyElse() throws Exception {
    Admission.Place all = admission.place();
    Admission.Place places = admission.place();
    List<Thread> waiting = new ArrayList<>();
    List<Throwable> ends = java.util.Collections.synchronizedList(new ArrayList<>());
    CountDownLatch begun = new CountDownLatch(3);
    for (int thread = 0; thread < 3; thread++) {
      waiting.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    underway.begin();
                    begun.countDown();
                    ends.add(catchThrowableOfType(Throwable.class, admission::place));
                    assertThat(underway.isWaiting()).isTrue();
                    underway.end();
                  }));
    }
    begun.await();
    underway.callOffWaiting();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(ends).hasSize(3).allMatch(InterruptedException.class::isInstance);
    assertThat(underway.begin()).isFalse();
    all.close();
    places.close();
    assertThat(admission.inFlight()).isZero();
    assertThat(underway.awaitNone(Duration.ZERO)).isTrue();
  }

  @Test
  void finishesACallThatHasBegun() throws Exception {
    AtomicReference<Object> end = new AtomicReference<>();
    CountDownLatch departed = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    Thread call =
        Thread.ofVirtual()
            .start(
                () -> {
                  underway.begin();
                  try (Turn turn = admission.turn()) {
                    departed.countDown();
                    stopping.await();
                    turn.answered(Admissions.status(200));
                    try (Turn second = admission.turn()) {
                      end.set("second call of the same task");
                    }
                  } catch (InterruptedException | RuntimeException broken) {
                    end.set(broken);
                  } finally {
                    underway.end();
                  }
                });
    departed.await();
    underway.callOffWaiting();
    assertThat(underway.awaitNone(Duration.ofMillis(1))).isFalse();
    stopping.countDown();
    call.join();
    assertThat(end.get()).isEqualTo("second call of the same task");
    assertThat(underway.awaitNone(Duration.ZERO)).isTrue();
  }

  private void ask(Answer answer) throws InterruptedException {
    try (Turn turn = admission.turn()) {
      turn.answered(answer);
    }
  }
}
