package io.onething.departments;

import io.onething.catalog.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a department must keep to that comes with a release and not with the folder. Whoever
 * releases decides what is asked, and those who run the system decide whom: the address, and all
 * that proves who calls, are settings of the department's own name, so that no release can send
 * citizens' data to an address of its choice or another department's key to its own.
 */
public final class ReleasedDepartment {

  /** First words of settings that belong to the system itself. */
  private static final Set<String> TAKEN =
      Set.of(
          "SPRING",
          "ONETHING",
          "CAMUNDA",
          "SERVER",
          "MANAGEMENT",
          "LOGGING",
          "JAVA",
          "DATABASE",
          "DB",
          "MYSQL");

  /**
   * One spelling only: {@code LOTTERY.KEY}, {@code lottery-key} and the like would be looked up as
   * {@code LOTTERY_KEY} too, and so pass for a name that nobody else has.
   */
  private static final Pattern VARIABLE_ONLY = Pattern.compile("\\$\\{[A-Z][A-Z0-9_]*}");

  private final Department department;
  private final String file;
  private final List<Fault> faults;

  private ReleasedDepartment(Department department, List<Fault> faults) {
    this.department = department;
    this.file = "workers/" + department.id() + "/" + DepartmentReader.DEPARTMENT_FILE;
    this.faults = faults;
  }

  /**
   * Why a department may not come with a release; nothing if it may.
   *
   * @param others all departments there are
   */
  public static List<Fault> faults(Department department, Collection<Department> others) {
    List<Fault> faults = new ArrayList<>();
    new ReleasedDepartment(department, faults).check(others);
    return faults;
  }

  private void check(Collection<Department> others) {
    String prefix = environmentName(department.id());
    if (TAKEN.contains(prefix.split("_", -1)[0])) {
      faults.add(
          new Fault(
              file,
              "department",
              "'" + department.id() + "' is named like the system's own settings",
              "an id that begins with none of " + TAKEN.stream().sorted().toList()));
    }
    others.stream()
        .map(Department::id)
        .filter(id -> !id.equals(department.id()) && isConfusable(prefix, environmentName(id)))
        .forEach(this::namedLike);
    if (!department.allowedHosts().isEmpty()) {
      faults.add(
          new Fault(
              file,
              "allowedHosts",
              "names hosts besides the department's own",
              "none: those come with the folder and a restart"));
    }
    if (department.baseUrls().size() > 1
        || department.isCallable() && !department.baseUrls().containsKey(Department.ANY)) {
      faults.add(
          new Fault(
              file,
              "baseUrl",
              "names an address for each environment",
              "one setting, ${" + prefix + "_URL}, which each environment sets"));
    }
    Set<String> foreign = new HashSet<>();
    others.stream()
        .filter(other -> !other.id().equals(department.id()))
        .flatMap(other -> all(other).stream())
        .flatMap(setting -> setting.variables().stream())
        .forEach(name -> foreign.add(environmentName(name)));
    all(department).forEach(setting -> checkSetting(setting, prefix, foreign));
  }

  /** How a name is looked up among environment variables. */
  private static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** Whether a name of the one's settings may be one of the other's. */
  private static boolean isConfusable(String prefix, String other) {
    return (prefix + "_").startsWith(other + "_") || (other + "_").startsWith(prefix + "_");
  }

  private void namedLike(String other) {
    faults.add(
        new Fault(
            file,
            "department",
            "'" + department.id() + "' is named like '" + other + "', as their settings would be",
            "an id that neither begins with another department's nor is the beginning of one"));
  }

  private void checkSetting(Setting setting, String prefix, Set<String> foreign) {
    boolean own =
        VARIABLE_ONLY.matcher(setting.text()).matches()
            && setting.variables().stream()
                .allMatch(name -> name.startsWith(prefix + "_") && !foreign.contains(name));
    if (!own) {
      faults.add(
          new Fault(
              setting.file(),
              setting.path(),
              "is not left to a setting of this department alone",
              "${"
                  + prefix
                  + "_..} in capitals, digits and underscores, which those who run the system set: a"
                  + " department that comes with a release names no address and no secret"));
    }
  }

  private static List<Setting> all(Department department) {
    List<Setting> all = new ArrayList<>(DepartmentSettings.ofWorkers(department));
    all.addAll(DepartmentSettings.ofServers(department));
    return all;
  }
}
