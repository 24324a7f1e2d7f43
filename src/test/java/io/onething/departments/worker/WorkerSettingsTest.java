package io.onething.departments.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkerSettingsTest {

  @Test
  void hasTheseKeysAndDefaults() {
    Map<String, Object> given =
        Map.of(
            "onething.worker.server", "https://onething.test",
            "onething.worker.token-uri", "https://id.test/oauth2/token",
            "onething.worker.client-id", "worker",
            "onething.worker.client-secret", "secret");
    WorkerSettings settings = bind(given);
    assertThat(settings)
        .isEqualTo(
            new WorkerSettings(
                "https://onething.test",
                "https://id.test/oauth2/token",
                "worker",
                "secret",
                null,
                Duration.ofSeconds(15),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                null,
                Duration.ofSeconds(30),
                1));
    assertThat(settings.faults()).isEmpty();
  }

  @Test
  void namesAnAddressThatIsNone() {
    WorkerSettings settings = bind(Map.of("onething.worker.server", "onething.test"));
    assertThat(settings.faults())
        .hasSize(4)
        .contains(
            "onething.worker.server is 'onething.test', expected the server's address, as in https://onething.example.gov.cn");
  }

  @Test
  void isAtLeastOneWorker() {
    assertThat(bind(Map.of("onething.worker.workers", "0")).faults())
        .contains("onething.worker.workers is 0, expected at least 1");
  }

  @Test
  void givesEveryWorkerAnIdThatBeginsWithItsClient() {
    assertThat(GatewayClients.workerId("worker", "one")).isEqualTo("worker-one");
    assertThat(GatewayClients.workerId("worker", "worker-2")).isEqualTo("worker-2");
    assertThat(GatewayClients.workerId("worker", "Host 7")).isEqualTo("worker-host-7");
  }

  private static WorkerSettings bind(Map<String, Object> given) {
    return new Binder(new MapConfigurationPropertySource(given))
        .bind("onething.worker", WorkerSettings.class)
        .get();
  }
}
