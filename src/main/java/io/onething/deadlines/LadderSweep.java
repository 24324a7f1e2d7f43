package io.onething.deadlines;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.LadderStore.Waiting;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fires the rungs whose time has come, each once and in order, also those that came while no server
 * was up. A clock is one transaction: the case and then the clock are locked, its ledger is read,
 * and each rung is claimed and does what it says before the next one is looked for. What another
 * server or an act of a person holds is passed over and comes in the next round.
 */
class LadderSweep {

  private static final Logger LOG = LoggerFactory.getLogger(LadderSweep.class);
  private static final int PAGE = 200;
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final Waiting FIRST = new Waiting(0, CaseId.random(), Instant.EPOCH);

  private final Ladders ladders;
  private final LadderStore store;
  private final ClockStore clocks;
  private final CaseFiles files;
  private final DepartmentsOnClock departments;
  private final Catalog catalog;
  private final CalendarInForce calendar;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LadderSweep(
      Ladders ladders,
      LadderStore store,
      ClockStore clocks,
      CaseFiles files,
      DepartmentsOnClock departments,
      Catalog catalog,
      CalendarInForce calendar,
      ApplicationEventPublisher events,
      TransactionTemplate transaction,
      Clock clock) {
    this.ladders = ladders;
    this.store = store;
    this.clocks = clocks;
    this.files = files;
    this.departments = departments;
    this.catalog = catalog;
    this.calendar = calendar;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onething.ladder.sweep-interval:PT2S}")
  void sweep() {
    try {
      round();
    } catch (RuntimeException away) {
      LOG.warn("The ladders wait, looked at again soon: {}", away.getMessage());
    }
  }

  /**
   * Looks once at every clock whose next rung is due.
   *
   * @return how many rungs were fired
   */
  int round() {
    Instant now = clock.instant();
    int fired = 0;
    List<Waiting> page = store.due(now, FIRST, PAGE);
    while (!page.isEmpty()) {
      for (Waiting each : page) {
        fired += climb(each);
      }
      page = page.size() < PAGE ? List.of() : store.due(now, page.getLast(), PAGE);
    }
    return fired;
  }

  private int climb(Waiting waiting) {
    try {
      return Optional.ofNullable(transaction.execute(status -> climbAll(waiting))).orElse(0);
    } catch (RuntimeException failed) {
      LOG.warn(
          "A rung of case {} failed and is tried again in {}: {}",
          waiting.caseId(),
          AFTER_FAILURE,
          failed.getMessage());
      store.lookAgain(waiting.clock(), clock.instant().plus(AFTER_FAILURE));
      return 0;
    }
  }

  private int climbAll(Waiting waiting) {
    if (files.lockIfFree(waiting.caseId()).isEmpty()) {
      return 0;
    }
    int fired = 0;
    Optional<ClockRow> row = clocks.forChange(waiting.clock());
    while (row.isPresent() && climbOne(row.get())) {
      fired++;
      // What the rung did may have moved the clock, or ended it.
      row = clocks.forChange(waiting.clock());
    }
    return fired;
  }

  /** Fires the next rung; false if its time has not come. */
  private boolean climbOne(ClockRow row) {
    WorkingTime time = calendar.time();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<NextRung> next = ladders.next(row, time);
    if (next.isEmpty() || next.get().at().isAfter(now)) {
      next.ifPresentOrElse(rung -> store.setNext(row, rung.at()), () -> store.clearNext(row.id()));
      return false;
    }
    NextRung rung = next.get();
    boolean comesAgain = ladders.comesAgain(row, rung, time, now);
    long id = store.claim(row.id(), rung, now);
    events.publishEvent(reached(id, row, rung, comesAgain, time, now));
    return true;
  }

  private RungReached reached(
      long id, ClockRow row, NextRung rung, boolean comesAgain, WorkingTime time, Instant firedAt) {
    Bundle bundle = catalog.bundle(row.clock().bundle());
    return new RungReached(
        id,
        row.caseId(),
        bundle.bundle(),
        row.clock().name(),
        rung.step().name(),
        rung.occurrence(),
        comesAgain,
        rung.step().rung(),
        rung.step().tacit(),
        bundle.leadDepartment(),
        departments.of(row.caseId(), row.clock().name(), bundle.leadDepartment()),
        row.clock().due(time).map(Due::at).orElse(null),
        rung.expectedEnd(),
        rung.at(),
        firedAt);
  }
}
