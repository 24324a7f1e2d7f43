package io.onething.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file names what is there, and the things it brings together fit. */
class ComposeTest {

  private static final Path DOCKER = Path.of("docker");
  private static final Pattern HANDED_THROUGH = Pattern.compile("(?m)^#?([A-Z_]+)=");

  private static final Pattern NEEDED = Pattern.compile("\\$\\{([A-Z_]+)}");

  private final JsonNode compose = yaml(DOCKER.resolve("compose.yaml"));
  private final JsonNode withBucket = yaml(DOCKER.resolve("compose.s3.yaml"));

  @Test
  void everyFileThatIsMountedExists() {
    List<String> mounted = new ArrayList<>();
    compose
        .path("services")
        .forEach(
            service ->
                service
                    .path("volumes")
                    .forEach(
                        volume -> {
                          if (volume.asText().startsWith("./")) {
                            mounted.add(volume.asText().split(":")[0]);
                          }
                        }));

    assertThat(mounted)
        .contains("./prometheus", "./grafana/dashboards", "./grafana/provisioning")
        .allSatisfy(path -> assertThat(DOCKER.resolve(path)).exists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "compose.s3.yaml"})
  void everySecretIsMadeByTheScript(String file) throws IOException {
    JsonNode compose = yaml(DOCKER.resolve(file));
    String script = Files.readString(DOCKER.resolve("make-secrets"));
    Set<String> made = new TreeSet<>(List.of(script.split("[^A-Za-z0-9._-]+")));
    List<String> used = new ArrayList<>();
    compose
        .path("services")
        .forEach(
            service ->
                service
                    .path("secrets")
                    .forEach(secret -> used.add(secret.path("source").asText(secret.asText()))));

    assertThat(used).isNotEmpty();
    assertThat(used)
        .allSatisfy(secret -> assertThat(compose.path("secrets").has(secret)).as(secret).isTrue());
    assertThat(compose.path("secrets").fieldNames())
        .toIterable()
        .allSatisfy(secret -> assertThat(made).contains(secret));
  }

  /**
   * What stands as {@code ${NAME}} in a department's file: addresses as settings, the rest kept
   * secret.
   */
  @Test
  void aContainerGetsWhatEveryDepartmentNeeds() {
    Set<String> needed = new TreeSet<>();
    for (DataFile file :
        new DataFiles(DataFiles.DEFAULT_LOCATION).matching("workers/*/department.yaml")) {
      NEEDED.matcher(file.text()).results().forEach(found -> needed.add(found.group(1)));
    }
    JsonNode worker = compose.at("/services/worker");
    Set<String> given = new TreeSet<>();
    worker.path("environment").fieldNames().forEachRemaining(given::add);
    worker.path("secrets").forEach(secret -> given.add(secret.asText()));
    compose.at("/services/server/secrets").forEach(secret -> given.add(secret.asText()));

    assertThat(needed).hasSizeGreaterThan(20);
    assertThat(given).containsAll(needed);
  }

  @Test
  void whatIsWatchedIsPinnedAndStartsOnlyWhenWanted() {
    for (String name : List.of("prometheus", "grafana")) {
      JsonNode service = compose.path("services").path(name);
      assertThat(service.path("profiles").path(0).asText()).isEqualTo("watch");
      assertThat(service.path("image").asText()).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
    }
  }

  /** A name that nothing declares is an error of Compose that shows only when it is run. */
  @Test
  void everyVolumeIsDeclared() {
    for (JsonNode each : List.of(compose, withBucket)) {
      List<String> used = new ArrayList<>();
      each.path("services")
          .forEach(
              service ->
                  service
                      .path("volumes")
                      .forEach(volume -> used.add(volume.asText().split(":")[0])));
      assertThat(used).filteredOn(name -> !name.startsWith("./")).isNotEmpty();
      assertThat(used)
          .filteredOn(name -> !name.startsWith("./"))
          .allSatisfy(name -> assertThat(each.path("volumes").has(name)).as(name).isTrue());
    }
  }

  @Test
  void uploadedFilesLieInAVolumeOrInABucketThatComesOnlyWhenWanted() {
    String folder = compose.at("/services/server/environment/ONETHING_UPLOADS_FOLDER").asText();
    assertThat(compose.at("/services/server/volumes/0").asText()).isEqualTo("uploads:" + folder);

    JsonNode server = withBucket.at("/services/server");
    assertThat(server.at("/environment/ONETHING_UPLOADS_FOLDER").asText("-")).isEmpty();
    assertThat(server.path("secrets"))
        .extracting(JsonNode::asText)
        .containsExactly("onething.uploads.s3.access-key", "onething.uploads.s3.secret-key");
    for (String name : List.of("minio", "minio-bucket")) {
      JsonNode service = withBucket.path("services").path(name);
      assertThat(service.path("profiles").path(0).asText()).isEqualTo("minio");
      assertThat(service.path("image").asText()).matches("minio/minio:RELEASE\\.[0-9TZ-]+");
    }
  }

  @Test
  void prometheusScrapesServicesOnThePortsThatTheyListenOn() {
    JsonNode jobs = yaml(DOCKER.resolve("prometheus/prometheus.yml")).path("scrape_configs");
    assertThat(jobs).hasSize(2);
    for (JsonNode job : jobs) {
      JsonNode place = job.path("dns_sd_configs").path(0);
      JsonNode service = compose.path("services").path(place.path("names").path(0).asText());
      assertThat(service.isMissingNode()).as(place.toString()).isFalse();
      assertThat(service.path("healthcheck").path("test").toString())
          .contains("localhost:" + place.path("port").asInt() + "/");
    }
    assertThat(jobs.path(0).at("/oauth2/client_secret_file").asText())
        .isEqualTo("/run/secrets/" + compose.at("/services/prometheus/secrets/0").asText());
  }

  @Test
  void theDashboardReadsTheDataSourceThatIsProvided() throws IOException {
    Path grafana = DOCKER.resolve("grafana");
    JsonNode source =
        yaml(grafana.resolve("provisioning/datasources/prometheus.yaml")).at("/datasources/0");
    String folder =
        yaml(grafana.resolve("provisioning/dashboards/onething.yaml"))
            .at("/providers/0/options/path")
            .asText();
    String dashboard = Files.readString(grafana.resolve("dashboards/departments.json"));

    assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
    assertThat(
            Pattern.compile("\"uid\": \"(onething-[a-z]+)\"")
                .matcher(dashboard)
                .results()
                .map(found -> found.group(1))
                .distinct())
        .containsExactlyInAnyOrder(source.path("uid").asText(), "onething-departments");
    assertThat(compose.at("/services/grafana/volumes").toString())
        .contains("./grafana/dashboards:" + folder + ":ro");
  }

  @Test
  void bothFilesOfSettingsNameWhatIsHandedThrough() throws IOException {
    Set<String> needed = new TreeSet<>();
    compose
        .path("services")
        .forEach(
            service ->
                service
                    .path("environment")
                    .properties()
                    .forEach(
                        setting -> {
                          if (setting.getValue().isNull()) {
                            needed.add(setting.getKey());
                          }
                        }));

    assertThat(settings("demo.env")).containsAll(demanded(needed));
    assertThat(settings(".env.example")).containsAll(demanded(needed));
  }

  /** Two that have a default, and one that the demo needs and others may leave out. */
  private static Set<String> demanded(Set<String> settings) {
    Set<String> demanded = new TreeSet<>(settings);
    demanded.removeAll(
        List.of(
            "ONETHING_IDENTITY_CLIENTID",
            "ONETHING_IDENTITY_WORKERAUDIENCE",
            "ONETHING_CALLBACKS_URL"));
    return demanded;
  }

  private static List<String> settings(String file) throws IOException {
    return HANDED_THROUGH
        .matcher(Files.readString(DOCKER.resolve(file)))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new AssertionError(file.toString(), unreadable);
    }
  }
}
