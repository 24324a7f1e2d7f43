package io.onething.allocation;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.engine.CaseProcesses;
import io.onething.engine.OpenWaits;
import io.onething.shared.CaseId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the cases of a draw go on, page by page. A page is one transaction: the cases move and are
 * noted as released together, so that a server that is killed leaves whole pages behind and the
 * next one goes on with the first that is not noted. A page that fails is gone through case by
 * case.
 */
@Component
class BatchRelease {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRelease.class);

  private final SeatStore store;
  private final CaseFiles files;
  private final Offers offers;
  private final CaseProcesses processes;
  private final TransactionTemplate transaction;
  private final Clock clock;

  BatchRelease(
      SeatStore store,
      CaseFiles files,
      Offers offers,
      CaseProcesses processes,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.files = files;
    this.offers = offers;
    this.processes = processes;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Releases everybody who has been drawn, page by page; what fails is passed over until the next
   * time.
   *
   * @return how many cases were released
   */
  int all(int size) {
    int released = 0;
    List<CaseId> page = store.unreleased("", size);
    while (!page.isEmpty()) {
      released += page(page);
      page = store.unreleased(page.getLast().toString(), size);
    }
    return released;
  }

  /** Releases one page. */
  int page(List<CaseId> page) {
    try {
      return together(page);
    } catch (RuntimeException failed) {
      LOG.warn("A page of {} is released case by case: {}", page.size(), failed.getMessage());
      return page.stream().mapToInt(this::alone).sum();
    }
  }

  private int together(List<CaseId> page) {
    return Optional.ofNullable(
            transaction.execute(status -> page.stream().mapToInt(this::release).sum()))
        .orElse(0);
  }

  private int alone(CaseId id) {
    try {
      return together(List.of(id));
    } catch (RuntimeException failed) {
      LOG.warn("Case {} is not released, looked at again soon: {}", id, failed.getMessage());
      return 0;
    }
  }

  private int release(CaseId id) {
    Optional<CaseFile> locked = files.lockIfFree(id);
    Optional<SeatStore.Unreleased> result = locked.flatMap(file -> store.toRelease(id));
    if (result.isEmpty()) {
      return 0;
    }
    CaseFile file = locked.orElseThrow();
    SeatStore.Unreleased got = result.get();
    boolean line =
        got.inLine() && offers.keepsLine(file, got.season(), got.batch(), clock.instant());
    boolean told = !file.isClosed() && tell(file, got, line);
    if (!told || (got.place() == null && !line)) {
      store.leaveLine(id);
    }
    store.released(id, clock.instant());
    return 1;
  }

  /**
   * Lets the case go on with what it has got; one that does not wait for it any more has nothing.
   */
  private boolean tell(CaseFile file, SeatStore.Unreleased got, boolean line) {
    offers.keep(file, got.season(), got.batch(), got.place(), clock.instant());
    String allocation = got.place() != null ? "SEAT" : line ? "STANDBY" : "NONE";
    if (processes.answer(file, OpenWaits.SEATS_DRAWN, Map.of("allocation", allocation))) {
      return true;
    }
    LOG.warn("Case {} does not wait for what it has got; its place is free again", file.id());
    offers.keep(file, got.season(), got.batch(), null, clock.instant());
    return false;
  }
}
