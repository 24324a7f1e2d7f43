package io.onething.notifications;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CaseId;
import java.util.List;
import java.util.Map;

/** What an applicant has been told. Who may read it is the caller's to decide. */
public class Messages {

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final MessageTexts texts;
  private final Outbox outbox;

  Messages(Catalog catalog, CaseFiles files, CaseFacts facts, MessageTexts texts, Outbox outbox) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.texts = texts;
    this.outbox = outbox;
  }

  /** The messages of the case, oldest first. */
  public List<Message> of(CaseId caseId) {
    return shown(caseId, outbox.shownTo(caseId));
  }

  /** These messages of the case as they read now. */
  List<Message> shown(CaseId caseId, List<OutboxRow> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    CaseFile file = files.get(caseId);
    Bundle bundle = catalog.bundle(file.edition());
    Map<String, Object> known = facts.all(caseId);
    return rows.stream()
        .map(
            row ->
                new Message(
                    Long.toString(row.id()),
                    texts.text(bundle, row, file.caseNumber(), known),
                    row.createdAt()))
        .toList();
  }
}
