package io.onething.statistics;

import io.onething.cases.CaseFiles;
import io.onething.shared.CaseId;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

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

  CountSweep(CountStore store, CaseCounting counting, CaseFiles files) {
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

  /** Counts some; says how many. */
  int page() {
    List<CaseId> ended = store.uncounted(PAGE);
    files.all(ended).values().forEach(file -> store.keep(file, counting.of(file)));
    return ended.size();
  }
}
