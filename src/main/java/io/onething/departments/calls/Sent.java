package io.onething.departments.calls;

import io.onething.departments.FeelFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that was sent, or could not be.
 *
 * @param request null when it could not be written
 * @param response null when none came
 * @param began when it was sent
 * @param took from there to the answer
 */
record Sent(
    @Nullable OutgoingRequest request,
    @Nullable DepartmentResponse response,
    Answer answer,
    Instant began,
    Duration took) {

  /**
   * Writes a request, waits for its turn, sends it.
   *
   * @throws LeftAlone when the department is not to be called for a while
   */
  static Sent over(
      Transport transport, CallGuard guard, InstantSource time, Supplier<OutgoingRequest> written)
      throws InterruptedException {
    OutgoingRequest request;
    try {
      request = written.get();
    } catch (ContractBroken | FeelFault broken) {
      Answer unsent = Answer.unsent(String.valueOf(broken.getMessage()));
      return new Sent(null, null, unsent, time.instant(), Duration.ZERO);
    }
    try (CallGuard.Turn turn = guard.turn()) {
      Instant began = time.instant();
      long from = System.nanoTime();
      DepartmentResponse response = null;
      Answer answer;
      try {
        response = transport.send(request);
        answer = Answer.of(response, time);
      } catch (NoAnswer none) {
        answer = Answer.none(none);
      } catch (ContractBroken broken) {
        answer = Answer.unsent(String.valueOf(broken.getMessage()));
      }
      turn.answered(answer);
      Duration took = Duration.ofNanos(System.nanoTime() - from);
      return new Sent(request, response, answer, began, took);
    }
  }
}
