package io.onething.engine;

import io.onething.deadlines.RungReached;

/**
 * The silence of a department has counted as its answer. Published in the transaction in which the
 * case went on.
 *
 * @param rung by which it came
 * @param department that was silent
 */
public record TacitlyApproved(RungReached rung, String department) {}
