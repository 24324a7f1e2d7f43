package io.onething.departments;

import org.jspecify.annotations.Nullable;

/**
 * What a department takes of us.
 *
 * @param parallel most calls at the same time
 * @param perSecond most calls begun in a second; null for no limit
 * @param perDay most calls in a day of the city; null for no limit
 */
public record Limits(int parallel, @Nullable Integer perSecond, @Nullable Integer perDay) {}
