package io.onething.journal;

import io.onething.shared.CaseId;

/**
 * A task handed to a worker.
 *
 * @param externalTask the engine's id of the task
 * @param activityInstance the visit of the step, by which the case's steps are known
 * @param worker the worker's id
 */
public record Delivery(
    String externalTask,
    CaseId caseId,
    String activityInstance,
    String department,
    String topic,
    String worker) {}
