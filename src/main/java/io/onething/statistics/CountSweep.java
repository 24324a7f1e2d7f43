package io.onething.statistics;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts the cases that have ended, soon after: not in their last transaction, which their
 * applicant waits for. Several servers may do it, each case is counted once.
 */
class CountSweep {

  private static final Logger LOG = LoggerFactory.getLogger(CountSweep.class);
  private static final int PAGE = 200;

  private final CountStore store;
  private final CaseCounting counting;
  private final CaseFiles files;
  private final TransactionTemplate transaction;

  CountSweep(
      CountStore store, CaseCounting counting, CaseFiles files, TransactionTemplate transaction) {
    this.transaction = transaction;
    this.store = store;
    this.counting = counting;
    this.files = files;
  }

  @Scheduled(fixedDelayString = "${onething.statistics.sweep-interval:PT10S}")
  void sweep() {
    try {
      while (page() == PAGE) {
        LOG.debug("More cases wait to be counted");
      }
    } catch (RuntimeException away) {
      LOG.warn("Ended cases are counted later: {}", away.getMessage());
    }
  }

  /** Counts some; says how many. One that cannot be counted keeps no other waiting. */
  int page() {
    int counted = 0;
    for (CaseFile file : files.uncounted(PAGE)) {
      try {
        count(file);
        counted++;
      } catch (RuntimeException problem) {
        LOG.warn("Case {} is not counted yet", file.caseNumber(), problem);
      }
    }
    return counted;
  }

  /** With the case locked: what overturns it comes before, and is read, or after, and finds it. */
  private void count(CaseFile file) {
    CaseCount count = counting.of(file);
    transaction.executeWithoutResult(
        status -> {
          store.keep(files.lock(file.id()), count);
          files.setCounted(file.id());
        });
  }
}
