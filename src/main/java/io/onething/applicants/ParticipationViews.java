package io.onething.applicants;

import io.onething.access.Person;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.catalog.Wording;
import io.onething.documents.Documents;
import io.onething.documents.IssuedDocument;
import io.onething.notifications.Message;
import io.onething.notifications.ParticipantMessages;
import io.onething.participants.Participations;
import io.onething.shared.ErrorCode;
import io.onething.shared.OneThingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Shows a case to those who take part in it. What is not listed here they do not see. */
@Component
@Transactional(readOnly = true)
class ParticipationViews {

  private final Participations participations;
  private final Catalog catalog;
  private final CaseFacts facts;
  private final CaseViews cases;
  private final Documents documents;
  private final ParticipantMessages messages;

  ParticipationViews(
      Participations participations,
      Catalog catalog,
      CaseFacts facts,
      CaseViews cases,
      Documents documents,
      ParticipantMessages messages) {
    this.participations = participations;
    this.catalog = catalog;
    this.facts = facts;
    this.cases = cases;
    this.documents = documents;
    this.messages = messages;
  }

  List<CaseView.Summary> all(Person person) {
    return participations.casesOf(person).stream().map(cases::summary).toList();
  }

  ParticipationView of(Person person, String caseNumber) {
    CaseFile file = participations.caseOf(person, caseNumber);
    Bundle bundle = catalog.bundle(file.edition());
    List<Participations.Part> parts = participations.parts(person, caseNumber);
    CaseViews.Progress progress = cases.progress(file);
    CaseView.Summary summary = cases.summary(file);
    return new ParticipationView(
        caseNumber,
        summary.bundle(),
        summary.state(),
        summary.stateNames(),
        summary.outcomeNames(),
        summary.submittedAt(),
        file.closedAt(),
        progress.light(),
        progress.lightNames(),
        progress.clocks(),
        progress.steps().stream()
            .map(
                step ->
                    new ParticipationView.StepView(
                        step.id(),
                        step.names(),
                        step.department(),
                        step.state(),
                        step.light(),
                        step.lightNames()))
            .toList(),
        parts.stream().map(part -> part(bundle, part)).toList(),
        seen(bundle, parts, facts.all(file.id())),
        parts.stream()
            .flatMap(part -> messages.to(file.id(), part.address()).stream())
            .sorted(Comparator.comparing(Message::at))
            .map(message -> new CaseView.MessageView(message.id(), message.text(), message.at()))
            .toList(),
        documents(file, bundle, parts).stream()
            .map(
                document ->
                    new CaseView.DocumentView(
                        document.id(),
                        document.names(),
                        document.issuedAt(),
                        document.verificationCode(),
                        document.revoked(),
                        "/api/participations/" + caseNumber + "/documents/" + document.id()))
            .toList());
  }

  /** Outside of the reading transaction: the first download keeps what it renders. */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  byte[] pdf(Person person, String caseNumber, String document) {
    CaseFile file = participations.caseOf(person, caseNumber);
    Bundle bundle = catalog.bundle(file.edition());
    boolean listed =
        documents(file, bundle, participations.parts(person, caseNumber)).stream()
            .anyMatch(each -> each.id().equals(document));
    if (!listed) {
      throw new OneThingException(ErrorCode.UNKNOWN_DOCUMENT, "No such document among yours");
    }
    return documents.pdf(file.id(), document);
  }

  private List<IssuedDocument> documents(
      CaseFile file, Bundle bundle, List<Participations.Part> parts) {
    List<String> shown =
        parts.stream().flatMap(part -> group(bundle, part).documents().stream()).toList();
    return shown.isEmpty()
        ? List.of()
        : documents.of(file.id()).stream().filter(each -> shown.contains(each.type())).toList();
  }

  private static ParticipationView.PartView part(Bundle bundle, Participations.Part part) {
    Participants group = group(bundle, part);
    Wording wording = new Wording(bundle);
    List<ParticipationView.LineView> entry = new ArrayList<>();
    Objects.requireNonNull(bundle.fields().get(group.from()))
        .columns()
        .forEach(
            (key, column) -> {
              if (part.entry().get(key) != null) {
                entry.add(
                    new ParticipationView.LineView(
                        column.names(), wording.of(key, part.entry().get(key))));
              }
            });
    @Nullable Representatives by = group.representatives();
    Representatives.@Nullable Basis basis =
        by == null || part.who().basis() == null ? null : by.bases().get(part.who().basis());
    return new ParticipationView.PartView(
        part.who().participants(),
        part.who().part(),
        group.names(),
        part.place(),
        String.valueOf(part.entry().getOrDefault(group.person().name(), "")),
        by == null || basis == null
            ? null
            : String.valueOf(part.entry().getOrDefault(by.person().name(), "")),
        basis == null ? null : basis.names(),
        part.who().state(),
        part.who().decidedAt(),
        part.maySign(),
        part.mayDecline(),
        part.text(),
        part.version(),
        entry);
  }

  private static List<ParticipationView.LineView> seen(
      Bundle bundle, List<Participations.Part> parts, Map<String, Object> known) {
    Wording wording = new Wording(bundle);
    return parts.stream()
        .flatMap(part -> group(bundle, part).sees().stream())
        .distinct()
        .filter(known::containsKey)
        .map(
            field ->
                new ParticipationView.LineView(
                    Objects.requireNonNull(bundle.fields().get(field)).names(),
                    wording.of(field, Objects.requireNonNull(known.get(field)))))
        .toList();
  }

  private static Participants group(Bundle bundle, Participations.Part part) {
    return Objects.requireNonNull(bundle.participants().get(part.who().participants()));
  }
}
