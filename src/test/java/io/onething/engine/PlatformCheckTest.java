package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modeler makes files for two platforms; the wrong one is called by its name. */
class PlatformCheckTest {

  @TempDir Path empty;

  @Test
  void aFileOfCamundaEightIsRefusedAsOne() {
    assertThat(
            faultsOf(
                model("processes/trial/trial.bpmn", "Camunda Cloud"),
                model("processes/trial/rule.dmn", "Camunda Cloud"),
                file("forms/trial/a.form", "{\"executionPlatform\": \"Camunda Cloud\"}")))
        .hasSize(3)
        .contains(
            "processes/trial/trial.bpmn: executionPlatform: was made for 'Camunda Cloud', which is Camunda 8, expected a file of Camunda 7: in Modeler, File, New File, those under Camunda 7");
  }

  @Test
  void oneOfCamundaSevenAndOneThatDoesNotSayAreLetPass() {
    assertThat(
            faultsOf(
                model("processes/trial/trial.bpmn", "Camunda Platform"),
                file("processes/trial/rule.dmn", "<definitions/>"),
                file("forms/trial/a.form", "{}")))
        .isEmpty();
  }

  @Test
  void whatCannotBeReadIsToldByOthers() {
    assertThat(faultsOf(file("processes/trial/trial.bpmn", "<"), file("forms/trial/a.form", "no")))
        .isEmpty();
  }

  private List<String> faultsOf(DataFile... files) {
    return new PlatformCheck(new ObjectMapper())
        .faultsIn(new DataFiles(empty.toUri().toString()).with(List.of(files)), List.of()).stream()
            .map(Fault::toString)
            .toList();
  }

  private static DataFile model(String path, String platform) {
    return file(
        path,
        "<definitions xmlns:modeler='http://camunda.org/schema/modeler/1.0' modeler:executionPlatform='"
            + platform
            + "'/>");
  }

  private static DataFile file(String path, String text) {
    return new DataFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
