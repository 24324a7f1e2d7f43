package io.onething.departments.calls;

import io.onething.departments.Batch;
import io.onething.departments.Call;
import io.onething.departments.Check;
import io.onething.departments.FeelFault;
import io.onething.departments.Idempotency;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, String> given = new LinkedHashMap<>(trace(task.traceparent()));
    if (call.idempotency() instanceof Idempotency.Key key) {
      given.put(key.header(), task.idempotencyKey());
    }
    return writing.write(call.request(), task.names(), given);
  }

  /**
   * The question that is asked before a call is made again, as {@link #prepare}.
   *
   * @param check the call's
   */
  public OutgoingRequest prepare(Check check, CaseTask task) {
    return writing.write(check.request(), task.names(), trace(task.traceparent()));
  }

  private static Map<String, String> trace(@Nullable String traceparent) {
    String trace = TraceContext.child(traceparent);
    return trace == null ? Map.of() : Map.of(TraceContext.HEADER, trace);
  }

  /**
   * Makes the call and says how it ended.
   *
   * @throws LeftAlone when the department is not to be called for a while
   * @throws InterruptedException when it was broken off; the department may have done it
   */
  public Exchange<CallOutcome> call(Call call, CaseTask task) throws InterruptedException {
    Sent sent = Sent.over(transport, guard, time, () -> prepare(call, task));
    CallOutcome outcome =
        AnswerReading.understood(
            () -> AnswerReading.read(call, task, sent.answer()), failed -> failed);
    return new AttemptNotes(call, task, sent).call(outcome);
  }

  /**
   * Asks whether an earlier attempt has been done, as {@link #call}.
   *
   * @param check the call's
   */
  public Exchange<CheckResult> check(Call call, Check check, CaseTask task)
      throws InterruptedException {
    Sent sent = Sent.over(transport, guard, time, () -> prepare(check, task));
    CheckResult result =
        AnswerReading.understood(
            () -> new CheckReading(call, check, task).read(sent.answer()),
            CheckResult.Unclear::new);
    return new AttemptNotes(call, task, sent).check(result);
  }

  /**
   * Makes one call for many cases, as {@link #call}.
   *
   * @param tasks at least one; each has an idempotency key of its own
   * @param traceparent the trace that the call belongs to; null for none
   * @return one for each task, in their order
   */
  public List<Exchange<CallOutcome>> callTogether(
      Call call, List<CaseTask> tasks, @Nullable String traceparent) throws InterruptedException {
    Batch batch = call.batch();
    if (batch == null) {
      throw new IllegalArgumentException(call.topic() + " is no batch");
    }
    Sent sent = Sent.over(transport, guard, time, () -> prepareTogether(call, tasks, traceparent));
    List<CallOutcome> outcomes = new BatchReading(call, batch, tasks).read(sent.answer());
    List<Exchange<CallOutcome>> exchanges = new ArrayList<>();
    for (int task = 0; task < tasks.size(); task++) {
      exchanges.add(new AttemptNotes(call, tasks.get(task), sent).call(outcomes.get(task)));
    }
    return exchanges;
  }

  /**
   * The request for many cases, as {@link #prepare}.
   *
   * @param tasks at least one
   * @param traceparent as above
   */
  OutgoingRequest prepareTogether(Call call, List<CaseTask> tasks, @Nullable String traceparent) {
    List<Map<String, @Nullable Object>> items = new ArrayList<>();
    for (CaseTask task : tasks) {
      Map<String, @Nullable Object> item = new LinkedHashMap<>();
      item.put("key", task.idempotencyKey());
      item.put("caseNumber", task.caseNumber());
      item.putAll(task.facts());
      items.add(item);
    }
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put("items", items);
    return writing.write(call.request(), names, trace(traceparent));
  }

  @Override
  public void close() {
    transport.close();
  }
}
