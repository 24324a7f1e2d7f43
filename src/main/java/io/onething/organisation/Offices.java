package io.onething.organisation;

import io.onething.cases.CaseFiles;
import io.onething.catalog.Bundle;
import io.onething.catalog.Bundle.OfficeRule;
import io.onething.catalog.Catalog;
import io.onething.catalog.StaffRole;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Organisation.Office;
import io.onething.shared.CaseId;
import io.onething.shared.Localized;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Groups for the tasks of models: {@code ${offices.group(caseId,'school')}}. Which office it is
 * follows from the facts of the case and is kept with it. There always is a group: where no office
 * serves the case, it is the one that the organisation names for that, and supervisors are told.
 */
public class Offices {

  private final CaseFiles files;
  private final Catalog catalog;
  private final CasePlace places;
  private final LiveOrganisation organisation;
  private final CaseOfficeStore store;
  private final DepartmentFiles departments;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Offices(
      CaseFiles files,
      Catalog catalog,
      CasePlace places,
      LiveOrganisation organisation,
      CaseOfficeStore store,
      DepartmentFiles departments,
      ApplicationEventPublisher events,
      Clock clock) {
    this.files = files;
    this.catalog = catalog;
    this.places = places;
    this.organisation = organisation;
    this.store = store;
    this.departments = departments;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The group of the office that the case goes to. Works in the transaction that makes the task.
   *
   * @param caseId the process variable {@code caseId}
   * @param name a key of {@code offices} in the manifest
   */
  public String group(String caseId, String name) {
    return routed(CaseId.of(caseId), name, Office::group);
  }

  /** The same for the heads of the office's section. */
  public String heads(String caseId, String name) {
    return routed(CaseId.of(caseId), name, Offices::heads);
  }

  /**
   * Where people find an office.
   *
   * @param hours when it is open, in words
   */
  public record Contact(
      Localized names,
      @Nullable String address,
      @Nullable String phone,
      @Nullable Localized hours) {}

  /**
   * The office that the case goes to as things are now; nothing if none serves it.
   *
   * @param name a key of {@code offices} in the manifest
   */
  public Optional<Contact> contact(CaseId id, Bundle bundle, String name) {
    @Nullable OfficeRule rule = bundle.offices().get(name);
    LiveOrganisation.InForce now = organisation.now();
    return Optional.ofNullable(rule)
        .flatMap(known -> places.office(id, bundle, known, now.index()))
        .map(now.organisation().offices()::get)
        .map(
            office ->
                new Contact(office.names(), office.address(), office.phone(), office.hours()));
  }

  /** All groups that tasks may go to as the organisation is now. */
  public Set<String> groups() {
    Organisation now = organisation.now().organisation();
    Set<String> groups = new TreeSet<>(now.fallbacks().values());
    now.offices()
        .values()
        .forEach(
            office -> {
              groups.add(office.group());
              groups.add(heads(office));
            });
    return groups;
  }

  /** What people call the groups of staff as the organisation is now, by group. */
  public Map<String, Localized> groupNames() {
    return new GroupNames(organisation.now().organisation(), departments).all();
  }

  /** What people call a group; its id, if nobody has named it. */
  public Localized groupName(String group) {
    return groupNames().getOrDefault(group, new Localized(group, group));
  }

  static String heads(Office office) {
    return office.heads() == null
        ? StaffRole.SECTION_HEAD.group(office.department(), office.department())
        : office.heads();
  }

  private String routed(CaseId id, String name, Function<Office, String> groupOf) {
    Bundle bundle = catalog.bundle(files.get(id).edition());
    OfficeRule rule =
        Objects.requireNonNull(
            bundle.offices().get(name), () -> bundle.bundle() + " has no offices." + name);
    LiveOrganisation.InForce now = organisation.now();
    Optional<String> found = places.office(id, bundle, rule, now.index());
    @Nullable Office office = found.map(now.organisation().offices()::get).orElse(null);
    String group =
        office == null ? now.organisation().fallback(rule.department()) : groupOf.apply(office);
    store.add(id, rule.department(), found.orElse(null), group, clock.instant());
    if (office == null) {
      events.publishEvent(
          new NoOfficeServes(
              id, departments.names(rule.department()), groupName(group), clock.instant()));
    }
    return group;
  }
}
