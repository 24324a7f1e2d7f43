package io.onething.departments.worker;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

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
    OutcomeReport report,
    WorkerMetrics metrics,
    Pause pause) {}
