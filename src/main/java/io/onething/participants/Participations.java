package io.onething.participants;

import io.onething.access.AuditTrail;
import io.onething.access.Person;
import io.onething.cases.CaseFacts;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.Participants;
import io.onething.catalog.Representatives;
import io.onething.catalog.StaffRole;
import io.onething.notifications.StaffMessages;
import io.onething.notifications.StaffText;
import io.onething.organisation.CaseGroups;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What somebody who takes part in a case may do: sign or decline, for herself or for whom she
 * represents. Whoever does not take part is told the same as of a case that does not exist.
 */
@Component
public class Participations {

  private static final int LONGEST_REASON = 500;
  private static final int MOST_CASES = 200;

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseFacts facts;
  private final Acts acts;
  private final Statements statements;
  private final ParticipantStore people;
  private final SigningStore signings;
  private final SignatureWaits waits;
  private final StaffMessages staff;
  private final CaseGroups groups;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Participations(
      Catalog catalog,
      CaseFiles files,
      CaseFacts facts,
      Acts acts,
      Statements statements,
      ParticipantStore people,
      SigningStore signings,
      SignatureWaits waits,
      StaffMessages staff,
      CaseGroups groups,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.catalog = catalog;
    this.files = files;
    this.facts = facts;
    this.acts = acts;
    this.statements = statements;
    this.people = people;
    this.signings = signings;
    this.waits = waits;
    this.staff = staff;
    this.groups = groups;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Somebody's part in a case.
   *
   * @param entry the entry of the list: her own, or of whom she represents
   * @param text what is signed
   * @param version of the text; to be sent back with the signature
   * @param place whether she signs for herself, for another, or is signed for
   * @param maySign whether she may sign now
   * @param mayDecline whether she may decline now
   */
  public record Part(
      Participant who,
      Map<String, Object> entry,
      Localized text,
      String version,
      Place place,
      boolean maySign,
      boolean mayDecline) {

    /** By which messages know her in this part. */
    public String address() {
      return place == Place.FOR_ANOTHER ? who.signer() : who.part();
    }
  }

  /** How somebody stands to a statement. */
  public enum Place {
    /** It is hers, and she signs it. */
    HERSELF,
    /** She signs it for another, as guardian or agent. */
    FOR_ANOTHER,
    /** It is hers, and another signs it. */
    REPRESENTED
  }

  /**
   * Which statement is meant.
   *
   * @param participants the group of the manifest
   * @param part the participant's id; null where she has only one in the group
   */
  public record Which(String participants, @Nullable String part) {}

  /** The cases in which she takes part, newest first. */
  public List<CaseFile> casesOf(Person person) {
    if (person.idNumber() == null) {
      return List.of();
    }
    byte[] index = indexOf(person);
    List<CaseId> ids =
        people.of(index).stream()
            .filter(who -> mayRead(who, index))
            .map(Participant::caseId)
            .distinct()
            .limit(MOST_CASES)
            .toList();
    Map<CaseId, CaseFile> cases = files.all(ids);
    return ids.stream().map(cases::get).filter(Objects::nonNull).toList();
  }

  /**
   * The case in which she takes part.
   *
   * @throws OneThingException {@code UNKNOWN_CASE} if she does not
   */
  public CaseFile caseOf(Person person, String caseNumber) {
    return files.get(own(person, caseNumber).get(0).caseId());
  }

  /** Her parts in the case; more than one if she belongs to several groups or represents others. */
  public List<Part> parts(Person person, String caseNumber) {
    byte[] index = indexOf(person);
    return own(person, caseNumber).stream().map(who -> part(who, index)).toList();
  }

  /**
   * Signs what was shown; once more is the same.
   *
   * @param version of the text that was shown
   * @param signature the typed name
   */
  public void sign(
      Person person, String caseNumber, Which which, String version, String signature) {
    act(person, caseNumber, which, Participant.State.SIGNED, version, signature);
  }

  /**
   * Says that she does not agree; a signature that she has given before is void.
   *
   * @param reason why, for the office to read; null if she does not say
   */
  public void decline(
      Person person, String caseNumber, Which which, String version, @Nullable String reason) {
    act(person, caseNumber, which, Participant.State.DECLINED, version, said(reason));
  }

  private static @Nullable String said(@Nullable String reason) {
    String text = reason == null ? "" : reason.strip();
    if (text.codePointCount(0, text.length()) > LONGEST_REASON || text.indexOf('\0') >= 0) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  "reason",
                  new Localized("请用500字以内说明", "Please say it in 500 characters"),
                  null,
                  "at most " + LONGEST_REASON + " characters")));
    }
    return text.isEmpty() ? null : text;
  }

  private void act(
      Person person,
      String caseNumber,
      Which which,
      Participant.State act,
      String version,
      @Nullable String words) {
    CaseId id = own(person, caseNumber, which).caseId();
    @Nullable Refused refused =
        transaction.execute(
            status -> {
              CaseFile file = files.lock(id);
              Participant who = own(person, caseNumber, which);
              return decide(person, file, who, act, version, words);
            });
    if (refused != null) {
      throw new OneThingException(ErrorCode.NOT_NOW, refused.why());
    }
  }

  /** Why an act was not taken; what was recorded of it stays. */
  private record Refused(String why) {}

  private @Nullable Refused decide(
      Person person,
      CaseFile file,
      Participant who,
      Participant.State act,
      String version,
      @Nullable String words) {
    if (who.state() == act) {
      return null;
    }
    String shown = String.valueOf(file.caseNumber());
    Place place = place(who, indexOf(person));
    if (place == Place.REPRESENTED && act == Participant.State.SIGNED) {
      return refuse(
          file,
          act,
          null,
          null,
          "Somebody else signs this for you; expected: the guardian or agent signs with the own account");
    }
    if (act == Participant.State.SIGNED && who.state() == Participant.State.DECLINED) {
      boolean isNews =
          !file.isClosed()
              && acts.wantToSign(
                  who, statement(file, who), new Acts.Said(place, person.name(), null));
      return refuse(
          file,
          act,
          null,
          isNews ? StaffText.PARTICIPANT_SIGNED_AFTER_DECLINING : null,
          "It was declined, and the office was told; it asks again if the application is corrected");
    }
    if (hasGoneOn(file, who)) {
      boolean isNews =
          act == Participant.State.DECLINED && !file.isClosed() && !acts.hasObjected(who, place);
      if (isNews) {
        acts.object(who, statement(file, who), new Acts.Said(place, person.name(), words));
      }
      return refuse(
          file,
          act,
          act == Participant.State.DECLINED ? words : null,
          isNews ? StaffText.PARTICIPANT_DECLINED_TOO_LATE : null,
          "The case has gone on, signatures are no longer taken; expected: turn to the office");
    }
    Statements.Statement statement = statement(file, who);
    if (!statement.digestText().equals(version)) {
      return refuse(
          file,
          act,
          null,
          null,
          "The statement has changed since it was shown; expected: read it again");
    }
    if (act == Participant.State.SIGNED
        && (words == null || !words.strip().equals(person.name()))) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  "signature",
                  new Localized("签名须与本人姓名一致", "Not your own name"),
                  null,
                  "the name of the person who signs")));
    }
    if (act == Participant.State.SIGNED
        && !listedName(file, who, statement).equals(person.name())) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  "signature",
                  new Localized(
                      "申请人填写的姓名与您的身份信息不一致，不能签署；请点“不同意”并说明，由申请人更正",
                      "The applicant has written your name otherwise; decline and say so, and the applicant corrects it"),
                  null,
                  "the name on the list is that of the person who signs")));
    }
    acts.record(file, who, act, statement, new Acts.Said(place, person.name(), words));
    if (act == Participant.State.DECLINED) {
      tell(file, StaffText.PARTICIPANT_DECLINED);
    }
    audit.record(act.name(), shown, AuditTrail.Result.DONE, null);
    signings.put(
        file.id(), who.participants(), Signing.State.of(people.of(file.id(), who.participants())));
    waits.goOn(files.lock(file.id()), who.participants());
    return null;
  }

  /** What was said all the same stays in the audit. */
  private Refused refuse(
      CaseFile file,
      Participant.State act,
      @Nullable String said,
      @Nullable StaffText told,
      String why) {
    if (told != null) {
      tell(file, told);
    }
    audit.record(act.name(), String.valueOf(file.caseNumber()), AuditTrail.Result.DENIED, said);
    return new Refused(why);
  }

  private void tell(CaseFile file, StaffText text) {
    String lead = catalog.bundle(file.edition()).leadDepartment();
    staff.tell(
        file.id(),
        groups.group(StaffRole.LEAD_DEPARTMENT, file.id(), lead, lead),
        text,
        Map.of(),
        clock.instant());
  }

  private Part part(Participant who, byte[] person) {
    CaseFile file = files.get(who.caseId());
    Statements.Statement statement = statement(file, who);
    Place place = place(who, person);
    boolean open = who.state() != Participant.State.DECLINED && !hasGoneOn(file, who);
    return new Part(
        who,
        statement.entry(),
        statement.text(),
        statement.digestText(),
        place,
        open && place != Place.REPRESENTED && !who.hasSigned(),
        open);
  }

  /**
   * The name that the applicant has given to whoever signs: a deed that has another is worthless.
   */
  private String listedName(CaseFile file, Participant who, Statements.Statement statement) {
    Participants group = group(file, who);
    @Nullable Representatives by = group.representatives();
    return statement.value(
        who.basis() == null || by == null ? group.person().name() : by.person().name());
  }

  private static Place place(Participant who, byte[] person) {
    if (who.basis() == null) {
      return Place.HERSELF;
    }
    return who.isSignedBy(person) ? Place.FOR_ANOTHER : Place.REPRESENTED;
  }

  /** Who is represented and may not object, as a ward, is told nothing: her guardian acts. */
  private boolean mayRead(Participant who, byte[] person) {
    return place(who, person) != Place.REPRESENTED
        || group(files.get(who.caseId()), who).mayObject(who.basis());
  }

  private Participants group(CaseFile file, Participant who) {
    return Objects.requireNonNull(
        catalog.bundle(file.edition()).participants().get(who.participants()));
  }

  /** Whether signatures of her group are no longer taken. */
  private boolean hasGoneOn(CaseFile file, Participant who) {
    return file.isClosed()
        || signings.find(file.id(), who.participants()).map(Signing::ended).orElse(true);
  }

  private Statements.Statement statement(CaseFile file, Participant who) {
    Bundle bundle = catalog.bundle(file.edition());
    return statements
        .of(bundle, file.edition(), group(file, who), facts.all(file.id()), who.personIndex())
        .orElseThrow(Participations::unknown);
  }

  private List<Participant> own(Person person, String caseNumber) {
    byte[] index = indexOf(person);
    List<Participant> own =
        people.of(index, caseNumber).stream().filter(who -> mayRead(who, index)).toList();
    if (own.isEmpty()) {
      throw unknown();
    }
    return own;
  }

  private Participant own(Person person, String caseNumber, Which which) {
    List<Participant> own =
        own(person, caseNumber).stream()
            .filter(each -> each.participants().equals(which.participants()))
            .filter(each -> which.part() == null || each.part().equals(which.part()))
            .toList();
    if (own.isEmpty()) {
      throw unknown();
    }
    if (own.size() > 1) {
      throw OneThingException.faultyFields(
          List.of(
              new FieldFault(
                  "part",
                  new Localized("请说明为谁签署", "It is not said for whom"),
                  null,
                  "one of " + own.stream().map(Participant::part).toList())));
    }
    return own.get(0);
  }

  private byte[] indexOf(Person person) {
    if (person.idNumber() == null) {
      throw unknown();
    }
    return statements.personIndex(person.idNumber());
  }

  /** In the words of a case that does not exist. */
  private static OneThingException unknown() {
    return new OneThingException(ErrorCode.UNKNOWN_CASE, "No such case among yours");
  }
}
