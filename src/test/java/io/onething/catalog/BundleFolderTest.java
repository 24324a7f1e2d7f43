package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a release keeps of a bundle's folder. */
class BundleFolderTest {

  @Test
  void scenariosStayWithTheModeler() {
    List<DataFile> files =
        BundleFolder.of("talent-residency", new DataFiles(DataFiles.DEFAULT_LOCATION));

    assertThat(files)
        .extracting(DataFile::path)
        .contains(
            "processes/talent-residency/bundle.yaml",
            "forms/talent-residency/application.form",
            "processes/talent-residency/documents/quota-card.jrxml")
        .noneMatch(path -> path.contains("/scenarios/"));
    assertThat(files)
        .as("and the shared pieces that it uses, no others")
        .extracting(DataFile::path)
        .filteredOn(BundleFolder::isShared)
        .containsExactly(
            "processes/shared/correction.bpmn",
            "processes/shared/documents/certificate.jrxml",
            "processes/shared/documents/letter.jrxml",
            "processes/shared/documents/official.jrtx",
            "processes/shared/rating.yaml");
    assertThat(BundleFolder.of("inheritance-transfer", new DataFiles(DataFiles.DEFAULT_LOCATION)))
        .extracting(DataFile::path)
        .contains(
            "processes/shared/delivery.bpmn",
            "processes/shared/poll.bpmn",
            "forms/shared/delivery.form");
    assertThat(
            BundleFolder.holds("school-enrollment", "processes/school-enrollment/seasons/x.yaml"))
        .isTrue();
    assertThat(
            BundleFolder.holds(
                "school-enrollment", "processes/school-enrollment/scenarios/paths.yaml"))
        .isFalse();
  }

  @Test
  void whatAMachineLeavesInAFolderIsNoPartOfIt() {
    assertThat(BundleFolder.holds("a", "processes/a/.DS_Store")).isFalse();
    assertThat(BundleFolder.holds("a", "forms/a/.idea/x.form")).isFalse();
    assertThat(BundleFolder.holds("a", "forms/a/x.form")).isTrue();
  }

  @Test
  void noReleaseHoldsAProcessThatTheServerBegins() {
    List<DataFile> own =
        List.of(
            new DataFile(
                "processes/a/a.bpmn",
                "<callActivity calledElement='fallback-desk'/><!-- calledElement='rating' --><callActivity calledElement='poll'/>"
                    .getBytes(StandardCharsets.UTF_8)));
    List<DataFile> shared =
        Stream.of("fallback-desk", "rating", "poll")
            .map(id -> new DataFile("processes/shared/" + id + ".bpmn", new byte[] {'x'}))
            .toList();

    assertThat(BundleFolder.withPieces(own, shared))
        .extracting(DataFile::path)
        .containsExactly("processes/a/a.bpmn", "processes/shared/poll.bpmn");
  }
}
