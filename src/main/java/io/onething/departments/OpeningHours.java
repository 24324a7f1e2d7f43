package io.onething.departments;

import java.time.LocalTime;

/**
 * When a department takes calls, in the city's time.
 *
 * @param workingDaysOnly by the published calendar; else every day
 * @param from the first minute
 * @param until the first minute that it is closed again, on the same day
 */
public record OpeningHours(boolean workingDaysOnly, LocalTime from, LocalTime until) {}
