package io.onething.engine;

import io.onething.catalog.BundleFolder;
import io.onething.catalog.DataFile;
import io.onething.departments.DepartmentFiles;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of the calls that a worker may make, released ones included, so that it takes new ones
 * up while it runs, and of the departments that came with releases. Addresses and secrets are not
 * among them: a worker has its own.
 */
@Hidden
@RestController
class GatewayCalls {

  private final DepartmentFiles departments;

  GatewayCalls(DepartmentFiles departments) {
    this.departments = departments;
  }

  /**
   * A call's file.
   *
   * @param path as in the folder: {@code workers/police-sz/police.identity.yaml}
   */
  record CallFile(String path, String content) {}

  /** Those whose topics the token grants; answered with 304 while the worker has them just so. */
  @GetMapping("/engine-gateway/calls")
  ResponseEntity<List<CallFile>> calls(@AuthenticationPrincipal Jwt token) {
    WorkerGrant grant = WorkerGrant.of(token);
    List<DataFile> granted =
        new ArrayList<>(
            departments.callFiles().stream().filter(file -> grant.grants(file.stem())).toList());
    Set<String> called = granted.stream().map(DataFile::folder).collect(Collectors.toSet());
    departments.released().stream()
        .filter(file -> called.contains(file.folder()))
        .forEach(granted::add);
    return ResponseEntity.ok()
        .eTag(BundleFolder.digest(granted))
        .body(granted.stream().map(file -> new CallFile(file.path(), file.text())).toList());
  }
}
