package io.onething.organisation;

import io.onething.catalog.StaffRole;
import io.onething.organisation.CaseOfficeStore.CaseOffice;
import io.onething.organisation.Organisation.Office;
import io.onething.shared.CaseId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is meant by a role within one case: the people of the office that it went to. */
public class CaseGroups {

  private final CaseOfficeStore store;
  private final LiveOrganisation organisation;

  CaseGroups(CaseOfficeStore store, LiveOrganisation organisation) {
    this.store = store;
    this.organisation = organisation;
  }

  /**
   * The group of the people who have this role in the case.
   *
   * @param department which is late
   * @param leadDepartment of the bundle
   */
  public String group(StaffRole role, CaseId id, String department, String leadDepartment) {
    String otherwise = role.group(department, leadDepartment);
    return switch (role) {
      case HANDLER -> handlers(id, department, otherwise);
      case LEAD_DEPARTMENT -> handlers(id, leadDepartment, otherwise);
      case SECTION_HEAD ->
          store.latest(id, department).flatMap(this::office).map(Office::heads).orElse(otherwise);
      case DEPUTY_LEADER, CENTRE_DIRECTOR -> otherwise;
    };
  }

  private String handlers(CaseId id, String department, String otherwise) {
    Optional<CaseOffice> went = store.latest(id, department);
    return went.flatMap(this::office)
        .map(Office::group)
        .orElseGet(() -> went.map(CaseOffice::group).orElse(otherwise));
  }

  private Optional<Office> office(CaseOffice went) {
    @Nullable String id = went.office();
    return id == null
        ? Optional.empty()
        : Optional.ofNullable(organisation.now().organisation().offices().get(id));
  }
}
