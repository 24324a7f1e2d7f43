package io.onething.participants;

import io.onething.cases.ApplicantHasSaid;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.notifications.ParticipantMessages;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks those whom the applicant has listed, in the transaction of the application; and again after
 * a correction, whose statement has changed and who had declined. Signatures under what has stayed
 * the same stand.
 */
@Component
class AskParticipants {

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Statements statements;
  private final ParticipantStore people;
  private final SigningStore signings;
  private final ParticipantMessages messages;
  private final Clock clock;

  AskParticipants(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Statements statements,
      ParticipantStore people,
      SigningStore signings,
      ParticipantMessages messages,
      Clock clock) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.statements = statements;
    this.people = people;
    this.signings = signings;
    this.messages = messages;
    this.clock = clock;
  }

  @EventListener
  void on(ApplicantHasSaid said) {
    CaseFile file = files.get(said.caseId());
    Bundle bundle = catalog.bundle(file.edition());
    if (bundle.participants().isEmpty()) {
      return;
    }
    Map<String, Object> known = facts.all(file.id());
    bundle
        .participants()
        .forEach((name, participants) -> ask(file, bundle, name, participants, known));
  }

  private void ask(
      CaseFile file,
      Bundle bundle,
      String name,
      Participants participants,
      Map<String, Object> known) {
    Instant now = clock.instant();
    Map<String, Participant> before = new HashMap<>();
    people.of(file.id(), name).forEach(each -> before.put(hex(each.personIndex()), each));
    // The applicant's own signature stands under the application.
    Optional<String> applicant = statements.applicant(bundle, known).map(AskParticipants::hex);
    List<String> asked = new ArrayList<>();
    for (Statements.Statement statement :
        once(participants, statements.of(bundle, file.edition(), participants, known))) {
      String person = hex(statement.personIndex());
      @Nullable Participant earlier = before.remove(person);
      boolean applies = !statement.isRepresented() && applicant.filter(person::equals).isPresent();
      if (applies || isToBeAsked(earlier, statement)) {
        people.ask(
            file.id(),
            name,
            statement,
            applies ? Participant.State.APPLIED : Participant.State.ASKED,
            now);
        if (!applies) {
          asked.add(person);
        }
      }
    }
    boolean somebodyLeaves =
        before.values().stream().anyMatch(gone -> gone.state() != Participant.State.LEFT);
    before.values().forEach(gone -> people.decide(gone, Participant.State.LEFT, now));
    List<Participant> after = people.of(file.id(), name);
    signings.put(file.id(), name, Signing.State.of(after));
    if (somebodyLeaves || !asked.isEmpty()) {
      signings.reopen(file.id(), name);
    }
    List<Participant> newly =
        after.stream().filter(each -> asked.contains(hex(each.personIndex()))).toList();
    messages.tell(
        file.id(),
        participants.messages().asked(),
        newly.stream().map(Participant::signer).toList(),
        now);
    tellRepresented(file, participants.representatives(), newly, now);
  }

  /** Who may object has to hear of it: the applicant alone has said that somebody signs for her. */
  private void tellRepresented(
      CaseFile file,
      @Nullable Representatives representatives,
      List<Participant> newly,
      Instant now) {
    if (representatives == null || representatives.told() == null) {
      return;
    }
    messages.tell(
        file.id(),
        representatives.told(),
        newly.stream()
            .filter(each -> representatives.mayObject(each.basis()))
            .map(Participant::part)
            .toList(),
        now);
  }

  private static boolean isToBeAsked(
      @Nullable Participant earlier, Statements.Statement statement) {
    return earlier == null
        || !earlier.isSignedBy(statement.signerIndex())
        || !earlier.statementIndex().equals(statement.digestText())
        || earlier.state() == Participant.State.DECLINED
        || earlier.state() == Participant.State.LEFT;
  }

  /**
   * Somebody who is listed twice could not tell which of the two she signs; and who is to sign for
   * another has to be somebody, and somebody else.
   */
  private static List<Statements.Statement> once(
      Participants participants, List<Statements.Statement> statements) {
    for (Statements.Statement each : statements) {
      if (each.isRepresented() && Arrays.equals(each.signerIndex(), each.personIndex())) {
        throw OneThingException.faultyFields(
            List.of(
                new FieldFault(
                    participants.from(),
                    new Localized("代为签署的须是另一个人", "Who signs for somebody has to be another person"),
                    null,
                    "the citizen number of the guardian or agent")));
      }
    }
    long people = statements.stream().map(each -> hex(each.personIndex())).distinct().count();
    if (people != statements.size()) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  participants.from(),
                  new Localized("同一人填写了两次", "Somebody is listed twice"),
                  null,
                  "each person once")));
    }
    return statements;
  }

  private static String hex(byte[] index) {
    return HexFormat.of().formatHex(index);
  }
}
