package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.Bundle;
import io.onething.catalog.Catalogs;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What a manifest says of contests exists, and whoever is to decide sees the value. */
class ContestCheckTest {

  private static final String MANIFEST =
      """
      bundle: trial
      fields:
        degreeLevel: {names: {zh: 学历, en: Degree}, type: text, personal: true, source: education.degree, departments: [%s]}
        photo: {names: {zh: 照片, en: Photo}, type: file, personal: true, source: applicant, departments: [education]}
        mobile: {names: {zh: 手机, en: Mobile}, type: mobile, personal: true, source: applicant, departments: [education]}
      codes:
        VERIFYING: {zh: 核实信息, en: Verifying, standstill: 某法第三十条}
        PLAIN: {zh: 其他, en: Other}
      clocks:
        contest: {names: {zh: 异议, en: Contest}, limit: 5wd}
      materials:
        degree: {names: {zh: 学历证书, en: Degree}, obtained: %s, from: education.degree, trust: A, contest: {%s}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void aModelWithOneTaskAndTheShippedCalls() throws IOException {
    Path model = folder.resolve("processes/trial/trial.bpmn");
    Files.createDirectories(model.getParent());
    Files.writeString(
        model,
        """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="t">
          <bpmn:process id="trial"><bpmn:userTask id="Task_Review"/><bpmn:serviceTask id="Task_Ask"/></bpmn:process>
        </bpmn:definitions>
        """);
    FileSystemUtils.copyRecursively(Path.of("workers"), folder.resolve("workers"));
  }

  @Test
  void acceptsWhatExists() {
    assertThat(
            faults(
                "education",
                "query",
                "clock: contest, holds: [Task_Review], proof: photo, proofWithin: 5wd"))
        .isEmpty();
    assertThat(faults("education", "verify", "clock: contest")).isEmpty();
    assertThat(
            faults(
                "education", "query", "clock: contest, holds: [Task_Review], suspends: VERIFYING"))
        .isEmpty();
  }

  @Test
  void aModelThatCannotBeReadIsToldByOthers() throws IOException {
    Files.writeString(folder.resolve("processes/trial/trial.bpmn"), "PK");

    assertThat(faults("education", "query", "clock: contest, holds: [Task_Review]")).isEmpty();
  }

  @Test
  void refusesWhatDoesNot() {
    String at = "processes/trial/bundle.yaml: materials.degree.contest";
    assertThat(
            faults(
                "hrss",
                "query",
                "clock: review, holds: [Task_Ask], proof: mobile, proofWithin: soon"))
        .containsExactlyInAnyOrder(
            at + ".clock: 'review', expected one of [contest]",
            at + ".holds: 'Task_Ask', expected a user task of the model: [Task_Review]",
            at + ".proofWithin: 'soon', expected a limit, as in 10wd",
            at
                + ": education does not see the field degreeLevel, expected it among the field's departments",
            at + ".proof: 'mobile', expected a field of type file that education sees");
    assertThat(faults("education", "cancelled", "clock: contest"))
        .containsExactly(
            at
                + ": stands at a material that no department is asked for, expected query or verify");
  }

  @Test
  void aClockStandsStillOnlyForWhatALawNamesAndOnlyWhereAStepWaits() {
    String at = "processes/trial/bundle.yaml: materials.degree.contest.suspends: ";
    String lawful =
        "expected a code whose standstill names the article by which the time does not count";
    assertThat(
            faults("education", "query", "clock: contest, holds: [Task_Review], suspends: PLAIN"))
        .containsExactly(at + "'PLAIN', " + lawful);
    assertThat(faults("education", "query", "clock: contest, suspends: VERIFYING"))
        .containsExactly(
            at + "stands without holds, expected the tasks that wait, whose clocks stand still");
  }

  @Test
  void aListIsContestedWhenItsColumnsSayHowItIsCorrected() {
    Bundle bundle =
        Catalogs.read(
            MANIFEST
                .formatted("education", "query", "clock: contest")
                .replace(
                    "type: text",
                    "type: list, columns: {name: {names: {zh: 名, en: N}, type: text}}"));
    assertThat(bundle.contestOf("degreeLevel")).isNotNull();
    Bundle without =
        Catalogs.read(
            MANIFEST
                .formatted("education", "query", "clock: contest")
                .replace("type: text", "type: list"));
    assertThat(without.contestOf("degreeLevel")).isNull();
  }

  private List<String> faults(String sees, String obtained, String contest) {
    Bundle bundle = Catalogs.read(MANIFEST.formatted(sees, obtained, contest));
    return new ContestCheck()
        .faultsIn(new DataFiles("file:" + folder.toAbsolutePath() + "/"), List.of(bundle)).stream()
            .map(Fault::toString)
            .toList();
  }
}
