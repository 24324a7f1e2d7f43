package io.onething.participants;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.engine.CaseProcesses;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where models wait for participants. A wait that is entered when all have signed already is left
 * by the next round: the engine cannot leave a step while it enters it.
 */
@Component
public class SignatureWaits {

  private static final Logger LOG = LoggerFactory.getLogger(SignatureWaits.class);
  private static final int BATCH = 100;

  private final SigningStore signings;
  private final CaseFiles files;
  private final CaseProcesses processes;
  private final TransactionTemplate transaction;

  SignatureWaits(
      SigningStore signings,
      CaseFiles files,
      CaseProcesses processes,
      TransactionTemplate transaction) {
    this.signings = signings;
    this.files = files;
    this.processes = processes;
    this.transaction = transaction;
  }

  @EventListener
  void on(MilestoneReached milestone) {
    @Nullable String participants = milestone.declared().get("waitsFor");
    if (participants != null) {
      if (milestone.moment() == MilestoneReached.Moment.ENTERED) {
        signings.waitAt(milestone.caseId(), participants, milestone.element());
      } else {
        signings.end(milestone.caseId(), participants, milestone.at());
      }
    }
  }

  /**
   * Lets the cases go on whose participants have come to an end; one that fails does not stop the
   * others.
   *
   * @return how many have gone on
   */
  @Scheduled(fixedDelayString = "${onething.participants.interval:PT1S}")
  public int sweep() {
    int gone = 0;
    for (Signing settled : signings.settled(BATCH)) {
      try {
        gone += Boolean.TRUE.equals(transaction.execute(status -> goOn(settled))) ? 1 : 0;
      } catch (RuntimeException failed) {
        LOG.warn("Case {} cannot go on from its signatures now", settled.caseId(), failed);
      }
    }
    return gone;
  }

  private boolean goOn(Signing seen) {
    return files
        .lockIfFree(seen.caseId())
        .map(file -> goOn(file, seen.participants()))
        .orElse(false);
  }

  /** To be called with the case locked. */
  boolean goOn(CaseFile file, String participants) {
    return signings
        .find(file.id(), participants)
        .filter(signing -> !signing.ended() && signing.state() != Signing.State.PENDING)
        .filter(signing -> signing.waitingAt() != null)
        .map(
            signing ->
                processes.goOn(
                    file,
                    String.valueOf(signing.waitingAt()),
                    participants,
                    signing.state().name()))
        .orElse(false);
  }
}
