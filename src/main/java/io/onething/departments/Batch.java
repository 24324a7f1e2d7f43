package io.onething.departments;

import java.time.Duration;

/**
 * How many cases go in one call, and how each finds its own answer.
 *
 * @param size most cases in one call
 * @param waits how long the first case waits for others
 * @param answers over {@code response}: the list of answers
 * @param item over {@code answer}: the key of the case that the answer is for
 */
public record Batch(int size, Duration waits, FeelExpression answers, FeelExpression item) {}
