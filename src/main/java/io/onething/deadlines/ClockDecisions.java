package io.onething.deadlines;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockActs.NewExtension;
import io.onething.deadlines.ClockActs.NewSuspension;
import io.onething.deadlines.ClockForecast.Expected;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a person wants of a clock, and says what it means. Changes nothing; the case is held.
 */
final class ClockDecisions {

  private final ClockStore store;
  private final Catalog catalog;
  private final CalendarInForce calendar;

  ClockDecisions(ClockStore store, Catalog catalog, CalendarInForce calendar) {
    this.store = store;
    this.catalog = catalog;
    this.calendar = calendar;
  }

  /**
   * What was decided.
   *
   * @param before the clock as it is
   * @param after the clock as it will be
   */
  record Decision<T>(Bundle bundle, ClockRow before, ClockRow after, T what) {

    ClockForecast forecast(WorkingTime time, Instant now) {
      return new ClockForecast(expected(before, time, now), expected(after, time, now));
    }

    private Expected expected(ClockRow row, WorkingTime time, Instant now) {
      RunningClock running = row.clock().with(row.clock().ledger().resumedAt(now));
      Due due = running.due(time).orElseThrow();
      return new Expected(
          due.at(),
          due.provisional(),
          new DueExplanation(running, time, code -> StandstillReasons.name(bundle, code))
              .text(now));
    }
  }

  Decision<Suspension> suspension(CaseId caseId, String name, NewSuspension wanted, Instant now) {
    ClockRow row = openInTime(caseId, name, now);
    ClockLedger ledger = row.clock().ledger();
    if (ledger.suspensions().stream()
        .anyMatch(each -> each.isOpen() && each.reason().equals(wanted.reason()))) {
      throw ClockActs.notNow(
          name,
          "该时限已因同一事由暂停",
          "It stands still for this reason already",
          "Clock '"
              + name
              + "' stands still for "
              + wanted.reason()
              + " already, expected another reason");
    }
    Suspension suspension = ActChecks.suspension(wanted, bundle(row), now);
    return new Decision<>(bundle(row), row, row.with(ledger.suspended(suspension)), suspension);
  }

  Decision<Suspension> resumption(CaseId caseId, String name, String reason, Instant now) {
    ClockRow row = open(caseId, name);
    ClockLedger ledger = row.clock().ledger();
    Suspension open =
        ledger.suspensions().stream()
            .filter(each -> each.isOpen() && each.reason().equals(reason))
            .findFirst()
            .orElseThrow(
                () ->
                    ClockActs.notNow(
                        name,
                        "该时限没有因此事由暂停",
                        "It does not stand still for this reason",
                        "Clock '"
                            + name
                            + "' does not stand still for "
                            + reason
                            + ", expected a suspension that is open"));
    if (!open.isDecided()) {
      throw ClockActs.notNow(
          name,
          "该时限随当前环节暂停，环节办完后自动恢复",
          "The model has stopped it; it runs again when the present step is done",
          "Clock '"
              + name
              + "' stands still while the case is at "
              + open.element()
              + ", expected a suspension that a person has decided");
    }
    return new Decision<>(
        bundle(row), row, row.with(ledger.resumed(reason, open.element(), now)), open);
  }

  Decision<Extension> extension(CaseId caseId, String name, NewExtension wanted, Instant now) {
    ClockRow row = openInTime(caseId, name, now);
    if (row.extensions() > 0) {
      throw ClockActs.notNow(
          name,
          "该时限已延长过一次，不能再延长",
          "It was extended before, once is all there is",
          "Clock '" + name + "' was extended before, expected one extension at most");
    }
    ExtensionRule rule =
        ExtensionRule.of(bundle(row), row.clock())
            .orElseThrow(
                () ->
                    ClockActs.notNow(
                        name,
                        "该时限没有延长的依据",
                        "Nothing allows this clock to be extended",
                        "Clock '"
                            + name
                            + "' has "
                            + row.clock().limit().text()
                            + ", which no law extends; expected a clock of 20wd or 45wd, or one whose manifest says how far"));
    Extension extension = ActChecks.extension(rule, wanted, now);
    return new Decision<>(
        bundle(row), row, row.with(row.clock().ledger().extended(extension)), extension);
  }

  /** What others are told of a decision that was carried out. */
  ClockActed told(ClockActed.Kind kind, Decision<?> decision, Instant now) {
    RunningClock after = decision.after().clock();
    Bundle bundle = decision.bundle();
    @Nullable Due due = after.due(calendar.time()).orElse(null);
    Localized names = nameOf(bundle, after.name());
    return switch (decision.what()) {
      case Suspension suspension ->
          new ClockActed(
              kind,
              decision.after().caseId(),
              bundle.bundle(),
              names,
              StandstillReasons.name(bundle, suspension.reason()),
              suspension.basis(),
              Clocks.suspendedUntil(after).orElse(null),
              due,
              null,
              null,
              now);
      case Extension extension ->
          new ClockActed(
              kind,
              decision.after().caseId(),
              bundle.bundle(),
              names,
              new Localized(extension.reason(), extension.reason()),
              extension.basis(),
              null,
              due,
              extension.added().names(),
              Article42.Approver.valueOf(extension.approver()).names(),
              now);
      default -> throw new IllegalStateException("No decision: " + decision.what());
    };
  }

  static Localized nameOf(Bundle bundle, String clock) {
    return clock.equals(DeskClock.NAME) && !bundle.clocks().containsKey(clock)
        ? DeskClock.USUAL.names()
        : bundle.clockNames(clock);
  }

  private Bundle bundle(ClockRow row) {
    return catalog.bundle(row.clock().bundle());
  }

  private ClockRow openInTime(CaseId caseId, String name, Instant now) {
    ClockRow row = open(caseId, name);
    Optional<Due> due = row.clock().due(calendar.time());
    if (due.isPresent() && !due.get().provisional() && now.isAfter(due.get().at())) {
      throw ClockActs.notNow(
          name,
          "该时限已到期，不能再暂停或延长",
          "Its time is up",
          "Clock '" + name + "' was up " + due.get().at() + ", expected an act before that");
    }
    return row;
  }

  private ClockRow open(CaseId caseId, String name) {
    return store.openForChange(caseId, name).orElseThrow(() -> notOpen(caseId, name));
  }

  private OneThingException notOpen(CaseId caseId, String name) {
    return ClockActs.notNow(
        name,
        "该时限尚未开始或已经结束",
        "It has not begun, or has ended",
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
}
