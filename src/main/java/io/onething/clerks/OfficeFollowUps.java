package io.onething.clerks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.onething.access.AuditTrail;
import io.onething.access.Person;
import io.onething.applicants.FollowUpRequests;
import io.onething.cases.CaseFile;
import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Catalog;
import io.onething.catalog.FollowUp;
import io.onething.catalog.StaffRole;
import io.onething.organisation.CaseGroups;
import io.onething.shared.CaseId;
import io.onething.shared.ErrorCode;
import io.onething.shared.Localized;
import io.onething.shared.OneThingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an office begins by itself when a case has ended, as a review of a deed that it finds wrong.
 * It finds the case by its number, if it is the office that had it.
 */
@Component
class OfficeFollowUps {

  private final Catalog catalog;
  private final CaseFiles files;
  private final CaseGroups groups;
  private final WorkingGroups working;
  private final FollowUpRequests requests;
  private final AuditTrail audit;

  OfficeFollowUps(
      Catalog catalog,
      CaseFiles files,
      CaseGroups groups,
      WorkingGroups working,
      FollowUpRequests requests,
      AuditTrail audit) {
    this.catalog = catalog;
    this.files = files;
    this.groups = groups;
    this.working = working;
    this.requests = requests;
    this.audit = audit;
  }

  /** What people of a department may begin, of one bundle. */
  record Offer(Localized bundle, Localized names, Localized text) {}

  /**
   * A case that has ended, to be sure that it is the one that is meant.
   *
   * @param bundle its id, by which its fields are found
   * @param offered what may be begun now
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ended(
      String caseNumber,
      String bundle,
      Localized bundleNames,
      @Nullable Localized outcomeNames,
      @Nullable Instant closedAt,
      List<FollowUpRequests.Offered> offered) {}

  /** What her department begins by itself at all; nothing for most. */
  List<Offer> offers(Person person) {
    return catalog.bundles().stream()
        .flatMap(
            bundle ->
                bundle.followUps().values().stream()
                    .filter(followUp -> isOf(followUp, person))
                    .map(followUp -> new Offer(bundle.names(), followUp.names(), followUp.text())))
        .toList();
  }

  /**
   * The ended case that her office had.
   *
   * @throws OneThingException {@code UNKNOWN_CASE} also for one that another office had
   */
  @Transactional(readOnly = true)
  public Ended find(Person person, String caseNumber) {
    CaseFile file = own(person, caseNumber);
    Bundle bundle = catalog.bundle(file.edition());
    return new Ended(
        caseNumber,
        bundle.bundle(),
        bundle.names(),
        bundle.outcome(file.outcome()).map(Bundle.CaseOutcome::names).orElse(null),
        file.closedAt(),
        requests.of(file, followUp -> formOf(followUp, person, file.id(), bundle)));
  }

  /**
   * Begins it.
   *
   * @throws OneThingException {@code UNKNOWN_CASE}, {@code UNKNOWN_ADDRESS}, {@code NOT_NOW},
   *     {@code INVALID_INPUT}
   */
  @Transactional
  public void begin(
      Person person, String caseNumber, String id, Map<String, @Nullable Object> given) {
    CaseFile file = files.lock(own(person, caseNumber).id());
    Bundle bundle = catalog.bundle(file.edition());
    requests.begin(
        file, id, followUp -> formOf(followUp, person, file.id(), bundle), "decision", given);
    audit.record("FOLLOW_UP", caseNumber, AuditTrail.Result.DONE, id);
  }

  /** Before it has ended a case is found by its tasks. */
  private CaseFile own(Person person, String caseNumber) {
    return files
        .numbered(caseNumber)
        .filter(CaseFile::isClosed)
        .filter(
            file -> {
              Bundle bundle = catalog.bundle(file.edition());
              return bundle.followUps().values().stream()
                  .anyMatch(followUp -> formOf(followUp, person, file.id(), bundle) != null);
            })
        .orElseThrow(
            () ->
                new OneThingException(
                    ErrorCode.UNKNOWN_CASE,
                    "No ended case of your office has the number that was given"));
  }

  private @Nullable String formOf(FollowUp followUp, Person person, CaseId id, Bundle bundle) {
    FollowUp.@Nullable Office office = followUp.office();
    return office != null && isOf(followUp, person) && isAt(office, person, id, bundle)
        ? office.form()
        : null;
  }

  private static boolean isOf(FollowUp followUp, Person person) {
    return followUp.office() != null && followUp.office().department().equals(person.department());
  }

  /** Where a department has several offices, only the one that had the case. */
  private boolean isAt(FollowUp.Office office, Person person, CaseId id, Bundle bundle) {
    List<String> hers = working.of(person);
    return Stream.of(StaffRole.HANDLER, StaffRole.SECTION_HEAD)
        .map(role -> groups.group(role, id, office.department(), bundle.leadDepartment()))
        .anyMatch(hers::contains);
  }
}
