package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A clock as people see it.
 *
 * @param id its name in the manifest: {@code case}
 * @param names its names in the bundle
 * @param run 1 for its first run, 2 when the step came round again
 * @param limit its limit as people read it, with what was added to it
 * @param startedAt when it began
 * @param stoppedAt when it ended, null while it is open
 * @param due when time is up, null while it stands still
 * @param dueText the due date with its reasons, or why there is none
 * @param workingDaysLeft working days until the due date, today included until closing time; frozen
 *     while it stands still
 * @param promisedDue when the promised time is up, null without a promise and while it stands still
 * @param suspendedReason why it stands still, null while it runs
 * @param provisional the date lies past the last published year of holidays
 * @param gross what the citizen feels: from the begin to now, or to the end
 * @param net what the law counts: the part of it during which the clock ran
 * @param suspendedUntil when it is expected to run again, null while it runs and when nobody knows
 */
public record ClockView(
    String id,
    Localized names,
    int run,
    Localized limit,
    ClockState state,
    Light light,
    Instant startedAt,
    @Nullable Instant stoppedAt,
    @Nullable Instant due,
    Localized dueText,
    int workingDaysLeft,
    @Nullable Instant promisedDue,
    @Nullable Localized suspendedReason,
    boolean provisional,
    Duration gross,
    Duration net,
    @Nullable Instant suspendedUntil) {}
