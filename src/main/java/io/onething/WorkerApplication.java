package io.onething;

import io.onething.departments.worker.WorkerSetup;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/**
 * The worker role: calls the departments for a server. No web server, no engine, no database; as
 * many as wanted.
 *
 * <p>Its settings stand in {@code worker.yaml} and under {@code onething.worker}. Nothing is
 * scanned, nothing auto-configured.
 */
@Import(WorkerSetup.class)
public class WorkerApplication {

  /**
   * A worker's context, not yet started: the demo adds properties and starts it beside the
   * server's.
   */
  public static SpringApplicationBuilder builder() {
    return new SpringApplicationBuilder(WorkerApplication.class)
        .main(WorkerApplication.class)
        .web(WebApplicationType.NONE)
        .properties("spring.config.name=worker");
  }

  /**
   * Starts a worker that runs until it is stopped.
   *
   * @param args settings, as in {@code --onething.worker.server=https://onething.example.gov.cn}
   */
  public static void main(String[] args) {
    builder().run(args);
  }
}
