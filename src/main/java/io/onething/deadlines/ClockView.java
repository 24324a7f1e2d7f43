package io.onething.deadlines;

import io.onething.shared.Localized;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock as people see it.
 *
 * @param id its name in the manifest: {@code case}
 * @param names its names in the bundle
 * @param run 1 for its first run, 2 when the step came round again
 * @param limit its limit as people read it, with what was added to it
 * @param lightNames what the light says, the same words everywhere
 * @param startedAt when it began
 * @param stoppedAt when it ended, null while it is open
 * @param due when time is up, null while it stands still
 * @param expectedDue the same; for a clock that stands still when time is up if it runs again where
 *     that is expected to end, or now
 * @param dueText the due date with its reasons, or why there is none
 * @param workingDaysLeft working days until the due date, today included until closing time; frozen
 *     while it stands still
 * @param promisedDue when the promised time is up, null without a promise and while it stands still
 * @param promisedProvisional that date lies past the last published year of holidays
 * @param suspendedReason why it stands still, null while it runs
 * @param provisional the date lies past the last published year of holidays
 * @param gross what the citizen feels: from the begin to now, or to the end
 * @param net what the law counts: the part of it during which the clock ran
 * @param suspendedUntil when it is expected to run again, null while it runs and when nobody knows
 * @param suspensions every time it stood still, the open ones included, in the order of their begin
 * @param extensions what was added to its limit
 */
public record ClockView(
    String id,
    Localized names,
    int run,
    Localized limit,
    ClockState state,
    Light light,
    Localized lightNames,
    Instant startedAt,
    @Nullable Instant stoppedAt,
    @Nullable Instant due,
    @Nullable Instant expectedDue,
    Localized dueText,
    int workingDaysLeft,
    @Nullable Instant promisedDue,
    boolean promisedProvisional,
    @Nullable Localized suspendedReason,
    boolean provisional,
    Duration gross,
    Duration net,
    @Nullable Instant suspendedUntil,
    List<Standstill> suspensions,
    List<MoreTime> extensions) {

  /**
   * A time during which it stood still.
   *
   * @param code the reason's code
   * @param reason the reason as people read it
   * @param basis the article it rests on, null if the model did not name one
   * @param expectedEnd when it was expected to run again, null if nobody knew
   * @param to when it ran again, null while this is open
   * @param decided a person has decided it, and may end it; else the model does
   */
  public record Standstill(
      String code,
      Localized reason,
      @Nullable String basis,
      Instant from,
      @Nullable Instant expectedEnd,
      @Nullable Instant to,
      boolean decided) {}

  /**
   * What was added to the limit.
   *
   * @param approver the office that granted it
   */
  public record MoreTime(
      Localized added, String reason, Localized approver, @Nullable String basis, Instant at) {}

  /** The date that the applicant is told: the promised one, else when time is up. */
  public Optional<Due> told() {
    return promisedDue == null
        ? Optional.ofNullable(due).map(at -> new Due(at, provisional))
        : Optional.of(new Due(promisedDue, promisedProvisional));
  }

  /** Whether it is open, running or not. */
  public boolean open() {
    return state != ClockState.STOPPED;
  }
}
