package io.onething.stories;

import static io.onething.stories.Answers.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.onething.testing.RunningDemo;
import io.onething.testing.TestBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the shipped dashboard asks for is really there, once one case has gone its way. */
class DashboardIT {

  /** Prometheus' own, of every target. */
  private static final Map<String, Set<String>> OF_EVERY_TARGET =
      Map.of("up", Set.of("job", "instance"));

  private static Scrape server;
  private static Scrape worker;

  @BeforeAll
  static void aCaseGoesItsWay() {
    Applicant maXiao = Applicant.signedIn("maxiao");
    maXiao.waitsForEnd(maXiao.apply());
    TestBrowser operator = TestBrowser.of(RunningDemo.get().serverUrl()).signIn("hanyun");
    server =
        until(
            "the server's look at the open calls",
            () -> Scrape.of(operator, "/actuator/prometheus"),
            seen -> !seen.text().matches("(?s).*onething_calls_waiting\\{[^}]*} NaN.*"));
    worker = Scrape.of(TestBrowser.of(RunningDemo.workerUrl()), "/metrics");
  }

  @Test
  void everyMetricAndLabelThatTheDashboardReadsIsExposed() throws IOException {
    Map<String, Set<String>> exposed = new HashMap<>(OF_EVERY_TARGET);
    exposed.putAll(server.labels());
    exposed.putAll(worker.labels());
    List<String> queries = DashboardQueries.all();

    assertThat(queries).hasSizeGreaterThan(15);
    for (String query : queries) {
      Map<String, Set<String>> read = DashboardQueries.read(query);
      assertThat(read).as(query).isNotEmpty();
      read.forEach(
          (metric, labels) -> {
            assertThat(exposed).as("metrics, for " + query).containsKey(metric);
            assertThat(exposed.get(metric)).as(metric + " in " + query).containsAll(labels);
          });
    }
  }

  @Test
  void theDashboardShowsEveryMetricOfOurs() throws IOException {
    Set<String> read = new java.util.TreeSet<>();
    for (String query : DashboardQueries.all()) {
      read.addAll(DashboardQueries.read(query).keySet());
    }

    assertThat(families(server)).allSatisfy(family -> assertThat(read).anyMatch(of(family)));
    assertThat(families(worker)).allSatisfy(family -> assertThat(read).anyMatch(of(family)));
  }

  @Test
  void theReferenceNamesEveryMetricOfOurs() throws IOException {
    String reference = Files.readString(Path.of("src", "docs", "reference", "metrics.md"));

    assertThat(families(server))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(reference).contains(name));
    assertThat(families(worker))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(reference).contains(name));
  }

  private static java.util.function.Predicate<String> of(String family) {
    return metric -> metric.startsWith(family);
  }

  /** Without what a histogram adds to its name. */
  private static Set<String> families(Scrape scrape) {
    return scrape.labels().keySet().stream()
        .filter(name -> name.startsWith("onething_"))
        .map(name -> name.replaceFirst("_(bucket|count|sum|max)$", ""))
        .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
  }
}
