package io.onething.departments.worker;

import io.onething.catalog.DataFiles;
import io.onething.departments.Call;
import io.onething.departments.Department;
import io.onething.departments.DepartmentFiles;
import io.onething.departments.MissingSetting;
import io.onething.departments.Setting;
import io.onething.departments.SignIn;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    List<String> faults = new ArrayList<>(settings.faults());
    Map<Department, DepartmentCaller> callers = new java.util.LinkedHashMap<>();
    for (Department department : files.departments()) {
      caller(department, environment, faults, callers);
    }
    if (!faults.isEmpty()) {
      throw new MissingSetting(String.join("\n", faults));
    }
    String clientId = WorkerSettings.required(settings.clientId());
    GatewayToken token =
        new GatewayToken(
            URI.create(WorkerSettings.required(settings.tokenUri())),
            clientId,
            WorkerSettings.required(settings.clientSecret()),
            Clock.systemUTC());
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

  /** Adds the department's caller, or what is missing for it. */
  private static void caller(
      Department department,
      Environment environment,
      List<String> faults,
      Map<Department, DepartmentCaller> callers) {
    Setting baseUrl =
        department.baseUrl(environment.getProperty("onething.environment", "production"));
    if (baseUrl == null) {
      return;
    }
    int before = faults.size();
    String address = resolved(baseUrl, environment, faults);
    Map<String, String> headers =
        switch (department.signIn()) {
          case SignIn.None none -> Map.of();
          case SignIn.Basic basic -> notYet(basic);
          case SignIn.OAuth2 oauth2 -> notYet(oauth2);
          case SignIn.Hmac hmac -> notYet(hmac);
          case SignIn.MutualTls mtls -> notYet(mtls);
          case SignIn.ApiKey key ->
              Map.of(key.header(), resolved(key.secret(), environment, faults));
        };
    if (faults.size() > before) {
      return;
    }
    try {
      callers.put(
          department,
          new DepartmentCaller(DepartmentAddress.of(address), headers, Clock.systemUTC()));
    } catch (IllegalArgumentException wrong) {
      faults.add("%s: %s: %s".formatted(baseUrl.file(), baseUrl.path(), wrong.getMessage()));
    }
  }

  private static Map<String, String> notYet(SignIn signIn) {
    throw new UnsupportedOperationException("sign-in by " + signIn.getClass().getSimpleName());
  }

  private static String resolved(Setting setting, Environment environment, List<String> faults) {
    try {
      return setting.resolve(environment::getProperty);
    } catch (MissingSetting missing) {
      faults.add(missing.getMessage());
      return "";
    }
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "worker";
    }
  }
}
