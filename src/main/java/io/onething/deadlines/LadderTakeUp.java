package io.onething.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the open clocks on the ladders of a new release, when the server has started. Page by page,
 * and without a lock: several servers may do it at once.
 */
class LadderTakeUp {

  private static final Logger LOG = LoggerFactory.getLogger(LadderTakeUp.class);
  private static final int PAGE = 500;

  private final Ladders ladders;
  private final LadderStore store;
  private final ClockStore clocks;
  private final CalendarInForce calendar;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private volatile boolean done;

  LadderTakeUp(
      Ladders ladders,
      LadderStore store,
      ClockStore clocks,
      CalendarInForce calendar,
      TransactionTemplate transaction,
      Clock clock) {
    this.ladders = ladders;
    this.store = store;
    this.clocks = clocks;
    this.calendar = calendar;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onething.ladder.sweep-interval:PT2S}")
  void takeUp() {
    if (done) {
      return;
    }
    try {
      carry();
      done = true;
    } catch (RuntimeException away) {
      LOG.warn("The ladders of this release wait, taken up soon: {}", away.getMessage());
    }
  }

  private void carry() {
    String digest = ladders.digest();
    if (store.takenUp().equals(Optional.of(digest))) {
      return;
    }
    Instant now = clock.instant();
    long through = 0;
    long seen = 0;
    List<ClockRow> page;
    do {
      long after = through;
      page = Optional.ofNullable(transaction.execute(status -> page(after, now))).orElse(List.of());
      through = page.isEmpty() ? through : page.getLast().id();
      seen += page.size();
    } while (page.size() == PAGE);
    store.setTakenUp(digest, now);
    LOG.info("{} open clocks are on the ladders of this release", seen);
  }

  private List<ClockRow> page(long after, Instant now) {
    List<ClockRow> rows = clocks.openAfter(after, now, PAGE);
    ladders.daysChanged(rows, calendar.time());
    return rows;
  }
}
