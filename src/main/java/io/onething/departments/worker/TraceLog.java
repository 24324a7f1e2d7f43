package io.onething.departments.worker;

import io.onething.departments.calls.TraceContext;
import org.camunda.bpm.client.task.ExternalTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Marks the log lines of the current thread with a trace id: a case's, or a batch's. */
final class TraceLog implements AutoCloseable {
  private static final String KEY = "traceId";

  private TraceLog() {}

  static TraceLog of(ExternalTask task) {
    return of(task.getVariable("traceparent") instanceof String text ? text : null);
  }

  static TraceLog of(@Nullable String traceparent) {
    String trace = TraceContext.traceId(traceparent);
    if (trace != null) {
      MDC.put(KEY, trace);
    }
    return new TraceLog();
  }

  @Override
  public void close() {
    MDC.remove(KEY);
  }
}
