package io.onething.supervision;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.onething.departments.Call;
import io.onething.departments.CallMeters;
import io.onething.departments.DepartmentFiles;
import io.onething.engine.OpenCalls.Load;
import java.time.Duration;
import java.util.function.ToDoubleBiFunction;

/**
 * The open calls of each topic. All servers read them from one database and say the same: take the
 * greatest over the servers, never the sum.
 */
class TopicGauges implements MeterBinder {

  private final DepartmentFiles files;
  private final DepartmentWatch watch;

  TopicGauges(DepartmentFiles files, DepartmentWatch watch) {
    this.files = files;
    this.watch = watch;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Call call : files.calls()) {
      gauge(
          registry,
          call,
          "onething.calls.waiting",
          "Calls that the department has not answered",
          (load, look) -> load.waiting());
      gauge(
          registry,
          call,
          "onething.calls.oldest.seconds",
          "For how many seconds the oldest of them has waited",
          (load, look) ->
              load.oldest() == null
                  ? 0
                  : Math.max(0, Duration.between(load.oldest(), look.at()).toSeconds()));
      gauge(
          registry,
          call,
          "onething.calls.desk",
          "Calls at the fallback desk",
          (load, look) -> load.atDesk());
    }
  }

  private void gauge(
      MeterRegistry registry,
      Call call,
      String name,
      String description,
      ToDoubleBiFunction<Load, DepartmentWatch.Look> value) {
    Gauge.builder(
            name,
            watch,
            seen ->
                seen.last()
                    .map(
                        look ->
                            value.applyAsDouble(
                                look.loads().getOrDefault(call.topic(), Load.NONE), look))
                    .orElse(Double.NaN))
        .description(description)
        .tag(CallMeters.DEPARTMENT, call.department())
        .tag(CallMeters.TOPIC, call.topic())
        .register(registry);
  }
}
