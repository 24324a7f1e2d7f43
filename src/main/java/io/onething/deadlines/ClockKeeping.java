package io.onething.deadlines;

import io.onething.cases.MilestoneReached;
import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.ClockLimit;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClocksMoved.Cause;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Listed;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Begins, suspends, resumes and ends the clocks of a case as its model reaches and leaves its
 * elements, in the transaction of the step.
 */
class ClockKeeping {

  private static final Logger LOG = LoggerFactory.getLogger(ClockKeeping.class);

  private final ClockStore store;
  private final Catalog catalog;
  private final CalendarInForce calendar;
  private final Ladders ladders;
  private final ApplicationEventPublisher events;

  ClockKeeping(
      ClockStore store,
      Catalog catalog,
      CalendarInForce calendar,
      Ladders ladders,
      ApplicationEventPublisher events) {
    this.store = store;
    this.catalog = catalog;
    this.calendar = calendar;
    this.ladders = ladders;
    this.events = events;
  }

  /**
   * Acts before all others, who ask for due dates, on what the element declares: {@code caseClock},
   * {@code clock}, {@code suspends}, {@code suspendsClocks}, {@code department}, {@code outcome}.
   */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void on(MilestoneReached milestone) {
    switch (milestone.moment()) {
      case ENTERED -> entered(milestone);
      case LEFT -> left(milestone);
    }
    if (milestone.declared().containsKey("outcome")) {
      store.all(milestone.caseId()).stream()
          .filter(ClockRow::isOpen)
          .forEach(row -> stop(row, milestone.at()));
    }
  }

  /**
   * The open run of a clock; begins one if there is none.
   *
   * @throws OneThingException if the bundle does not name the clock
   */
  ClockRow begin(CaseId caseId, String bundle, String clock, Instant at) {
    ClockLimit limit = catalog.bundle(bundle).clocks().get(clock);
    if (limit == null && clock.equals(DeskClock.NAME)) {
      limit = DeskClock.USUAL;
    }
    if (limit == null) {
      throw new OneThingException(
          ErrorCode.INTERNAL,
          "Clock '"
              + clock
              + "' is not known to bundle "
              + bundle
              + ", expected one of "
              + catalog.bundle(bundle).clocks().keySet()
              + " (clocks of its bundle.yaml)");
    }
    ClockRow row = store.begin(caseId, bundle, clock, limit, at.truncatedTo(ChronoUnit.MICROS));
    ladders.moved(row, calendar.time());
    return row;
  }

  private void stop(ClockRow row, Instant at) {
    Instant end = notBefore(row, at);
    store.stop(row, end);
    ladders.moved(row.with(row.clock().ledger().stopped(end)), calendar.time());
  }

  /** Stops the clock for a time. */
  void suspend(ClockRow row, Suspension suspension) {
    store.suspend(row, suspension);
    moved(Cause.SUSPENDED, row, row.with(row.clock().ledger().suspended(suspension)));
  }

  /**
   * Ends the oldest open suspension of the element for the reason; without one nothing happens.
   *
   * @return the clock as it is after that
   */
  ClockRow resume(ClockRow row, String reason, String element, Instant at) {
    store.resume(row, reason, element, at);
    ClockRow resumed = row.with(row.clock().ledger().resumed(reason, element, at));
    moved(Cause.RESUMED, row, resumed);
    return resumed;
  }

  /** Adds time to the clock. */
  void extend(ClockRow row, Extension extension) {
    store.extend(row, extension);
    moved(Cause.EXTENDED, row, row.with(row.clock().ledger().extended(extension)));
  }

  private void moved(Cause cause, ClockRow before, ClockRow after) {
    WorkingTime time = calendar.time();
    ladders.moved(after, time);
    @Nullable Due was = before.clock().due(time).orElse(null);
    @Nullable Due is = after.clock().due(time).orElse(null);
    if (!Objects.equals(was, is)) {
      RunningClock clock = after.clock();
      events.publishEvent(
          new ClocksMoved(
              cause,
              List.of(new ClocksMoved.Move(after.caseId(), clock.name(), clock.run(), was, is))));
    }
  }

  private void entered(MilestoneReached milestone) {
    if ("start".equals(milestone.declared().get("caseClock"))) {
      begin(milestone.caseId(), milestone.bundle(), Bundle.CASE_CLOCK, milestone.at());
    }
    String clock = milestone.declared().get("clock");
    if (clock != null) {
      begin(milestone.caseId(), milestone.bundle(), clock, milestone.at());
      store
          .openForChange(milestone.caseId(), clock)
          .ifPresent(row -> store.setActivities(row, row.activities() + 1));
    }
    String reason = milestone.declared().get("suspends");
    if (reason != null) {
      standing(milestone).forEach(standing -> suspend(milestone, standing, reason));
    }
  }

  /** The clocks that stand still while the element is open: the case's, unless it names others. */
  private static List<String> standing(MilestoneReached milestone) {
    String named = milestone.declared().getOrDefault("suspendsClocks", Bundle.CASE_CLOCK);
    return Listed.names(named);
  }

  private void left(MilestoneReached milestone) {
    String reason = milestone.declared().get("suspends");
    if (reason != null) {
      for (String standing : standing(milestone)) {
        store
            .openForChange(milestone.caseId(), standing)
            .ifPresent(row -> resume(row, reason, milestone.element(), milestone.at()));
      }
    }
    if (milestone.declared().containsKey("department")) {
      resumeDecided(milestone);
    }
    String clock = milestone.declared().get("clock");
    if (clock != null) {
      store
          .openForChange(milestone.caseId(), clock)
          .ifPresent(
              row -> {
                if (row.activities() > 1) {
                  store.setActivities(row, row.activities() - 1);
                } else {
                  stop(row, milestone.at());
                }
              });
    }
  }

  /** What a person has stopped the case's clock for ends at the latest with her step. */
  private void resumeDecided(MilestoneReached milestone) {
    store
        .openForChange(milestone.caseId(), Bundle.CASE_CLOCK)
        .ifPresent(
            row -> {
              ClockRow current = row;
              for (Suspension each : row.clock().ledger().suspensions()) {
                if (each.isOpen()
                    && each.isDecided()
                    && each.element().equals(milestone.element())) {
                  current = resume(current, each.reason(), milestone.element(), milestone.at());
                }
              }
            });
  }

  private void suspend(MilestoneReached milestone, String clock, String reason) {
    Optional<ClockRow> open = store.openForChange(milestone.caseId(), clock);
    if (open.isEmpty()) {
      LOG.debug(
          "Case {} has no running clock '{}' to suspend for {} at {}",
          milestone.caseNumber(),
          clock,
          reason,
          milestone.element());
      return;
    }
    ClockRow row = open.get();
    suspend(
        row,
        new Suspension(
            reason, milestone.element(), null, null, notBefore(row, milestone.at()), null));
  }

  private static Instant notBefore(ClockRow row, Instant at) {
    Instant start = row.clock().ledger().startedAt();
    return at.isBefore(start) ? start : at;
  }
}
