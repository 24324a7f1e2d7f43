package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide about a clock: that it stands still, runs again, or gets more time. Each act
 * is checked and refused as a whole; nothing is moved by one that is refused.
 */
@Transactional
public class ClockActs {

  private final ClockKeeping keeping;
  private final ClockStore store;
  private final CaseFiles files;
  private final Catalog catalog;
  private final CalendarInForce calendar;
  private final Clock clock;

  ClockActs(
      ClockKeeping keeping,
      ClockStore store,
      CaseFiles files,
      Catalog catalog,
      CalendarInForce calendar,
      Clock clock) {
    this.keeping = keeping;
    this.store = store;
    this.files = files;
    this.catalog = catalog;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Why a clock is to stand still.
   *
   * @param reason a code of the bundle, or a ground of {@link Article45}
   * @param element the BPMN id of the step that asks for it
   * @param basis the article it rests on; may be null for a ground of art. 45
   * @param expectedEnd when the clock is expected to run again; the applicant is told
   */
  public record NewSuspension(
      String reason, String element, @Nullable String basis, Instant expectedEnd) {}

  /**
   * Stops a clock for a time.
   *
   * @throws OneThingException {@code NOT_NOW} if the clock has not begun, has ended, is overdue, or
   *     stands still for this reason already; {@code INVALID_INPUT} with the fields at fault
   */
  public void suspend(CaseId caseId, String name, NewSuspension wanted) {
    Instant now = now();
    ClockRow row = openClock(caseId, name, now);
    if (row.clock().ledger().suspensions().stream()
        .anyMatch(each -> each.isOpen() && each.reason().equals(wanted.reason()))) {
      throw notNow(
          "Clock '"
              + name
              + "' stands still for "
              + wanted.reason()
              + " already, expected another reason");
    }
    keeping.suspend(row, ActChecks.suspension(wanted, catalog.bundle(row.clock().bundle()), now));
    files.touch(caseId);
  }

  /**
   * Lets a clock run again; it does when no other suspension of it is open.
   *
   * @throws OneThingException {@code NOT_NOW} if it does not stand still for this reason
   */
  public void resume(CaseId caseId, String name, String reason) {
    files.lock(caseId);
    ClockRow row = store.openForChange(caseId, name).orElseThrow(() -> notBegun(caseId, name));
    Suspension open =
        row.clock().ledger().suspensions().stream()
            .filter(each -> each.isOpen() && each.reason().equals(reason))
            .findFirst()
            .orElseThrow(
                () ->
                    notNow(
                        "Clock '"
                            + name
                            + "' does not stand still for "
                            + reason
                            + ", expected a suspension that is open"));
    keeping.resume(row, reason, open.element(), now());
    files.touch(caseId);
  }

  /**
   * Gives a clock more time, as {@link Article42} allows it.
   *
   * @param reason why the time was not enough; the applicant is told
   * @throws OneThingException {@code NOT_NOW} if the clock has not begun, has ended, is overdue, or
   *     was extended before; {@code INVALID_INPUT} with the fields at fault
   */
  public void extend(
      CaseId caseId, String name, Limit added, String reason, Article42.Approver approver) {
    Instant now = now();
    ClockRow row = openClock(caseId, name, now);
    if (row.extensions() > 0) {
      throw notNow("Clock '" + name + "' was extended before, expected one extension at most");
    }
    Article42 rule =
        Article42.of(row.clock().limit())
            .orElseThrow(
                () ->
                    notNow(
                        "Clock '"
                            + name
                            + "' has "
                            + row.clock().limit().text()
                            + ", which no law extends; expected a clock of 20wd or 45wd"));
    keeping.extend(row, ActChecks.extension(rule, added, reason, approver, now));
    files.touch(caseId);
  }

  private ClockRow openClock(CaseId caseId, String name, Instant now) {
    files.lock(caseId);
    ClockRow row = store.openForChange(caseId, name).orElseThrow(() -> notBegun(caseId, name));
    Optional<Due> due = row.clock().due(calendar.time());
    if (due.isPresent() && !due.get().provisional() && now.isAfter(due.get().at())) {
      throw notNow(
          "Clock '" + name + "' was up " + due.get().at() + ", expected an act before that");
    }
    return row;
  }

  private OneThingException notBegun(CaseId caseId, String name) {
    return notNow(
        store.all(caseId).stream()
            .filter(row -> row.clock().name().equals(name))
            .reduce((earlier, later) -> later)
            .map(
                row ->
                    "Clock '"
                        + name
                        + "' ended "
                        + row.clock().ledger().stoppedAt()
                        + ", expected one that is open")
            .orElse("Clock '" + name + "' has not begun, expected one that is open"));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static OneThingException notNow(String detail) {
    return new OneThingException(ErrorCode.NOT_NOW, detail);
  }
}
