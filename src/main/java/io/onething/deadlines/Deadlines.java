package io.onething.deadlines;

import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dates for models: {@code ${deadlines.due(caseId,'hrss-review')}}. A clock begins its run when it
 * is first asked for. While it stands still, the dates are those that hold if it runs again at
 * once, or at the expected end of the suspension if that is later. Dates past the last published
 * year are computed on weekends only and logged.
 */
public class Deadlines {

  private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

  private final ClockKeeping keeping;
  private final ClockStore store;
  private final Function<CaseId, String> bundleOf;
  private final WorkingTime time;
  private final Clock clock;
  private final Set<Integer> warned = ConcurrentHashMap.newKeySet();

  /**
   * @param bundleOf the bundle of a case
   */
  Deadlines(
      ClockKeeping keeping,
      ClockStore store,
      Function<CaseId, String> bundleOf,
      WorkingTime time,
      Clock clock) {
    this.keeping = keeping;
    this.store = store;
    this.bundleOf = bundleOf;
    this.time = time;
    this.clock = clock;
  }

  /**
   * When the limit of the clock is up.
   *
   * @param caseId the process variable {@code caseId}
   * @param name the clock's name in the manifest
   * @throws io.onething.shared.OneThingException if the bundle does not name the clock
   */
  public Date due(String caseId, String name) {
    RunningClock running = running(caseId, name);
    return date(running, time.due(projected(running), running.budget()));
  }

  /**
   * When so much time of the clock has passed.
   *
   * @param limit since the clock began: {@code 3wd}
   * @throws IllegalArgumentException if the limit cannot be read
   */
  public Date at(String caseId, String name, String limit) {
    Limit passed = Limit.parse(limit);
    RunningClock running = running(caseId, name);
    return date(running, time.due(projected(running), passed));
  }

  /**
   * When so much time of the clock is left; not before the clock's begin.
   *
   * @param limit before the clock's limit is up: {@code 2wd}
   * @throws IllegalArgumentException if the limit cannot be read
   */
  public Date before(String caseId, String name, String limit) {
    Limit ahead = Limit.parse(limit);
    RunningClock running = running(caseId, name);
    return date(running, time.before(projected(running), running.budget(), ahead));
  }

  private RunningClock running(String caseId, String name) {
    CaseId id = CaseId.of(caseId);
    return store
        .open(id, name)
        .orElseGet(() -> keeping.begin(id, bundleOf.apply(id), name, clock.instant()))
        .clock();
  }

  private ClockLedger projected(RunningClock running) {
    return running.ledger().resumedAt(clock.instant());
  }

  private Date date(RunningClock running, Optional<Due> due) {
    Due found = due.orElseThrow();
    if (found.provisional() && warned.add(CityTime.dateOf(found.at()).getYear())) {
      LOG.warn(
          "Clock {} of bundle {}: {} is provisional, the working calendar ends with {}; publish the next year"
              + " (onething.deadlines.calendar)",
          running.name(),
          running.bundle(),
          found.at(),
          time.calendar().lastPublishedYear());
    }
    return Date.from(found.at());
  }
}
