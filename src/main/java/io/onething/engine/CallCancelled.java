package io.onething.engine;

/**
 * An external task has gone without an answer: its step was interrupted, or its case ended.
 *
 * @param activityInstance the engine's id of this visit of the step
 */
record CallCancelled(String activityInstance) {}
