package io.onething.contests;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Catalog;
import io.onething.contests.Contest.State;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the department its task again when the person has not proven in time: it decides on what it
 * has, and nothing waits for ever. Several servers may do it, each contest is taken once.
 */
@Component
public class LapsedProofs {

  private static final Logger LOG = LoggerFactory.getLogger(LapsedProofs.class);
  private static final int BATCH = 100;

  private final ContestStore store;
  private final Contests contests;
  private final CaseFiles files;
  private final Catalog catalog;
  private final TransactionTemplate transaction;
  private final Clock clock;

  LapsedProofs(
      ContestStore store,
      Contests contests,
      CaseFiles files,
      Catalog catalog,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.contests = contests;
    this.files = files;
    this.catalog = catalog;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onething.contests.interval:PT30S}")
  public void sweep() {
    for (Contest lapsed : store.lapsed(clock.instant(), BATCH)) {
      try {
        transaction.executeWithoutResult(status -> back(lapsed));
      } catch (RuntimeException failed) {
        LOG.warn("Contest {} cannot go back to its department now", lapsed.id(), failed);
      }
    }
  }

  private void back(Contest seen) {
    Optional<CaseFile> free = files.lockIfFree(seen.caseId());
    Optional<Contest> still =
        free.flatMap(file -> store.find(seen.id()))
            .filter(each -> each.state() == State.PROOF_ASKED);
    if (free.isPresent() && still.isPresent()) {
      store.setWords(seen.id(), still.get().words().answered(null));
      contests.toDepartment(free.get(), catalog.bundle(free.get().edition()), still.get());
      files.touch(seen.caseId());
    }
  }
}
