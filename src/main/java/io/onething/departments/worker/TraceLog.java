package io.onething.departments.worker;

import io.onething.departments.calls.TraceContext;
import org.camunda.bpm.client.task.ExternalTask;
import org.slf4j.MDC;

/** Marks the log lines of the current thread with the trace id of a case. */
final class TraceLog implements AutoCloseable {
  private static final String KEY = "traceId";

  private TraceLog() {}

  static TraceLog of(ExternalTask task) {
    String trace =
        TraceContext.traceId(task.getVariable("traceparent") instanceof String text ? text : null);
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
