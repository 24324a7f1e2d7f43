package io.onething.departments.calls;

import io.onething.departments.Attempt;
import io.onething.departments.Attempt.Cause;
import io.onething.departments.Attempt.Ending;
import io.onething.departments.Attempt.Kind;
import io.onething.departments.Call;
import io.onething.departments.FeelFault;
import io.onething.departments.Idempotency;
import io.onething.departments.MessageMasking;
import io.onething.departments.calls.CallOutcome.Failed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes one department's calls: the way in for the worker role, and for whoever tries a call out.
 * Whatever goes wrong on the way is an outcome.
 */
public final class DepartmentCaller implements AutoCloseable {
  private final RequestWriting writing;
  private final Transport transport;
  private final CallGuard guard;
  private final InstantSource time;

  /**
   * @param transport signs in and sends; or answers what a sample says
   * @param guard when a request may be sent
   */
  public DepartmentCaller(
      DepartmentAddress address, Transport transport, CallGuard guard, InstantSource time) {
    this.writing = new RequestWriting(address);
    this.transport = transport;
    this.guard = guard;
    this.time = time;
  }

  /** One that is not kept waiting. */
  public DepartmentCaller(DepartmentAddress address, Transport transport, InstantSource time) {
    this(address, transport, CallGuard.NONE, time);
  }

  /**
   * The request as it would be sent, sign-in apart.
   *
   * @throws ContractBroken when it leads elsewhere, or cannot be written in its format
   * @throws FeelFault when an expression fails
   */
  public OutgoingRequest prepare(Call call, CaseTask task) {
    Map<String, String> given = new LinkedHashMap<>();
    if (call.idempotency() instanceof Idempotency.Key key) {
      given.put(key.header(), task.idempotencyKey());
    }
    String trace = TraceContext.child(task.traceparent());
    if (trace != null) {
      given.put(TraceContext.HEADER, trace);
    }
    return writing.write(call.request(), task.names(), given);
  }

  /**
   * Makes the call and says how it ended.
   *
   * @throws LeftAlone when the department is not to be called for a while
   * @throws InterruptedException when it was broken off; the department may have done it
   */
  public Exchange<CallOutcome> call(Call call, CaseTask task) throws InterruptedException {
    Sent sent = send(() -> prepare(call, task));
    CallOutcome outcome =
        understood(() -> AnswerReading.read(call, task, sent.answer()), failed -> failed);
    return exchange(call, task, sent, Kind.CALL, outcome);
  }

  private record Sent(
      @Nullable OutgoingRequest request,
      @Nullable DepartmentResponse response,
      Answer answer,
      Instant began,
      Duration took) {}

  private Sent send(Supplier<OutgoingRequest> written) throws InterruptedException {
    Instant began = time.instant();
    OutgoingRequest request;
    try {
      request = written.get();
    } catch (ContractBroken | FeelFault broken) {
      Answer unsent = Answer.unsent(String.valueOf(broken.getMessage()));
      return new Sent(null, null, unsent, began, Duration.ZERO);
    }
    try (CallGuard.Turn turn = guard.turn()) {
      began = time.instant();
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
      return new Sent(request, response, answer, began, Duration.ofNanos(System.nanoTime() - from));
    }
  }

  /** What is thrown while an answer is read is a defect of ours, not the end of the task. */
  private static <T> T understood(Supplier<T> reading, Function<Failed, T> failing) {
    try {
      return reading.get();
    } catch (RuntimeException | StackOverflowError unexpected) {
      String what = "defect of ours, " + unexpected.getClass().getSimpleName();
      return failing.apply(Failed.of(Cause.DEFECT, what).spending(CallOutcome.Spends.ONE));
    }
  }

  private static Exchange<CallOutcome> exchange(
      Call call, CaseTask task, Sent sent, Kind kind, CallOutcome outcome) {
    CallOutcome described =
        outcome instanceof Failed failed ? described(call, task, failed, sent) : outcome;
    return new Exchange<>(
        sent.request(), sent.response(), described, attempt(task, sent, kind, described));
  }

  private static Failed described(Call call, CaseTask task, Failed failed, Sent sent) {
    String details =
        "%s %s, %s, delivery %d, key %s, %d ms, %s"
            .formatted(
                call.topic(),
                call.request().method(),
                failed.cause(),
                task.deliveries(),
                task.idempotencyKey(),
                sent.took().toMillis(),
                sent.answer().described());
    return new Failed(
        failed.cause(),
        MessageMasking.mask(call.department() + ": " + failed.message(), task.facts()),
        MessageMasking.mask(details, task.facts()),
        failed.spends(),
        failed.notBefore());
  }

  private static Attempt attempt(CaseTask task, Sent sent, Kind kind, CallOutcome outcome) {
    Ending ending =
        switch (outcome) {
          case CallOutcome.Completed completed -> Ending.COMPLETED;
          case CallOutcome.Pending pending -> Ending.PENDING;
          case CallOutcome.Refused refused -> Ending.REFUSED;
          case Failed failed -> Ending.FAILED;
        };
    String message =
        switch (outcome) {
          case CallOutcome.Refused refused -> refused.reason();
          case Failed failed -> failed.message();
          default -> null;
        };
    Integer status = sent.answer().status();
    return new Attempt(
        kind,
        task.idempotencyKey(),
        sent.began(),
        sent.took().toMillis(),
        status != null && status >= 100 && status <= 599 ? status : null,
        ending,
        outcome instanceof Failed failed ? failed.cause() : null,
        message);
  }

  @Override
  public void close() {
    transport.close();
  }
}
