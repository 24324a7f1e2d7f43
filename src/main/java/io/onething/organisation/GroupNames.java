package io.onething.organisation;

import io.onething.catalog.StaffRole;
import io.onething.departments.DepartmentFiles;
import io.onething.organisation.Organisation.Office;
import io.onething.shared.Localized;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.StringUtils;

/**
 * What people call a group: as the organisation says, else after the office or the department whose
 * people it has.
 */
final class GroupNames {

  private static final List<StaffRole> OF_A_DEPARTMENT =
      List.of(StaffRole.HANDLER, StaffRole.SECTION_HEAD, StaffRole.DEPUTY_LEADER);

  private static final List<StaffRole> OF_THE_CITY =
      List.of(StaffRole.CENTRE_DIRECTOR, StaffRole.SUPERVISOR);

  private final Map<String, Localized> names = new HashMap<>();

  GroupNames(Organisation organisation, DepartmentFiles departments) {
    names.putAll(organisation.groups());
    for (Office office : organisation.offices().values()) {
      add(office.group(), office.names(), StaffRole.HANDLER);
      if (office.heads() != null) {
        add(office.heads(), office.names(), StaffRole.SECTION_HEAD);
      }
    }
    departments
        .departments()
        .forEach(
            department ->
                OF_A_DEPARTMENT.forEach(
                    role ->
                        add(
                            role.group(department.id(), department.id()),
                            departments.names(department.id()),
                            role)));
    OF_THE_CITY.forEach(role -> names.putIfAbsent(role.group("", ""), ofTheCity(role)));
  }

  private void add(String group, Localized whose, StaffRole role) {
    names.putIfAbsent(
        group,
        new Localized(whose.zh() + role.names().zh(), whose.en() + ", " + role.names().en() + "s"));
  }

  private static Localized ofTheCity(StaffRole role) {
    return new Localized(role.names().zh(), StringUtils.capitalize(role.names().en()));
  }

  Optional<Localized> of(String group) {
    return Optional.ofNullable(names.get(group));
  }

  /** All groups that have a name. */
  Map<String, Localized> all() {
    return Map.copyOf(names);
  }
}
