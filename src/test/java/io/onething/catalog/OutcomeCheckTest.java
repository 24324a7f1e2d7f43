package io.onething.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class OutcomeCheckTest {

  private static final String WITHOUT_TONE = "outcomes: {DONE: {zh: 已办结, en: Done}}\n";

  @TempDir Path folder;

  @Test
  void anOutcomeSaysWhatItMeansForTheApplicant() {
    Bundle bundle =
        Catalogs.read(
            """
            bundle: trial
            outcomes:
              DONE: {zh: 已办结, en: Done, tone: good}
              PARTIAL: {zh: 部分办结, en: Partly done}
              LOST: {zh: 遗失, tone: bad}
            """);

    assertThat(
            new OutcomeCheck().faultsIn(new DataFiles(folder.toUri().toString()), List.of(bundle)))
        .extracting(Fault::toString)
        .containsExactlyInAnyOrder(
            "processes/trial/bundle.yaml: outcomes.PARTIAL.tone: is missing, expected one of [good, partly, bad, neutral]: what it means for the applicant",
            "processes/trial/bundle.yaml: outcomes.LOST: zh or en is missing, expected {zh, en, tone}");
  }

  @Test
  void aToneThatNobodyKnowsIsRefusedWithThoseThatThereAre() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () -> Catalogs.read("bundle: trial\noutcomes: {DONE: {zh: 成, en: Done, tone: great}}"))
        .withMessageContaining("great")
        .withMessageContaining("partly");
  }

  @Test
  void whatIsReleasedIsAskedForItAndWhatWasReleasedEarlierIsNot() throws IOException {
    keep("processes/earlier/bundle.yaml", manifest("earlier"));
    keep("forms/earlier/application.form", "{}");
    keep("processes/earlier/earlier.bpmn", "<definitions/>");
    DataFiles files = new DataFiles(folder.toUri().toString());
    Catalog catalog =
        new Catalog(
            Map.of("earlier", Catalogs.read(manifest("earlier"))),
            files,
            Releases.NONE,
            Clock.systemUTC());
    StaticListableBeanFactory checks =
        new StaticListableBeanFactory(Map.of("outcomes", new OutcomeCheck()));

    assertThatExceptionOfType(FaultyFiles.class)
        .isThrownBy(
            () ->
                new BundleChecks(checks.getBeanProvider(FileCheck.class))
                    .check(catalog, "fresh", fresh(), List.of()))
        .satisfies(
            refused ->
                assertThat(refused.faults())
                    .extracting(Fault::file)
                    .containsExactly("processes/fresh/bundle.yaml"));
  }

  private static List<DataFile> fresh() {
    return List.of(
        file("processes/fresh/bundle.yaml", manifest("fresh")),
        file("forms/fresh/application.form", "{}"),
        file("processes/fresh/fresh.bpmn", "<definitions/>"));
  }

  private static String manifest(String bundle) {
    return """
        bundle: %s
        names: {zh: 试, en: Trial}
        summary: {zh: 试, en: Trial}
        leadDepartment: trial
        applicationForm: application
        clocks: {case: {names: {zh: 全程, en: Case}, limit: 5wd}}
        """
            .formatted(bundle)
        + WITHOUT_TONE;
  }

  private static DataFile file(String path, String text) {
    return new DataFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private void keep(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
