package io.onething.participants;

import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.catalog.Catalog;
import io.onething.engine.CaseProcesses;
import io.onething.notifications.ParticipantMessages;
import io.onething.shared.Listed;
import java.util.List;
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
  private final AskParticipants asking;
  private final CaseFiles files;
  private final Catalog catalog;
  private final CaseProcesses processes;
  private final ParticipantMessages messages;
  private final TransactionTemplate transaction;

  SignatureWaits(
      SigningStore signings,
      AskParticipants asking,
      CaseFiles files,
      Catalog catalog,
      CaseProcesses processes,
      ParticipantMessages messages,
      TransactionTemplate transaction) {
    this.signings = signings;
    this.asking = asking;
    this.files = files;
    this.catalog = catalog;
    this.processes = processes;
    this.messages = messages;
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
    @Nullable String reminder = milestone.declared().get("remind");
    if (reminder != null) {
      for (String group : catalog.bundle(milestone.bundle()).participants().keySet()) {
        List<String> late = asking.toBeReminded(milestone.caseId(), group);
        for (String message : Listed.names(reminder)) {
          messages.tell(milestone.caseId(), message, late, milestone.at());
        }
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
