package io.onething.supervision;

import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;

/**
 * How one department is. Its statuses mean nothing to the server's own health: a department that is
 * away is no reason to restart a server or to send it no requests.
 */
class DepartmentHealth implements HealthIndicator {

  private final Department department;
  private final DepartmentFiles files;
  private final DepartmentWatch watch;
  private final Duration patience;

  DepartmentHealth(
      Department department, DepartmentFiles files, DepartmentWatch watch, Duration patience) {
    this.department = department;
    this.files = files;
    this.watch = watch;
    this.patience = patience;
  }

  @Override
  public Health health() {
    Optional<DepartmentState> seen =
        watch
            .last()
            .map(
                look ->
                    DepartmentState.of(department, files.callsOf(department.id()), look, patience));
    Health.Builder health = new Health.Builder();
    health.withDetail("zh", department.names().zh()).withDetail("en", department.names().en());
    if (seen.isEmpty()) {
      return health.unknown().withDetail("reason", "nothing could be looked at lately").build();
    }
    DepartmentState state = seen.get();
    health
        .status(new Status(state.condition().name()))
        .withDetail("windowSeconds", DepartmentWatch.WINDOW.toSeconds())
        .withDetail("asked", state.asked())
        .withDetail("failed", state.failed())
        .withDetail("waiting", state.waiting())
        .withDetail("atDesk", state.atDesk());
    if (state.oldest() != null) {
      health.withDetail("oldestWaitingSeconds", state.oldest().toSeconds());
    }
    if (state.lastAnswer() != null) {
      health.withDetail("lastAnswer", state.lastAnswer());
    }
    if (state.pause() != null) {
      health.withDetail("pause", state.pause().reason()).withDetail("until", state.pause().until());
    }
    return health.build();
  }
}
