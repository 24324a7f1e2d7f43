package io.onething.departments.worker;

import io.onething.departments.Call;
import io.onething.departments.calls.TaskResult;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import org.camunda.bpm.client.task.ExternalTask;
import org.camunda.bpm.client.task.ExternalTaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all departments of a worker share.
 *
 * @param threads one virtual thread for each task or batch
 * @param timer only starts things
 * @param pause waits
 */
record WorkTools(
    ExecutorService threads,
    ScheduledExecutorService timer,
    LockExtension locks,
    Siblings siblings,
    OutcomeReport report,
    WorkerMetrics metrics,
    Pause pause) {
  private static final Logger LOG = LoggerFactory.getLogger(WorkTools.class);

  /** Counts how a task ended and tells the server; a report that goes wrong is only logged. */
  void tell(Call call, ExternalTask task, TaskResult result, ExternalTaskService server)
      throws InterruptedException {
    try {
      metrics.tried(call, result);
      report.report(call, task, result, server);
    } catch (RuntimeException unexpected) {
      LOG.error(
          "{} of case {}: outcome could not be reported",
          call.topic(),
          task.getBusinessKey(),
          unexpected);
    }
  }
}
