package io.onething.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.deadlines.ClockActed;
import io.onething.shared.CaseId;
import io.onething.shared.CityTime;
import io.onething.shared.Listed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Issues the documents that a step declares ({@code document}) and withdraws those that it declares
 * void ({@code revoke}), in the transaction of the step. What a document says is fixed here; its
 * PDF is made later.
 */
class IssueDocuments {

  private final Catalog catalog;
  private final CaseFiles files;
  private final Templates templates;
  private final DocumentValues values;
  private final IssuedDocuments issued;
  private final Vault vault;
  private final ObjectMapper json;
  private final ApplicationEventPublisher events;

  IssueDocuments(
      Catalog catalog,
      CaseFiles files,
      Templates templates,
      DocumentValues values,
      IssuedDocuments issued,
      Vault vault,
      ObjectMapper json,
      ApplicationEventPublisher events) {
    this.catalog = catalog;
    this.files = files;
    this.templates = templates;
    this.values = values;
    this.issued = issued;
    this.vault = vault;
    this.json = json;
    this.events = events;
  }

  /** Runs after the clocks have been brought up to date: a notice names their due dates. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void on(MilestoneReached milestone) {
    for (String type : Listed.names(milestone.declared().get("document"))) {
      if (!catalog.bundle(milestone.bundle()).documents().containsKey(type)) {
        throw new IllegalStateException(
            milestone.element()
                + " declares document '"
                + type
                + "', expected one of "
                + catalog.bundle(milestone.bundle()).documents().keySet());
      }
      issue(
          milestone.caseId(), type, milestone.at(), milestone.declared().get("outcome"), Map.of());
    }
    for (String type : Listed.names(milestone.declared().get("revoke"))) {
      issued.revoke(milestone.caseId(), type, milestone.at());
    }
  }

  /**
   * Issues the notice that the law wants of what a person has decided about a clock (行政许可法 art. 42
   * and 45), if the bundle has one: {@code clock-suspended}, {@code clock-extended}.
   */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void on(ClockActed acted) {
    String type = "clock-" + acted.kind().name().toLowerCase(Locale.ROOT);
    if (catalog.bundle(acted.bundle()).documents().containsKey(type)) {
      issue(acted.caseId(), type, acted.at(), null, said(acted));
    }
  }

  private static Map<String, String> said(ClockActed acted) {
    Map<String, String> said = new HashMap<>();
    said.put(DocumentFields.ACT_CLOCK, acted.clock().zh());
    said.put(DocumentFields.ACT_REASON, acted.reason().zh());
    said.put(DocumentFields.ACT_BASIS, acted.basis() == null ? "" : acted.basis());
    if (acted.until() != null) {
      said.put(DocumentFields.ACT_UNTIL, DocumentValues.date(acted.until()));
    }
    if (acted.due() != null) {
      said.put(DocumentFields.ACT_DUE, DocumentValues.date(acted.due()));
    }
    if (acted.added() != null && acted.approver() != null) {
      said.put(DocumentFields.ACT_ADDED, acted.added().zh());
      said.put(DocumentFields.ACT_APPROVER, acted.approver().zh());
    }
    return said;
  }

  private void issue(
      CaseId caseId, String type, Instant at, @Nullable String outcome, Map<String, String> said) {
    CaseFile file = files.get(caseId);
    Bundle bundle = catalog.bundle(file.edition());
    Template template = templates.of(catalog, bundle, type);
    int issue = issued.count(caseId, type) + 1;
    String number = number(template, String.valueOf(file.caseNumber()), issue, at);
    VerificationCode code = VerificationCode.random();
    IssuedRow row =
        new IssuedRow(
            UUID.randomUUID().toString(),
            caseId,
            type,
            issue,
            number,
            code,
            sealed(values.of(file, bundle, template, type, number, code, at, outcome, said)),
            at,
            null);
    issued.add(row);
    events.publishEvent(new DocumentIssued(caseId, row.id()));
  }

  /** As on paper: 深人社引受〔2026〕RC20261125-7K2M9X号, a second one 之二. */
  private static String number(Template template, String caseNumber, int issue, Instant at) {
    return template.word()
        + "〔"
        + CityTime.dateOf(at).getYear()
        + "〕"
        + caseNumber
        + "号"
        + (issue == 1 ? "" : "之" + issue);
  }

  private byte[] sealed(Map<String, String> said) {
    try {
      return vault.seal(json.writeValueAsString(said));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Texts cannot be written as JSON", impossible);
    }
  }
}
