package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.DataFiles;
import io.onething.departments.DepartmentFiles;
import io.onething.shared.Localized;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.Test;

/** People read the model's name of a step and the file's name of its call on the same sheet. */
class ShippedStepNamesTest {
  private final DataFiles data = new DataFiles(DataFiles.DEFAULT_LOCATION);

  @Test
  void aStepIsCalledLikeItsCall() {
    Map<String, Localized> expected = new TreeMap<>();
    DepartmentFiles.read(data).calls().forEach(call -> expected.put(call.topic(), call.names()));
    Map<String, Localized> steps = stepsByTopic();
    expected.keySet().retainAll(steps.keySet());
    assertThat(steps).isNotEmpty().isEqualTo(expected);
  }

  private Map<String, Localized> stepsByTopic() {
    Map<String, Localized> steps = new TreeMap<>();
    for (DataFile file : data.matching("processes/*/*.bpmn")) {
      BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
      for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
        if (!task.getCamundaTopic().startsWith("${")) {
          steps.put(task.getCamundaTopic(), new Localized(task.getName(), english(task)));
        }
      }
    }
    return steps;
  }

  private static String english(ServiceTask task) {
    return task.getExtensionElements().getElementsQuery().list().stream()
        .flatMap(element -> element.getChildElementsByType(CamundaProperty.class).stream())
        .filter(property -> property.getCamundaName().equals("en"))
        .map(CamundaProperty::getCamundaValue)
        .findFirst()
        .orElseThrow();
  }
}
