package io.onething.clerks;

import io.onething.access.AuditTrail;
import io.onething.access.Person;
import io.onething.cases.CaseFiles;
import io.onething.deadlines.Article42;
import io.onething.deadlines.ClockActs;
import io.onething.deadlines.ClockForecast;
import io.onething.deadlines.ExtensionRule;
import io.onething.deadlines.Limit;
import io.onething.shared.CityTime;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people decide about clocks, from wherever they do: checked, done or only foretold, and
 * written into the audit trail. Works in the caller's transaction.
 */
@Component
class ClockDeeds {

  private final ClockSheets sheets;
  private final ClockActs acts;
  private final CaseFiles files;
  private final AuditTrail audit;

  ClockDeeds(ClockSheets sheets, ClockActs acts, CaseFiles files, AuditTrail audit) {
    this.sheets = sheets;
    this.acts = acts;
    this.files = files;
    this.audit = audit;
  }

  /**
   * A standstill that a person wants.
   *
   * @param reason the code of a ground
   * @param basis the article; that of the ground when left out
   * @param expectedEnd the first day on which the clock is to run again: {@code 2026-10-09}
   */
  record WantedSuspension(
      @Nullable String reason, @Nullable String basis, @Nullable String expectedEnd) {}

  record WantedResumption(@Nullable String reason) {}

  /**
   * More time that a person wants to give.
   *
   * @param added in the limit's own unit: {@code 10wd}
   */
  record WantedExtension(@Nullable String added, @Nullable String reason) {}

  ClockForecast suspend(
      ClockPlace place, Person person, String clock, WantedSuspension wanted, boolean dryRun) {
    check(place, person, clock);
    ClockActs.NewSuspension suspension =
        new ClockActs.NewSuspension(
            text(wanted.reason()),
            place.element(),
            wanted.basis(),
            expectedEnd(wanted.expectedEnd()));
    if (dryRun) {
      return acts.forecast(place.caseId(), clock, suspension);
    }
    ClockForecast done = acts.suspend(place.caseId(), clock, suspension);
    record("SUSPEND_CLOCK", place, clock + " " + suspension.reason());
    return done;
  }

  ClockForecast resume(
      ClockPlace place, Person person, String clock, WantedResumption wanted, boolean dryRun) {
    check(place, person, clock);
    String reason = text(wanted.reason());
    if (dryRun) {
      return acts.forecast(place.caseId(), clock, reason);
    }
    ClockForecast done = acts.resume(place.caseId(), clock, reason);
    record("RESUME_CLOCK", place, clock + " " + reason);
    return done;
  }

  ClockForecast extend(
      ClockPlace place, Person person, String clock, WantedExtension wanted, boolean dryRun) {
    check(place, person, clock);
    ClockActs.NewExtension extension =
        new ClockActs.NewExtension(
            added(wanted.added()), text(wanted.reason()), office(place, person, clock));
    if (dryRun) {
      return acts.forecast(place.caseId(), clock, extension);
    }
    ClockForecast done = acts.extend(place.caseId(), clock, extension);
    record("EXTEND_CLOCK", place, clock + " " + extension.added().text());
    return done;
  }

  /** The office in which the caller grants more time. */
  private Article42.Approver office(ClockPlace place, Person person, String clock) {
    Optional<Article42.Approver> asked = sheets.rule(place, clock).map(ExtensionRule::approver);
    return asked
        .filter(office -> ClockSheets.is(person, office))
        .or(
            () ->
                List.of(Article42.Approver.values()).stream()
                    .filter(office -> ClockSheets.is(person, office))
                    .findFirst())
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.FORBIDDEN,
                    "More time for clock '"
                        + clock
                        + "' is granted by "
                        + asked.map(Article42.Approver::id).orElse("a head")
                        + ", not by those who handle it"));
  }

  private void check(ClockPlace place, Person person, String clock) {
    if (!sheets.isKnown(place, clock)) {
      throw new OneThingException(
          ErrorCode.UNKNOWN_CLOCK, "No clock '" + clock + "' in the manifest of this case");
    }
    if (!sheets.isFor(place, person, clock)) {
      throw new OneThingException(
          ErrorCode.FORBIDDEN,
          "Clock '"
              + clock
              + "' is not yours at "
              + place.element()
              + "; expected the clock of this step, or that of the case for the lead department");
    }
  }

  private void record(String act, ClockPlace place, String what) {
    audit.record(
        act, files.get(place.caseId()).caseNumber() + " " + what, AuditTrail.Result.DONE, null);
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /** The begin of that day in the city. */
  private static Instant expectedEnd(@Nullable String given) {
    try {
      return LocalDate.parse(text(given)).atStartOfDay(CityTime.ZONE).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw refused(
          "expectedEnd",
          new Localized("请填写预计恢复日期", "The expected end is missing or no date"),
          given,
          "a date as in 2026-10-09");
    }
  }

  private static Limit added(@Nullable String given) {
    try {
      return Limit.parse(text(given));
    } catch (IllegalArgumentException unreadable) {
      throw refused(
          "added",
          new Localized("请填写延长多久", "How much to add is missing or cannot be read"),
          given,
          "as in 10wd");
    }
  }

  private static OneThingException refused(
      String field, Localized problem, @Nullable String found, String expected) {
    return OneThingException.faultyFields(List.of(new FieldFault(field, problem, found, expected)));
  }
}
