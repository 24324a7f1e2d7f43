package io.onething.departments.worker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.client.task.ExternalTask;

/** How many tasks of each process instance this worker is busy with at the moment. */
final class Siblings {
  private final Map<String, Integer> busy = new ConcurrentHashMap<>();

  /** A task that this worker is busy with, until it is closed. */
  interface Busy extends AutoCloseable {
    @Override
    void close();
  }

  /** Counts the task in. */
  Busy with(ExternalTask task) {
    String instance = task.getProcessInstanceId();
    busy.merge(instance, 1, Integer::sum);
    return () -> busy.computeIfPresent(instance, (key, count) -> count == 1 ? null : count - 1);
  }

  /** Those of the instance, whether they wait, are being called or are being reported. */
  int of(String instance) {
    return busy.getOrDefault(instance, 0);
  }
}
