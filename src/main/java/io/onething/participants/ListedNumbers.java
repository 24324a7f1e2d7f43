package io.onething.participants;

import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.notifications.ParticipantNumbers;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The mobile numbers that the applicant has given for those who take part, or sign for them. */
@Component
@Transactional(readOnly = true)
class ListedNumbers implements ParticipantNumbers {

  private final ParticipantStore people;
  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Statements statements;

  ListedNumbers(
      ParticipantStore people,
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Statements statements) {
    this.people = people;
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.statements = statements;
  }

  @Override
  public Optional<String> mobileOf(String address) {
    return people
        .find(Participant.idIn(address))
        .filter(who -> address.equals(who.part()) || address.equals(who.signer()))
        .flatMap(who -> mobile(who, address));
  }

  private Optional<String> mobile(Participant who, String address) {
    CaseFile file = files.get(who.caseId());
    Bundle bundle = catalog.bundle(file.edition());
    @Nullable Participants group = bundle.participants().get(who.participants());
    if (group == null) {
      return Optional.empty();
    }
    return statements
        .of(bundle, file.edition(), group, facts.all(file.id()), who.personIndex())
        .map(statement -> statement.value(column(group, address.equals(who.part()))))
        .filter(number -> !number.isEmpty());
  }

  private static @Nullable String column(Participants group, boolean herself) {
    @Nullable Representatives by = group.representatives();
    return herself || by == null ? group.person().mobile() : by.person().mobile();
  }
}
