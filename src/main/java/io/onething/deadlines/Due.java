package io.onething.deadlines;

import java.time.Instant;

/**
 * When time is up.
 *
 * @param at the closing hour of the last day, or the end of the span
 * @param provisional the date lies past the last published year and was computed on weekends only
 */
public record Due(Instant at, boolean provisional) {}
