package io.onething.engine;

import io.onething.catalog.Bundle;
import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with what a model names of its manifest, for a model of a few elements. */
final class ReferenceFaults {

  private ReferenceFaults() {}

  /**
   * The faults in words.
   *
   * @param elements what is in the model's process, with the prefix {@code camunda}
   */
  static List<String> of(Bundle bundle, String elements) {
    String model =
        "<definitions xmlns='%s' xmlns:camunda='%s'><process id='trial'>%s</process></definitions>"
            .formatted(ModelDocument.BPMN, ModelDocument.CAMUNDA, elements);
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/trial.bpmn", model.getBytes(StandardCharsets.UTF_8));
    new ModelReferences(
            ModelDocument.read(file, faults).orElseThrow(),
            bundle,
            new DataFiles(DataFiles.DEFAULT_LOCATION),
            faults)
        .check();
    return faults.stream().map(Fault::toString).toList();
  }
}
