package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios that lie beside the bundles ({@code processes/<bundle>/scenarios/*.yaml}), each
 * with a case of its own on the same Monday; and that together they come to every element and every
 * flow of the bundle's model.
 */
class WrittenScenariosIT {

  private final DataFiles data = new DataFiles(DataFiles.DEFAULT_LOCATION);

  @AfterAll
  static void backToRealTime() {
    ProcessWorld.realTime();
  }

  /** One whose paths nobody has written down has not been tried. */
  @Test
  void everyBundleHasScenarios() {
    Set<String> without = new TreeSet<>();
    data.matching("processes/*/bundle.yaml").forEach(file -> without.add(file.folder()));
    data.matching("processes/*/scenarios/*.yaml")
        .forEach(file -> without.remove(file.path().split("/")[1]));

    assertThat(without)
        .as("bundles without processes/<bundle>/scenarios/*.yaml, besides the one driven by hand")
        .containsExactly(ProcessWorld.BUNDLE);
  }

  @TestFactory
  Stream<DynamicNode> bundles() {
    Set<String> bundles = new TreeSet<>();
    data.matching("processes/*/scenarios/*.yaml")
        .forEach(file -> bundles.add(file.path().split("/")[1]));
    assertThat(bundles).isNotEmpty();
    return Stream.concat(bundles.stream().map(this::bundle), Stream.of(shared(bundles)));
  }

  /** Last of all: what the bundles call has been walked to the end by one or the other. */
  private DynamicNode shared(Set<String> bundles) {
    return DynamicTest.dynamicTest(
        "every element and flow of the shared processes that they call",
        () -> {
          Set<String> called = ModelCoverage.called(bundles);
          assertThat(called).isNotEmpty();
          assertThat(ModelCoverage.nodesNotReached(called)).isEmpty();
          assertThat(ModelCoverage.flowsNotTaken(called)).isEmpty();
        });
  }

  private DynamicNode bundle(String bundle) {
    List<DynamicNode> tests = new ArrayList<>();
    for (DataFile file : data.matching("processes/" + bundle + "/scenarios/*.yaml")) {
      JsonNode written = read(file);
      written
          .path("scenarios")
          .forEach(
              scenario ->
                  tests.add(
                      DynamicTest.dynamicTest(
                          file.path() + ": " + scenario.path("name").asText(),
                          () -> run(bundle, written, scenario))));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "every element is reached",
            () -> assertThat(ModelCoverage.nodesNotReached(processes(bundle))).isEmpty()));
    tests.add(
        DynamicTest.dynamicTest(
            "every flow is taken",
            () -> assertThat(ModelCoverage.flowsNotTaken(processes(bundle))).isEmpty()));
    return DynamicContainer.dynamicContainer(bundle, tests);
  }

  /** The model of the case, and those of what may follow it. */
  private List<String> processes(String bundle) {
    return data.matching("processes/" + bundle + "/*.bpmn").stream()
        .map(file -> file.name().replace(".bpmn", ""))
        .toList();
  }

  private static void run(String bundle, JsonNode common, JsonNode scenario) {
    ProcessWorld.setTime(ProcessWorld.MONDAY);
    new WrittenScenario(bundle, common, scenario).run();
  }

  private static JsonNode read(DataFile file) {
    try {
      return new YAMLMapper().readTree(file.content());
    } catch (IOException unreadable) {
      throw new AssertionError(file.path() + " cannot be read", unreadable);
    }
  }
}
