package io.onething.documents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.cases.MilestoneReached;
import io.onething.cases.Vault;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.shared.CityTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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
    for (String type : listed(milestone, "document")) {
      issue(milestone, type);
    }
    for (String type : listed(milestone, "revoke")) {
      issued.revoke(milestone.caseId(), type, milestone.at());
    }
  }

  private void issue(MilestoneReached milestone, String type) {
    Bundle bundle = catalog.bundle(milestone.bundle());
    if (!bundle.documents().containsKey(type)) {
      throw new IllegalStateException(
          milestone.element()
              + " declares document '"
              + type
              + "', expected one of "
              + bundle.documents().keySet());
    }
    CaseFile file = files.get(milestone.caseId());
    Template template = templates.of(bundle.bundle(), type);
    int issue = issued.count(file.id(), type) + 1;
    String number = number(template, milestone.caseNumber(), issue, milestone.at());
    VerificationCode code = VerificationCode.random();
    @Nullable String outcome = milestone.declared().get("outcome");
    IssuedRow row =
        new IssuedRow(
            UUID.randomUUID().toString(),
            file.id(),
            type,
            issue,
            number,
            code,
            sealed(values.of(file, bundle, template, type, number, code, milestone.at(), outcome)),
            milestone.at(),
            null);
    issued.add(row);
    events.publishEvent(new DocumentIssued(file.id(), row.id()));
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

  private static List<String> listed(MilestoneReached milestone, String key) {
    return Arrays.stream(milestone.declared().getOrDefault(key, "").split(",", -1))
        .map(String::strip)
        .filter(type -> !type.isEmpty())
        .toList();
  }
}
