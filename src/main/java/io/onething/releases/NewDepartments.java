package io.onething.releases;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.DepartmentSettings;
import io.onething.engine.DepartmentReports;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The departments that come with releases: no case may need one before somebody can call it. Their
 * addresses and secrets are settings of those who run the system.
 */
@Component
class NewDepartments {

  private final Catalog catalog;
  private final DepartmentReports reports;
  private final Environment environment;

  NewDepartments(Catalog catalog, DepartmentReports reports, Environment environment) {
    this.catalog = catalog;
    this.reports = reports;
    this.environment = environment;
  }

  /** Why a release of these files cannot count yet: a line for each; none when it can. */
  List<String> hindrances(List<DataFile> files) {
    DataFiles there = catalog.folder().with(catalog.releasedCalls());
    List<DataFile> come =
        BundleFolder.callsNamedIn(files, there).stream()
            .filter(file -> file.name().equals(BundleFolder.DEPARTMENT_FILE))
            .filter(file -> catalog.folder().find(file.path()).isEmpty())
            .toList();
    List<String> hindrances = new ArrayList<>();
    if (!come.isEmpty()) {
      DepartmentFiles read = DepartmentFiles.readable(there);
      come.forEach(file -> check(file, read.department(file.folder()), hindrances));
    }
    return hindrances;
  }

  private void check(DataFile file, Department department, List<String> hindrances) {
    List<String> ofServer =
        DepartmentSettings.missing(
            DepartmentSettings.ofServers(department), environment::getProperty);
    if (!ofServer.isEmpty()) {
      hindrances.add(
          "%s: this server lacks %s; set them as environment variables or properties of every server and restart it"
              .formatted(file.path(), ofServer));
    }
    if (!department.isCallable()) {
      return;
    }
    List<DepartmentReports.Report> said = reports.of(department.id());
    if (said.isEmpty()) {
      hindrances.add(
          "%s: no worker has taken up %s yet; workers ask every 30 seconds (onething.worker.calls), and the token of one has to grant all its topics"
              .formatted(file.path(), department.id()));
    } else if (said.stream().noneMatch(DepartmentReports.Report::isAtWork)) {
      said.forEach(report -> hindrances.add(hindrance(file, report)));
    }
  }

  private static String hindrance(DataFile file, DepartmentReports.Report report) {
    return report.failure() == null
        ? "%s: worker %s lacks %s; set them as environment variables or properties of that worker and restart it"
            .formatted(file.path(), report.worker(), report.missing())
        : "%s: worker %s could not open it (%s); its log says why, and it tries again each time it asks for calls"
            .formatted(file.path(), report.worker(), report.failure());
  }
}
