package io.onething.departments.worker;

import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.MissingSetting;
import io.onething.departments.calls.AccessToken;
import io.onething.departments.calls.DepartmentCaller;
import io.onething.departments.calls.DepartmentCallers;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  DepartmentFiles departmentFiles(
      @Value("${onething.data.location:" + DataFiles.DEFAULT_LOCATION + "}") String location) {
    return DepartmentFiles.read(new DataFiles(location));
  }

  @Bean
  FetchHealth fetchHealth(WorkerSettings settings) {
    return new FetchHealth(
        Clock.systemUTC(), settings.poll().multipliedBy(2).plus(Duration.ofMinutes(1)));
  }

  @Bean(destroyMethod = "close")
  @Nullable HealthEndpoint healthEndpoint(WorkerSettings settings, FetchHealth health) {
    return settings.healthPort() == null ? null : new HealthEndpoint(settings.healthPort(), health);
  }

  @Bean
  WorkerRuntime workerRuntime(
      WorkerSettings settings, DepartmentFiles files, Environment environment, FetchHealth health) {
    Map<Department, DepartmentCaller> callers = callers(settings, files, environment);
    String clientId = WorkerSettings.required(settings.clientId());
    GatewayToken token =
        new GatewayToken(
            AccessToken.of(
                URI.create(WorkerSettings.required(settings.tokenUri())),
                clientId,
                WorkerSettings.required(settings.clientSecret()),
                "worker",
                Clock.systemUTC()));
    GatewayClients clients =
        new GatewayClients(
            WorkerSettings.required(settings.server()),
            GatewayClients.workerId(clientId, settings.id() == null ? hostName() : settings.id()),
            token,
            settings.lock(),
            settings.poll());
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("call-", 0).factory());
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lock-extension").factory());
    LockExtension locks = new LockExtension(settings.lock(), timer, threads);
    OutcomeReport report = new OutcomeReport(new Turns(), Thread::sleep);

    List<DepartmentWorker> workers = new ArrayList<>();
    callers.forEach(
        (department, caller) -> {
          List<Call> calls = files.callsOf(department.id());
          Room room = new Room(department.limits().parallel());
          PollCut cut = new PollCut();
          FetchPace pace = new FetchPace(department.id(), room, health, Clock.systemUTC());
          workers.add(
              new DepartmentWorker(
                  department.id(),
                  calls,
                  caller,
                  room,
                  cut,
                  clients.build(department.id(), room, pace, cut),
                  locks,
                  report,
                  threads));
        });
    return new WorkerRuntime(workers, threads, timer, token, settings.stopWithin());
  }

  /** A caller for each department that can be called, or all that is missing for them. */
  private static Map<Department, DepartmentCaller> callers(
      WorkerSettings settings, DepartmentFiles files, Environment environment) {
    DepartmentCallers open =
        new DepartmentCallers(
            environment.getProperty("onething.environment", "production"),
            environment::getProperty,
            Clock.systemUTC());
    List<String> faults = new ArrayList<>(settings.faults());
    Map<Department, DepartmentCaller> callers = new LinkedHashMap<>();
    for (Department department : files.departments()) {
      try {
        if (department.isCallable()) {
          callers.put(department, open.open(department));
        }
      } catch (MissingSetting missing) {
        faults.add(String.valueOf(missing.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      callers.values().forEach(DepartmentCaller::close);
      throw new MissingSetting(String.join("\n", faults));
    }
    return callers;
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "worker";
    }
  }
}
