package io.onething.engine;

import io.onething.catalog.DataFile;
import io.onething.departments.DepartmentFiles;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What workers say of the departments that came with releases. */
@Hidden
@RestController
class GatewayDepartments {

  private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,99}");
  private static final int MOST_SETTINGS = 20;

  private final DepartmentFiles departments;
  private final DepartmentReports reports;

  GatewayDepartments(DepartmentFiles departments, DepartmentReports reports) {
    this.departments = departments;
    this.reports = reports;
  }

  /**
   * What a worker can do.
   *
   * @param workerId who says so
   * @param departments by id, the names of the settings that it lacks; none for one that it works
   *     for
   */
  record Report(String workerId, Map<String, List<String>> departments) {

    Report {
      departments = departments == null ? Map.of() : Map.copyOf(departments);
    }
  }

  /** Kept for those departments that came with releases; what else is said is left aside. */
  @PostMapping("/engine-gateway/departments")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(@AuthenticationPrincipal Jwt token, @RequestBody Report report) {
    WorkerGrant.of(token).checkWorker(report.workerId());
    for (DataFile file : departments.released()) {
      List<String> missing = report.departments().get(file.folder());
      if (missing != null) {
        reports.keep(
            report.workerId(),
            file.folder(),
            missing.stream()
                .filter(name -> SETTING.matcher(name).matches())
                .limit(MOST_SETTINGS)
                .toList());
      }
    }
  }

  @ExceptionHandler(WorkerGrant.NotGranted.class)
  @ResponseStatus(HttpStatus.FORBIDDEN)
  void notGranted() {}
}
