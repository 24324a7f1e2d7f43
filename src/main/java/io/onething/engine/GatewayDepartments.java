package io.onething.engine;

import io.onething.catalog.DataFile;
import io.onething.departments.DepartmentFiles;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

  private final DepartmentFiles departments;
  private final DepartmentReports reports;

  GatewayDepartments(DepartmentFiles departments, DepartmentReports reports) {
    this.departments = departments;
    this.reports = reports;
  }

  /**
   * Kept for those departments that came with releases, if the token grants all their topics: only
   * then can the worker do all that a case may need. What else is said is left aside.
   */
  @PostMapping("/engine-gateway/departments")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(@AuthenticationPrincipal Jwt token, @RequestBody DepartmentReport report) {
    WorkerGrant grant = WorkerGrant.of(token);
    grant.checkWorker(report.workerId());
    report.check();
    List<String> refused = new ArrayList<>();
    for (DataFile file : departments.released()) {
      String department = file.folder();
      if (report.names(department)) {
        List<String> lacking = grant.lacking(topics(department));
        if (lacking.isEmpty()) {
          reports.keep(
              report.workerId(),
              department,
              report.missing(department),
              report.failure(department));
        } else {
          refused.add(department + ": the token does not grant " + lacking);
        }
      }
    }
    if (!refused.isEmpty()) {
      throw new WorkerGrant.NotGranted(String.join("; ", refused));
    }
  }

  private List<String> topics(String department) {
    return departments.callFiles().stream()
        .filter(file -> file.folder().equals(department))
        .map(DataFile::stem)
        .toList();
  }

  @ExceptionHandler(WorkerGrant.NotGranted.class)
  ResponseEntity<EngineGateway.EngineError> notGranted(WorkerGrant.NotGranted refused) {
    return EngineGateway.error(HttpStatus.FORBIDDEN, "AuthorizationException", refused);
  }

  @ExceptionHandler(BadUserRequestException.class)
  ResponseEntity<EngineGateway.EngineError> bad(BadUserRequestException refused) {
    return EngineGateway.error(HttpStatus.BAD_REQUEST, "RestException", refused);
  }
}
