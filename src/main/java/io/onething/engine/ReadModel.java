package io.onething.engine;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.xml.ModelParseException;

/**
 * A model that could be read.
 *
 * @param document what is written in it
 * @param bpmn what that means
 * @param shared it stands in the folder of processes that all bundles use
 */
record ReadModel(ModelDocument document, BpmnModelInstance bpmn, boolean shared) {

  /** What the schema says of it; {@link ModelDocument#checkIds} has told it with the element. */
  private static final String ID_USED_TWICE = "cvc-id.2:";

  static Optional<ReadModel> of(ModelDocument document, List<Fault> faults) {
    DataFile file = document.file();
    try {
      BpmnModelInstance bpmn = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
      boolean shared = file.folder().equals(BundleDeployer.SHARED);
      return Optional.of(new ReadModel(document, bpmn, shared));
    } catch (ModelParseException wrong) {
      Throwable why = wrong.getCause() == null ? wrong : wrong.getCause();
      String problem = String.valueOf(why.getMessage());
      if (!problem.contains(ID_USED_TWICE)) {
        faults.add(new Fault(file.path(), "(file)", problem, "a BPMN 2.0 model"));
      }
      return Optional.empty();
    }
  }

  String path() {
    return document.file().path();
  }
}
