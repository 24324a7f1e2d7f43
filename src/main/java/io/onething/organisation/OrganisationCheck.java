package io.onething.organisation;

import io.onething.catalog.Fault;
import io.onething.organisation.Organisation.Office;
import io.onething.shared.Localized;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks what a file of the organisation says by itself: all faults at once. */
final class OrganisationCheck {

  /** As the engine takes ids of groups; what begins with role- is the engine's name of a role. */
  private static final Pattern GROUP =
      Pattern.compile("(?!role-|camunda-admin$)[a-zA-Z0-9._@+-]{1,64}");

  private static final String GROUP_EXPECTED =
      "a group of the identity provider, as in hrss-clerks";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String file;
  private final Organisation organisation;
  private final Set<String> departments;
  private final List<Fault> faults;

  OrganisationCheck(
      String file, Organisation organisation, Set<String> departments, List<Fault> faults) {
    this.file = file;
    this.organisation = organisation;
    this.departments = departments;
    this.faults = faults;
  }

  void check() {
    organisation.regions().forEach(this::checkRegion);
    organisation.offices().forEach(this::checkOffice);
    checkServed("places", Office::department, UnaryOperator.identity());
    checkServed("regions", Office::department, UnaryOperator.identity());
    checkServed("addresses", Office::department, Addresses::plain);
    organisation.fallbacks().forEach(this::checkFallback);
    checkFallbacksAreThere();
    organisation
        .groups()
        .forEach(
            (group, names) -> {
              checkGroup("groups." + group, group);
              checkNames("groups." + group, names);
            });
    new StandInCheck(file, organisation.standIns(), faults).check();
  }

  private void checkRegion(String code, Organisation.@Nullable Region region) {
    String path = "regions." + code;
    if (!RegionCode.isOne(code)) {
      fault(path, "not a code of a region", "six digits in quotes, as in '440305'");
    }
    checkNames(path + ".names", region == null ? null : region.names());
  }

  private void checkOffice(String id, @Nullable Office office) {
    String path = "offices." + id;
    if (!ID.matcher(id).matches()) {
      fault(path, "not an id", "lower case and hyphens, as in registry-nanshan");
    }
    if (office == null) {
      fault(path, "is missing", "a value");
      return;
    }
    checkDepartment(path + ".department", office.department());
    checkNames(path + ".names", office.names());
    checkRegionKnown(path + ".region", office.region());
    checkGroup(path + ".group", office.group());
    if (office.heads() != null) {
      checkGroup(path + ".heads", office.heads());
    }
    if (office.hours() != null) {
      checkNames(path + ".hours", office.hours());
    }
    office.serves().regions().forEach(code -> checkRegionKnown(path + ".serves.regions", code));
  }

  private void checkFallback(String department, @Nullable String group) {
    checkDepartment("fallbacks." + department, department);
    checkGroup("fallbacks." + department, group);
  }

  private void checkFallbacksAreThere() {
    Set<String> without = new TreeSet<>();
    organisation.offices().values().stream()
        .filter(office -> office != null && office.department() != null)
        .map(Office::department)
        .filter(department -> !organisation.fallbacks().containsKey(department))
        .forEach(without::add);
    without.forEach(
        department ->
            fault(
                "fallbacks." + department,
                "is missing",
                "the group that takes what no office of " + department + " serves"));
  }

  /** Two offices of a department cannot serve the same. */
  private void checkServed(
      String kind, java.util.function.Function<Office, String> by, UnaryOperator<String> plain) {
    Map<String, String> first = new HashMap<>();
    organisation
        .offices()
        .forEach(
            (id, office) -> {
              if (office == null) {
                return;
              }
              for (String served : served(office, kind)) {
                @Nullable String other =
                    first.putIfAbsent(by.apply(office) + " " + plain.apply(served), id);
                if (other != null) {
                  fault(
                      "offices." + id + ".serves." + kind,
                      "'" + served + "' is also served by " + other,
                      "one office of " + office.department() + " for each");
                }
              }
            });
  }

  private static List<String> served(Office office, String kind) {
    return switch (kind) {
      case "places" -> office.serves().places();
      case "regions" -> office.serves().regions();
      default -> office.serves().addresses();
    };
  }

  private void checkDepartment(String path, @Nullable String department) {
    if (department == null) {
      fault(path, "is missing", "a value");
    } else if (!departments.contains(department)) {
      fault(path, "unknown department '" + department + "'", "one of " + departments);
    }
  }

  private void checkRegionKnown(String path, @Nullable String code) {
    if (code == null) {
      fault(path, "is missing", "a value");
    } else if (!organisation.regions().containsKey(code)) {
      fault(path, "unknown region '" + code + "'", "a key of regions");
    }
  }

  private void checkGroup(String path, @Nullable String group) {
    if (group == null) {
      fault(path, "is missing", "a value");
    } else if (!GROUP.matcher(group).matches()) {
      fault(path, "'" + group + "' is no group", GROUP_EXPECTED);
    }
  }

  private void checkNames(String path, @Nullable Localized names) {
    if (names == null || names.zh() == null || names.en() == null) {
      fault(path, "is missing", "{zh, en}");
    }
  }

  private void fault(String path, String problem, String expected) {
    faults.add(new Fault(file, path, problem, expected));
  }
}
