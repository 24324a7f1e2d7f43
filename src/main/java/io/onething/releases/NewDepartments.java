package io.onething.releases;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.Catalog;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.DepartmentSettings;
import io.onething.engine.DepartmentReports;
import io.onething.shared.FieldFault;
import io.onething.shared.Localized;
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

  /**
   * Why a release cannot count yet.
   *
   * @param file the department's
   * @param problem what is missing, and what to do
   */
  record Hindrance(String file, Localized problem) {

    String english() {
      return file + ": " + problem.en();
    }

    FieldFault fault() {
      return new FieldFault(file, problem, null, null);
    }
  }

  /** Why a release of these files cannot count yet; nothing when it can. */
  List<Hindrance> hindrances(List<DataFile> files) {
    DataFiles there = catalog.folder().with(catalog.releasedCalls());
    List<DataFile> come =
        BundleFolder.callsNamedIn(files, there).stream()
            .filter(file -> file.name().equals(BundleFolder.DEPARTMENT_FILE))
            .filter(file -> catalog.folder().find(file.path()).isEmpty())
            .toList();
    List<Hindrance> hindrances = new ArrayList<>();
    if (!come.isEmpty()) {
      DepartmentFiles read = DepartmentFiles.readable(there);
      for (DataFile file : come) {
        problems(read.department(file.folder()))
            .forEach(problem -> hindrances.add(new Hindrance(file.path(), problem)));
      }
    }
    return hindrances;
  }

  private List<Localized> problems(Department department) {
    List<Localized> problems = new ArrayList<>();
    List<String> ofServer =
        DepartmentSettings.missing(
            DepartmentSettings.ofServers(department), environment::getProperty);
    if (!ofServer.isEmpty()) {
      problems.add(
          new Localized(
              "本服务缺少设置 %s；请在每个服务上设为环境变量或属性，并重新启动".formatted(ofServer),
              "this server lacks %s; set them as environment variables or properties of every server and restart it"
                  .formatted(ofServer)));
    }
    if (department.isCallable()) {
      List<DepartmentReports.Report> said = reports.of(department.id());
      if (said.isEmpty()) {
        problems.add(
            new Localized(
                "还没有办件程序（worker）接手 %s；办件程序每 30 秒询问一次（onething.worker.calls），且其令牌须授予该部门的全部主题"
                    .formatted(department.id()),
                "no worker has taken up %s yet; workers ask every 30 seconds (onething.worker.calls), and the token of one has to grant all its topics"
                    .formatted(department.id())));
      } else if (said.stream().noneMatch(DepartmentReports.Report::isAtWork)) {
        said.stream().map(NewDepartments::problem).forEach(problems::add);
      }
    }
    return problems;
  }

  private static Localized problem(DepartmentReports.Report report) {
    return report.failure() == null
        ? new Localized(
            "办件程序 %s 缺少设置 %s；请设为该程序的环境变量或属性，并重新启动".formatted(report.worker(), report.missing()),
            "worker %s lacks %s; set them as environment variables or properties of that worker and restart it"
                .formatted(report.worker(), report.missing()))
        : new Localized(
            "办件程序 %s 未能接通（%s）；原因见其日志，它每次询问时都会重试".formatted(report.worker(), report.failure()),
            "worker %s could not open it (%s); its log says why, and it tries again each time it asks for calls"
                .formatted(report.worker(), report.failure()));
  }
}
