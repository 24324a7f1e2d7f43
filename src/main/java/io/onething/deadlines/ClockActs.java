package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.cases.CaseTimeline;
import io.onething.deadlines.ClockDecisions.Decision;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide about a clock: that it stands still, runs again, or gets more time. Each act
 * is checked and refused as a whole; nothing is moved by one that is refused. What an act will do
 * can be seen before.
 */
@Transactional
public class ClockActs {

  private final ClockKeeping keeping;
  private final ClockDecisions decisions;
  private final CaseFiles files;
  private final CaseTimeline timeline;
  private final CalendarInForce calendar;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClockActs(
      ClockKeeping keeping,
      ClockDecisions decisions,
      CaseFiles files,
      CaseTimeline timeline,
      CalendarInForce calendar,
      ApplicationEventPublisher events,
      Clock clock) {
    this.keeping = keeping;
    this.decisions = decisions;
    this.files = files;
    this.timeline = timeline;
    this.calendar = calendar;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Why a clock is to stand still.
   *
   * @param reason the code of a {@link StandstillGround}
   * @param element the BPMN id of the step that asks for it; when it is left, the clock runs again
   * @param basis the article it rests on; that of the ground if null or blank
   * @param expectedEnd when the clock is expected to run again; the applicant is told
   */
  public record NewSuspension(
      String reason, String element, @Nullable String basis, Instant expectedEnd) {}

  /**
   * More time for a clock.
   *
   * @param reason why the time was not enough; the applicant is told
   */
  public record NewExtension(Limit added, String reason, Article42.Approver approver) {}

  /**
   * Stops a clock for a time.
   *
   * @throws OneThingException {@code NOT_NOW} if the clock has not begun, has ended, is overdue, or
   *     stands still for this reason already; {@code INVALID_INPUT} with the fields at fault
   */
  public ClockForecast suspend(CaseId caseId, String name, NewSuspension wanted) {
    Instant now = now();
    Decision<Suspension> decision = suspension(caseId, name, wanted, now);
    keeping.suspend(decision.before(), decision.what());
    return done(ClockActed.Kind.SUSPENDED, decision, now);
  }

  /** What {@link #suspend} would do; refused as that is. */
  public ClockForecast forecast(CaseId caseId, String name, NewSuspension wanted) {
    Instant now = now();
    return suspension(caseId, name, wanted, now).forecast(calendar.time(), now);
  }

  /**
   * Lets a clock run again; it does when no other suspension of it is open.
   *
   * @throws OneThingException {@code NOT_NOW} if nobody has stopped it for this reason
   */
  public ClockForecast resume(CaseId caseId, String name, String reason) {
    Instant now = now();
    Decision<Suspension> decision = resumption(caseId, name, reason, now);
    keeping.resume(decision.before(), reason, decision.what().element(), now);
    return done(ClockActed.Kind.RESUMED, decision, now);
  }

  /** What {@link #resume} would do; refused as that is. */
  public ClockForecast forecast(CaseId caseId, String name, String reason) {
    Instant now = now();
    return resumption(caseId, name, reason, now).forecast(calendar.time(), now);
  }

  /**
   * Gives a clock more time, as its {@link ExtensionRule} allows it.
   *
   * @throws OneThingException {@code NOT_NOW} if the clock has not begun, has ended, is overdue, or
   *     was extended before; {@code FORBIDDEN} if it is not for this office to grant; {@code
   *     INVALID_INPUT} with the fields at fault
   */
  public ClockForecast extend(CaseId caseId, String name, NewExtension wanted) {
    Instant now = now();
    Decision<Extension> decision = extension(caseId, name, wanted, now);
    keeping.extend(decision.before(), decision.what());
    return done(ClockActed.Kind.EXTENDED, decision, now);
  }

  /** What {@link #extend} would do; refused as that is. */
  public ClockForecast forecast(CaseId caseId, String name, NewExtension wanted) {
    Instant now = now();
    return extension(caseId, name, wanted, now).forecast(calendar.time(), now);
  }

  private Decision<Suspension> suspension(
      CaseId caseId, String name, NewSuspension wanted, Instant now) {
    files.lock(caseId);
    return decisions.suspension(caseId, name, wanted, now);
  }

  private Decision<Suspension> resumption(CaseId caseId, String name, String reason, Instant now) {
    files.lock(caseId);
    return decisions.resumption(caseId, name, reason, now);
  }

  private Decision<Extension> extension(
      CaseId caseId, String name, NewExtension wanted, Instant now) {
    files.lock(caseId);
    return decisions.extension(caseId, name, wanted, now);
  }

  private ClockForecast done(ClockActed.Kind kind, Decision<?> decision, Instant now) {
    CaseId caseId = decision.before().caseId();
    timeline.append(caseId, "CLOCK_" + kind, decision.before().clock().name());
    files.touch(caseId);
    events.publishEvent(decisions.told(kind, decision, now));
    return decision.forecast(calendar.time(), now);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Refused as a whole, with what a person reads beside the clock. */
  static OneThingException notNow(String clock, String zh, String en, String detail) {
    return new OneThingException(
        ErrorCode.NOT_NOW,
        detail,
        List.of(new FieldFault("clock", new Localized(zh, en), clock, null)));
  }
}
