package io.onething.notifications;

import io.onething.cases.ContestChanged;
import io.onething.shared.CityTime;
import io.onething.shared.Localized;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;

/**
 * Tells the applicant what became of a value that was contested, in the transaction of the act; why
 * stands on the page of the case, for it may be personal. A bundle that has a message of the same
 * id says it in its own words.
 */
class TellOfContests {

  static final Map<String, Localized> TEXTS =
      Map.of(
          "contestRaised",
          new Localized(
              "您对办件{caseNumber}中“{field}”提出的异议已转{department}核实，结果会通知您。",
              "What you contest of case {caseNumber} ({field}) has gone to {department}; you will be told the outcome."),
          "contestProof",
          new Localized(
              "您对办件{caseNumber}中“{field}”的异议，{department}请您于{until}前提供证明，要求见“我的办件”。",
              "{department} asks you to prove what you contest of case {caseNumber} ({field}) by {until}; see \"My cases\"."),
          "contestConfirmed",
          new Localized(
              "您对办件{caseNumber}中“{field}”的异议，{department}核实后维持原信息，理由见“我的办件”。",
              "{department} has found {field} of case {caseNumber} right; the reason is under \"My cases\"."),
          "contestCorrected",
          new Localized(
              "您对办件{caseNumber}中“{field}”的异议，{department}核实后已更正，见“我的办件”。",
              "{department} has corrected {field} of case {caseNumber}; see \"My cases\"."));

  private final MessageTexts texts;
  private final Outbox outbox;

  TellOfContests(MessageTexts texts, Outbox outbox) {
    this.texts = texts;
    this.outbox = outbox;
  }

  @EventListener
  void on(ContestChanged changed) {
    String id =
        switch (changed.kind()) {
          case RAISED -> "contestRaised";
          case PROOF_ASKED -> "contestProof";
          case CONFIRMED -> "contestConfirmed";
          case CORRECTED -> "contestCorrected";
        };
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("field", changed.field());
    values.put("department", changed.department());
    if (changed.until() != null) {
      values.put("until", CityTime.dateOf(changed.until()).toString());
    }
    String params = texts.params(values);
    for (Channel channel : List.of(Channel.IN_APP, Channel.SMS)) {
      outbox.add(changed.caseId(), id, channel, params, changed.at());
    }
  }
}
