package io.onething.notifications;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockView;
import io.onething.deadlines.Clocks;
import io.onething.deadlines.Due;
import io.onething.shared.CaseId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What people who take part in a case are told, each for herself. Works in the caller's
 * transaction. Who may read it is the caller's to decide.
 */
public class ParticipantMessages {

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Clocks clocks;
  private final MessageTexts texts;
  private final Outbox outbox;
  private final Messages messages;

  ParticipantMessages(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Clocks clocks,
      MessageTexts texts,
      Outbox outbox,
      Messages messages) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.clocks = clocks;
    this.texts = texts;
    this.outbox = outbox;
    this.messages = messages;
  }

  /**
   * Tells participants.
   *
   * @param message its id in the manifest
   * @param participants as {@link ParticipantNumbers} knows them
   */
  public void tell(CaseId caseId, String message, List<String> participants, Instant at) {
    if (participants.isEmpty()) {
      return;
    }
    Bundle bundle = catalog.bundle(files.get(caseId).edition());
    Bundle.@Nullable Message known = bundle.messages().get(message);
    if (known == null) {
      throw new IllegalStateException("No message '" + message + "' in " + bundle.bundle());
    }
    String params = texts.params(bundle, known.text(), facts.all(caseId), () -> latestDue(caseId));
    participants.forEach(
        participant -> outbox.addForParticipant(caseId, message, participant, params, at));
  }

  /** What this participant was told, oldest first. */
  public List<Message> to(CaseId caseId, String participant) {
    return messages.shown(caseId, outbox.shownToParticipant(caseId, participant));
  }

  private Optional<Due> latestDue(CaseId caseId) {
    return clocks.of(caseId).stream()
        .filter(clock -> clock.open() && clock.due() != null)
        .max(Comparator.comparing(ClockView::startedAt))
        .flatMap(ClockView::told);
  }
}
