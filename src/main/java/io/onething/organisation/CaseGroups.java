package io.onething.organisation;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.OfficeRule;
import io.onething.catalog.Catalog;
import io.onething.catalog.StaffRole;
import io.onething.organisation.CaseOfficeStore.CaseOffice;
import io.onething.organisation.Organisation.Office;
import io.onething.shared.CaseId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by a role within one case: the people of the office that it went to, or will go to
 * as things are now.
 */
public class CaseGroups {

  private final CaseOfficeStore store;
  private final LiveOrganisation organisation;
  private final CaseFiles files;
  private final Catalog catalog;
  private final CasePlace places;

  CaseGroups(
      CaseOfficeStore store,
      LiveOrganisation organisation,
      CaseFiles files,
      Catalog catalog,
      CasePlace places) {
    this.store = store;
    this.organisation = organisation;
    this.files = files;
    this.catalog = catalog;
    this.places = places;
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
          whereFor(id, department).flatMap(this::office).map(Office::heads).orElse(otherwise);
      case DEPUTY_LEADER, CENTRE_DIRECTOR, SUPERVISOR -> otherwise;
    };
  }

  /**
   * The id of the office of this department that has the case; nothing where the department has one
   * group for the whole city, or none of its offices serves the case.
   */
  public Optional<String> office(CaseId id, String department) {
    return whereFor(id, department).map(CaseOffice::office);
  }

  private String handlers(CaseId id, String department, String otherwise) {
    Optional<CaseOffice> where = whereFor(id, department);
    return where
        .flatMap(this::office)
        .map(Office::group)
        .orElseGet(() -> where.map(CaseOffice::group).orElse(otherwise));
  }

  /** Before its first task there a case has not gone anywhere, but its facts say where it will. */
  private Optional<CaseOffice> whereFor(CaseId id, String department) {
    return store.latest(id, department).or(() -> expected(id, department));
  }

  private Optional<CaseOffice> expected(CaseId id, String department) {
    LiveOrganisation.InForce now = organisation.now();
    Bundle bundle = catalog.bundle(files.get(id).edition());
    Optional<OfficeRule> rule =
        bundle.offices().values().stream()
            .filter(each -> each.department().equals(department))
            .findFirst();
    return rule.map(
        known ->
            new CaseOffice(
                places.office(id, bundle, known, now.index()).orElse(null),
                now.organisation().fallback(department)));
  }

  private Optional<Office> office(CaseOffice where) {
    @Nullable String id = where.office();
    return id == null
        ? Optional.empty()
        : Optional.ofNullable(organisation.now().organisation().offices().get(id));
  }
}
