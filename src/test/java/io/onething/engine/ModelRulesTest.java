package io.onething.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.onething.catalog.DataFile;
import io.onething.catalog.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model is code: what could run code is refused, in whatever way it is written. */
class ModelRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<serviceTask id='Task_A' camunda:class='java.lang.Object'/>",
        "<serviceTask id='Task_A' camunda:expression='${true}'/>",
        "<serviceTask id='Task_A' activiti:class='java.lang.Object'/>",
        "<serviceTask id='Task_A' camunda:type='shell'/>",
        "<serviceTask id='Task_A' camunda:type='mail'/>",
        "<sendTask id='Task_A' camunda:type='Shell'/>",
        "<scriptTask id='Task_A' scriptFormat='groovy'><script>1</script></scriptTask>",
        "<userTask id='Task_A'><extensionElements><camunda:taskListener class='a.B' event='create'/></extensionElements></userTask>",
        "<userTask id='Task_A'><extensionElements><camunda:executionListener delegateExpression='${deadlines}' event='start'/></extensionElements></userTask>",
        "<userTask id='Task_A'><extensionElements><camunda:executionListener expression='${true}' event='start'/></extensionElements></userTask>",
        "<userTask id='Task_A'><extensionElements><activiti:taskListener class='a.B' event='create'/></extensionElements></userTask>",
        "<userTask id='Task_A'><extensionElements><camunda:formData><camunda:formField id='a' type='string'><camunda:validation><camunda:constraint name='validator' config='a.B'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>",
        "<userTask id='Task_A'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>",
        "<sequenceFlow id='Flow_A'><conditionExpression language='groovy'>true</conditionExpression></sequenceFlow>",
        "<sequenceFlow id='Flow_A'><conditionExpression>${execution.id == 'a'}</conditionExpression></sequenceFlow>",
        "<sequenceFlow id='Flow_A'><conditionExpression>${exec<!-- -->ution.id == 'a'}</conditionExpression></sequenceFlow>",
        "<sequenceFlow id='Flow_A'><conditionExpression>${exec<![CDATA[ution.id]]> == 'a'}</conditionExpression></sequenceFlow>",
        "<sequenceFlow id='Flow_A'><conditionExpression>${externalTask.getExecution() == null}</conditionExpression></sequenceFlow>",
      })
  void whatRunsCodeIsRefused(String element) {
    assertThat(faultsOf(element)).as(element).isNotEmpty();
  }

  @Test
  void whatAModelNeedsIsLetPass() {
    assertThat(
            faultsOf(
                "<serviceTask id='Task_A' camunda:type='external' camunda:topic='police.identity'>"
                    + "<extensionElements><camunda:errorEventDefinition errorRef='E' expression='${retriesLeft == 0}'/>"
                    + "<camunda:properties><camunda:property name='state' value='CHECKING'/></camunda:properties>"
                    + "</extensionElements></serviceTask>"
                    + "<sequenceFlow id='Flow_A'><conditionExpression>${route == 'MANUAL'}</conditionExpression></sequenceFlow>"))
        .isEmpty();
  }

  @Test
  void twoElementsOfOneNameAreRefused() {
    assertThat(
            faultsOf(
                "<userTask id='Task_A'><extensionElements><camunda:formData><camunda:formField id='a'/></camunda:formData></extensionElements></userTask>"
                    + "<userTask id='Task_B'><extensionElements><camunda:formData><camunda:formField id='a'/></camunda:formData></extensionElements></userTask>"
                    + "<userTask id='Task_A'/><endEvent id='Task_A'/>"))
        .extracting(Fault::toString)
        .containsExactly(
            "processes/trial/trial.bpmn: Task_A: used twice, expected an id of its own");
  }

  private static List<Fault> faultsOf(String elements) {
    String model =
        "<definitions xmlns='"
            + ModelDocument.BPMN
            + "' xmlns:camunda='"
            + ModelDocument.CAMUNDA
            + "' xmlns:activiti='http://activiti.org/bpmn'>"
            + "<process id='trial' isExecutable='true' camunda:historyTimeToLive='P1D'>"
            + elements
            + "</process></definitions>";
    List<Fault> faults = new ArrayList<>();
    DataFile file =
        new DataFile("processes/trial/trial.bpmn", model.getBytes(StandardCharsets.UTF_8));
    new ModelRules(ModelDocument.read(file, faults).orElseThrow(), faults).check();
    return faults;
  }
}
