package io.onething.departments.worker;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.onething.catalog.DataFiles;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.calls.AccessToken;
import io.onething.departments.calls.DepartmentCallers;
import io.onething.departments.worker.DepartmentWorkers.Opened;
import io.onething.shared.MissingSetting;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Puts the worker role together. Not a {@code @Configuration}: the server's component scan must not
 * find it, only {@code WorkerApplication} imports it.
 */
@EnableConfigurationProperties(WorkerSettings.class)
public class WorkerSetup {

  @Bean
  DataFiles dataFiles(
      @Value("${onething.data.location:" + DataFiles.DEFAULT_LOCATION + "}") String location) {
    return new DataFiles(location);
  }

  @Bean
  DepartmentFiles departmentFiles(DataFiles own) {
    return DepartmentFiles.read(own);
  }

  @Bean
  FetchHealth fetchHealth(WorkerSettings settings) {
    return new FetchHealth(
        Clock.systemUTC(), settings.poll().multipliedBy(2).plus(Duration.ofMinutes(1)));
  }

  @Bean(destroyMethod = "close")
  PrometheusMeterRegistry meterRegistry() {
    return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  }

  @Bean
  WorkerMetrics workerMetrics(PrometheusMeterRegistry registry) {
    return new WorkerMetrics(registry);
  }

  @Bean(destroyMethod = "close")
  @Nullable HealthEndpoint healthEndpoint(
      WorkerSettings settings, FetchHealth health, PrometheusMeterRegistry registry) {
    return settings.healthPort() == null
        ? null
        : new HealthEndpoint(settings.healthPort(), health, registry::scrape);
  }

  @Bean
  WorkerRuntime workerRuntime(
      WorkerSettings settings,
      DataFiles own,
      DepartmentFiles files,
      Environment environment,
      FetchHealth health,
      WorkerMetrics metrics) {
    Clock clock = Clock.systemUTC();
    DepartmentCallers callers =
        new DepartmentCallers(
            environment.getProperty("onething.environment", "production"),
            environment::getProperty,
            clock);
    DepartmentWorkers departments =
        new DepartmentWorkers(
            files, callers, Math.max(1, settings.workers()), health, metrics, clock);
    List<Opened> opened = opened(settings, departments);

    GatewayToken token = token(settings, clock);
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-timer").factory());
    Turns turns = new Turns();
    Siblings siblings = new Siblings();
    Completions completions =
        new Completions(
            WorkerSettings.required(settings.server()), token, turns, siblings, Completions.MOMENT);
    WorkTools tools =
        new WorkTools(
            threads,
            timer,
            new LockExtension(settings.lock(), timer, threads),
            siblings,
            new OutcomeReport(completions, turns, metrics, Thread::sleep),
            metrics,
            Thread::sleep);
    String workerId = workerId(settings);
    GatewayClients clients =
        new GatewayClients(
            WorkerSettings.required(settings.server()),
            workerId,
            token,
            settings.lock(),
            settings.poll());
    Collection<DepartmentWorker> workers = new CopyOnWriteArrayList<>();
    opened.forEach(each -> workers.add(departments.build(each, clients, tools)));
    AddedDepartments added =
        new AddedDepartments(
            workers,
            (department, calls) -> departments.add(department, calls, clients, tools),
            environment::getProperty);
    ServedCalls served =
        new ServedCalls(
            WorkerSettings.required(settings.server()), token, own, workers, added, workerId);
    return new WorkerRuntime(
        workers, served, settings.calls(), threads, timer, token, settings.stopWithin());
  }

  /** All departments, or all that is missing for the worker and for them. */
  private static List<Opened> opened(WorkerSettings settings, DepartmentWorkers departments) {
    List<String> faults = new ArrayList<>(settings.faults());
    List<Opened> opened = departments.open(faults);
    if (!faults.isEmpty()) {
      opened.forEach(each -> each.caller().close());
      throw new MissingSetting(String.join("\n", faults));
    }
    return opened;
  }

  private static GatewayToken token(WorkerSettings settings, Clock clock) {
    return new GatewayToken(
        AccessToken.of(
            URI.create(WorkerSettings.required(settings.tokenUri())),
            WorkerSettings.required(settings.clientId()),
            WorkerSettings.required(settings.clientSecret()),
            "worker",
            clock));
  }

  private static String workerId(WorkerSettings settings) {
    return GatewayClients.workerId(
        WorkerSettings.required(settings.clientId()),
        settings.id() == null ? hostName() : settings.id());
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "worker";
    }
  }
}
