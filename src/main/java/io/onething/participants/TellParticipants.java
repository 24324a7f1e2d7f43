package io.onething.participants;

import io.onething.cases.CaseFacts;
import io.onething.cases.MilestoneReached;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.notifications.ParticipantMessages;
import io.onething.shared.CaseId;
import io.onething.shared.Listed;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Tells those who take part what the model says, in the transaction of the step: all of them
 * ({@code notifyParticipants}), or who has yet to sign ({@code remind}).
 */
@Component
class TellParticipants {

  private final Catalog catalog;
  private final CaseFacts facts;
  private final Statements statements;
  private final ParticipantStore people;
  private final ParticipantMessages messages;

  TellParticipants(
      Catalog catalog,
      CaseFacts facts,
      Statements statements,
      ParticipantStore people,
      ParticipantMessages messages) {
    this.catalog = catalog;
    this.facts = facts;
    this.statements = statements;
    this.people = people;
    this.messages = messages;
  }

  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE - 1)
  void on(MilestoneReached milestone) {
    List<String> reminders = Listed.names(milestone.declared().get("remind"));
    List<String> news = Listed.names(milestone.declared().get("notifyParticipants"));
    if (reminders.isEmpty() && news.isEmpty()) {
      return;
    }
    Bundle bundle = catalog.bundle(milestone.bundle());
    CaseId id = milestone.caseId();
    reminders.forEach(message -> messages.tell(id, message, late(bundle, id), milestone.at()));
    if (!news.isEmpty()) {
      List<String> all = List.copyOf(all(bundle, id));
      news.forEach(message -> messages.tell(id, message, all, milestone.at()));
    }
  }

  /** Who has yet to sign. */
  private List<String> late(Bundle bundle, CaseId id) {
    return bundle.participants().keySet().stream()
        .flatMap(group -> people.of(id, group).stream())
        .filter(who -> who.state() == Participant.State.ASKED)
        .map(Participant::signer)
        .toList();
  }

  /**
   * Whoever signs, and who is represented and may object; each once, and not the applicant, who is
   * told as such.
   */
  private Collection<String> all(Bundle bundle, CaseId id) {
    Map<String, String> addresses = new LinkedHashMap<>();
    bundle
        .participants()
        .forEach(
            (name, group) ->
                people.of(id, name).stream()
                    .filter(Participant::takesPart)
                    .forEach(
                        who -> {
                          addresses.putIfAbsent(hex(who.signerIndex()), who.signer());
                          if (group.mayObject(who.basis())) {
                            addresses.putIfAbsent(hex(who.personIndex()), who.part());
                          }
                        }));
    statements
        .applicant(bundle, facts.all(id))
        .ifPresent(applicant -> addresses.remove(hex(applicant)));
    return addresses.values();
  }

  private static String hex(byte[] index) {
    return HexFormat.of().formatHex(index);
  }
}
