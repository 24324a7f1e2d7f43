package io.onething.departments;

import java.time.Duration;

/**
 * When a department that fails is left alone for a while.
 *
 * @param failures per cent of the last calls that failed at the department
 * @param window how many calls are looked at
 * @param pause how long it is left alone before calls are tried again
 */
public record Breaker(int failures, int window, Duration pause) {}
