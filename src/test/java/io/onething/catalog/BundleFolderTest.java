package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    assertThat(
            BundleFolder.holds("school-enrollment", "processes/school-enrollment/seasons/x.yaml"))
        .isTrue();
    assertThat(
            BundleFolder.holds(
                "school-enrollment", "processes/school-enrollment/scenarios/paths.yaml"))
        .isFalse();
  }
}
