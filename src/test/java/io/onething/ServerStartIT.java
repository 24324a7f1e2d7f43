package io.onething;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.onething.catalog.Fault;
import io.onething.catalog.FaultyFiles;
import io.onething.docs.WorkedExample;
import io.onething.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

class ServerStartIT {

  @TempDir Path folder;

  @Test
  void startsOnAnEmptyDatabase() {
    try (var server = start()) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void startsWithTheDepartmentThatTheHowToConnects() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("target", "classes", "onething"), folder);
    WorkedExample.follow(folder);
    try (var server = start("--onething.data.location=file:" + folder + "/")) {
      assertThat(server.isRunning()).isTrue();
    }
  }

  @Test
  void aWrongFileStopsTheStartWithEveryFaultOfEveryFile() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("target", "classes", "onething"), folder);
    String model = "processes/talent-residency/talent-residency.bpmn";
    change(model, "camunda:topic=\"police.settle\"", "camunda:topic=\"police.setle\"");
    change(model, "deadlines.due(caseId,'checks')", "deadlines.due(caseId,'hrss')");
    change(model, "value=\"withdrawn\"", "value=\"withdrew\"");
    change(model, "camunda:formRef=\"hrss-review\"", "camunda:formRef=\"hrss-reviews\"");
    change(model, "errorCode=\"Error_QuotaRefused\"", "errorCode=\"Error_Quota\"");
    change(
        "processes/talent-residency/bundle.yaml",
        "prefill: [police.identity",
        "prefill: [police.identy");
    change("forms/talent-residency/application.form", "\"key\": \"mobile\"", "\"key\": \"mobil\"");
    change("workers/police-sz/police.permit.yaml", "method: POST", "methd: POST");

    Throwable failure =
        catchThrowable(() -> start("--onething.data.location=file:" + folder + "/").close());

    assertThat(failure).rootCause().isInstanceOf(FaultyFiles.class);
    List<String> faults = faultsIn(failure);
    for (String beginning :
        List.of(
            model + ": Task_Settle: unknown topic 'police.setle', expected",
            "workers/police-sz/police.settle.yaml: topic: no model uses 'police.settle', expected",
            model + ": Task_QuotaCard: 'residency.quota-card' may be refused as Error_QuotaRefused",
            model + ": Event_Withdrawn: unknown notify 'withdrew'",
            model + ": Task_HrssReview: unknown form 'hrss-reviews'",
            "processes/talent-residency/bundle.yaml: prefill: unknown topic 'police.identy'",
            "workers/police-sz/police.permit.yaml: methd: ",
            "forms/talent-residency/application.form: mobil.key: ")) {
      assertThat(faults).anyMatch(fault -> fault.startsWith(beginning));
    }
    assertThat(faults).anyMatch(fault -> fault.contains("unknown clock 'hrss', expected"));
  }

  private static List<String> faultsIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultyFiles faulty) {
        return faulty.faults().stream().map(Fault::toString).toList();
      }
    }
    throw new AssertionError("The start did not stop for its files", failure);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(folder.resolve(file), text.replace(from, to));
  }

  private static ConfigurableApplicationContext start(String... more) {
    SpringApplicationBuilder server = new SpringApplicationBuilder(ServerApplication.class);
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.datasource.url=" + TestDatabase.emptySchema(),
                "--spring.datasource.username=root",
                "--spring.datasource.password="));
    arguments.addAll(List.of(more));
    return server.run(arguments.toArray(String[]::new));
  }
}
